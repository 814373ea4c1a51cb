package kith.efa.precision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import kith.efa.correlation.CorrelationKind;
import kith.efa.correlation.NullCorrelations;
import kith.efa.correlation.UsableItems;
import kith.efa.extraction.ExtractedFactors;
import kith.efa.solution.Congruence;
import kith.efa.solution.EfaSolution;
import kith.efa.solution.FactorAnalysis;
import kith.efa.solution.FactorMatching;
import kith.finding.Finding;
import kith.math.Matrix;
import kith.math.Parallel;
import kith.math.PearsonCorrelation;
import kith.math.Progress;
import kith.math.Symmetric;
import kith.math.Wishart;
import kith.moments.ordered.CovarianceDetail;
import kith.moments.ordered.ObservedVariable;
import kith.moments.ordered.OrdinalAccumulator;
import kith.moments.ordered.OrdinalDesign;
import kith.resampling.Outcomes;
import kith.resampling.Replicate;
import kith.resampling.Replicates;
import kith.resampling.Replication;
import kith.resampling.SamplingUnits;
import kith.rotation.RotatedFactors;
import kith.rotation.StartingPoints;
import org.apache.commons.math3.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;

/**
 * Standard errors and percentile intervals of rotated loadings from bootstrap samples of the rows (Zhang, Preacher and
 * Luo 2010, doi 10.1080/00273170903504836), or, where only correlations are known, of simulated normal respondents
 * around these.
 *
 * <p>Loadings of different samples may differ in the order and the signs of the factors without meaning anything by it.
 * Each sample's unrotated loadings are therefore first turned orthogonally towards the rotated loadings of the whole
 * sample, the rotation is searched from there, and the result is matched factor by factor ({@link FactorMatching}).
 * Samples in which extraction or rotation does not converge, or an item has no variance, are left out and told.
 *
 * @param analysis what is done with each sample
 * @param kind of the correlations
 * @param samples how many samples
 * @param seed of the samples; each has its own stream
 * @param parallel threads; the answer does not depend on them
 */
public record LoadingBootstrap(
        FactorAnalysis analysis, CorrelationKind kind, int samples, long seed, Parallel parallel) {

    private static final double TAIL = (1 - LoadingPrecision.LEVEL) / 2;

    private record Sample(Matrix loadings, Matrix phi) {}

    /**
     * @param solution the analysis of the whole sample
     * @param rows its complete answers, in the order of the solution's items
     */
    public LoadingPrecision run(EfaSolution solution, double[][] rows) {
        return run(solution, rows, new int[0], new double[0]);
    }

    /**
     * From samples of whole clusters, as many as there are.
     *
     * @param clusters the number of the cluster of each row; empty where rows were drawn one by one
     * @param weights sampling weights, which rows keep in every sample; empty where each counts once
     */
    public LoadingPrecision run(EfaSolution solution, double[][] rows, int[] clusters, double[] weights) {
        Optional<SamplingUnits> units =
                clusters.length == 0 ? Optional.empty() : Optional.of(SamplingUnits.clusters(List.of(clusters)));
        Correlating correlating = correlating(solution.items(), rows, weights);
        return run(solution, LoadingPrecision.Method.BOOTSTRAP, random -> {
            if (units.isPresent()) {
                int[] times = units.get().times(random)[0];
                return correlating.of(IntStream.range(0, times.length)
                        .flatMap(row -> IntStream.range(0, times[row]).map(again -> row))
                        .toArray());
            }
            int[] chosen = new int[rows.length];
            Arrays.setAll(chosen, i -> random.nextInt(rows.length));
            return correlating.of(chosen);
        });
    }

    /**
     * From samples of simulated normal respondents, where no rows are known.
     *
     * @param solution the analysis of the correlations
     * @param distribution of sums of products around these, in the order of the solution's items
     */
    public LoadingPrecision run(EfaSolution solution, Wishart distribution) {
        return run(
                solution,
                LoadingPrecision.Method.BOOTSTRAP_PARAMETRIC,
                random -> Symmetric.toCorrelation(distribution.draw(random)));
    }

    private LoadingPrecision run(
            EfaSolution solution, LoadingPrecision.Method method, Function<RandomGenerator, DMatrixRMaj> correlations) {
        Outcomes<Sample> outcomes = Replication.outcomes(
                samples,
                seed,
                parallel,
                "bootstrap samples",
                Progress.SILENT,
                random -> sample(solution, correlations.apply(random)));
        List<Sample> used = outcomes.used();
        List<Finding> findings = new ArrayList<>();
        if (outcomes.lostInAll() > 0) {
            findings.add(Finding.of(
                            "bootstrap_samples_lost",
                            Map.of("lost", outcomes.lostInAll(), "samples", samples, "reasons", outcomes.lost()))
                    .at("standard errors"));
        }
        Matrix loadings = solution.loadings();
        Matrix phi = solution.phi();
        return new LoadingPrecision(
                method,
                summary(loadings, used, Sample::loadings, Replicates::standardError),
                summary(phi, used, Sample::phi, Replicates::standardError),
                summary(loadings, used, Sample::loadings, values -> values.quantile(TAIL)),
                summary(loadings, used, Sample::loadings, values -> values.quantile(1 - TAIL)),
                summary(phi, used, Sample::phi, values -> values.quantile(TAIL)),
                summary(phi, used, Sample::phi, values -> values.quantile(1 - TAIL)),
                used.size(),
                findings);
    }

    private Replicate<Sample> sample(EfaSolution solution, DMatrixRMaj correlation) {
        if (!Symmetric.isFinite(correlation)) {
            return new Replicate.Lost<>("an item did not vary");
        }
        UsableItems items = new UsableItems(solution.items(), correlation, List.of());
        ExtractedFactors extracted = analysis.extraction().fit(items);
        if (!extracted.converged()
                || extracted.loadings().cols().size() != solution.factors().size()) {
            return new Replicate.Lost<>("extraction did not converge");
        }
        Matrix near = Congruence.rotatedTo(solution.loadings(), extracted.loadings());
        RotatedFactors rotated = analysis.rotation().rotate(near, StartingPoints.unrotatedOnly());
        if (!rotated.converged()) {
            return new Replicate.Lost<>("rotation did not converge");
        }
        FactorMatching alignment = FactorMatching.of(solution.loadings(), rotated.loadings());
        return new Replicate.Used<>(new Sample(alignment.loadings(rotated.loadings()), alignment.phi(rotated.phi())));
    }

    /** Correlations of the rows chosen. */
    @FunctionalInterface
    private interface Correlating {
        DMatrixRMaj of(int[] chosen);
    }

    private Correlating correlating(List<String> names, double[][] rows, double[] weights) {
        double[][] columns = NullCorrelations.columns(rows);
        if (kind != CorrelationKind.POLYCHORIC) {
            return chosen -> {
                double[] weight = drawn(weights, chosen);
                double[][] standardized = new double[columns.length][];
                for (int j = 0; j < columns.length; j++) {
                    double[] drawn = drawn(columns[j], chosen);
                    standardized[j] = NullCorrelations.standardized(
                            kind == CorrelationKind.SPEARMAN ? PearsonCorrelation.ranks(drawn, weight) : drawn, weight);
                    for (int i = 0; i < weight.length; i++) {
                        standardized[j][i] *= Math.sqrt(weight[i]);
                    }
                    if (standardized[j][0] == 0
                            && Arrays.stream(standardized[j]).allMatch(x -> x == 0)) {
                        standardized[j][0] = Double.NaN;
                    }
                }
                return NullCorrelations.correlation(standardized);
            };
        }
        List<ObservedVariable> variables = IntStream.range(0, names.size())
                .mapToObj(j -> ObservedVariable.orderedAsSeen(names.get(j), columns[j]))
                .toList();
        OrdinalDesign design =
                OrdinalDesign.of(names).with(CovarianceDetail.DIAGONAL).with(new Parallel(1));
        return chosen -> {
            OrdinalAccumulator accumulator = new OrdinalAccumulator(variables, design);
            for (int i : chosen) {
                accumulator.add(rows[i], weights.length == 0 ? 1 : weights[i], 0);
            }
            return Symmetric.of(accumulator.moments().correlation());
        };
    }

    /** The values of the rows chosen; none of none. */
    private static double[] drawn(double[] values, int[] chosen) {
        return values.length == 0
                ? values
                : Arrays.stream(chosen).mapToDouble(row -> values[row]).toArray();
    }

    private static Matrix summary(
            Matrix like,
            List<Sample> samples,
            java.util.function.Function<Sample, Matrix> part,
            ToDoubleFunction<Replicates> of) {
        double[][] summary = new double[like.rows().size()][like.cols().size()];
        for (int i = 0; i < summary.length; i++) {
            for (int k = 0; k < summary[i].length; k++) {
                int row = i;
                int col = k;
                summary[i][k] = of.applyAsDouble(Replicates.of(samples.stream()
                        .mapToDouble(sample -> part.apply(sample).at(row, col))
                        .toArray()));
            }
        }
        return Matrix.of(like.rows(), like.cols(), summary);
    }
}
