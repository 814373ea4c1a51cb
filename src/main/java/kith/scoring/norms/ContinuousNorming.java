package kith.scoring.norms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import kith.finding.Finding;
import kith.math.NormalDistribution;
import kith.math.Parallel;
import kith.math.Progress;
import kith.math.SubsetRegression;
import kith.resampling.Replicate;
import kith.resampling.Replication;
import kith.resampling.SamplingUnits;

/**
 * Builds continuous norms from a reference sample.
 *
 * <p>Respondents are ranked within groups of similar values of the covariate (each value, if there are at most
 * {@value #VALUES}; or else groups of about {@value #GROUP} respondents); the share (r − ½)/n gives the T score; raw
 * scores are regressed on powers of T (up to {@value #NORM_POWER}), powers of the covariate (up to
 * {@value #COVARIATE_POWER}) and their products. Of the best subsets of each size, the one with the number of terms
 * asked for, or else the smallest that explains 99% of the variance (adjusted R²) and increases with T; if none does,
 * the one with the highest adjusted R² that increases. As cNORM with method rankit and scale T.
 *
 * <p>The covariance matrix of the coefficients comes from bootstrap samples of respondents within groups, ranked anew,
 * with the same terms. The choice of terms is not repeated.
 *
 * @param covariate name of the column
 * @param terms how many terms; chosen where empty
 * @param samples bootstrap samples
 * @param seed of these samples
 */
public record ContinuousNorming(String covariate, OptionalInt terms, int samples, long seed) {

    private static final int VALUES = 20;
    private static final int GROUP = 100;
    private static final int NORM_POWER = 5;
    private static final int COVARIATE_POWER = 3;
    private static final int MOST_TERMS = 10;
    private static final int FEWEST = 100;
    private static final double ENOUGH = 0.99;

    /** A sample ordered by the covariate: where each group of similar values begins. */
    private record Sample(double[] raw, double[] values, int[] clusters, int[] starts) {

        int groups() {
            return starts.length - 1;
        }
    }

    /**
     * Norms of the respondents with a score and a covariate.
     *
     * @param group of the sample; empty for all
     * @param scores NaN where missing
     * @param values of the covariate, NaN where missing
     * @param clusters number of the cluster of each row; all different where rows are independent
     */
    public Optional<ContinuousNorms> of(
            String scale, String group, double[] scores, double[] values, int[] clusters, List<Finding> findings) {
        Sample sample = sample(scores, values, clusters);
        String reason = sample.raw().length < FEWEST ? "respondents" : sample.groups() < 3 ? "values" : "decreases";
        Optional<ContinuousNorms> norms = reason.equals("decreases") ? fit(group, sample) : Optional.empty();
        if (norms.isEmpty()) {
            findings.add(Finding.of("continuous_norms_not_fitted", Map.of("covariate", covariate, "reason", reason))
                    .at(scale)
                    .in(group));
        }
        if (norms.isPresent() && !norms.get().increases()) {
            findings.add(Finding.of("continuous_norms_decrease", Map.of("covariate", covariate))
                    .at(scale)
                    .in(group));
        }
        return norms;
    }

    private static Sample sample(double[] scores, double[] values, int[] clusters) {
        int[] known = IntStream.range(0, scores.length)
                .filter(i -> !Double.isNaN(scores[i]) && !Double.isNaN(values[i]))
                .boxed()
                .sorted((a, b) -> Double.compare(values[a], values[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ordered = Arrays.stream(known).mapToDouble(i -> values[i]).toArray();
        int distinct = (int) Arrays.stream(ordered).distinct().count();
        int size = distinct <= VALUES ? 1 : Math.max(GROUP, known.length / VALUES);
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (int i = 1; i < known.length; i++) {
            if (ordered[i] != ordered[i - 1] && i - starts.get(starts.size() - 1) >= size && known.length - i >= size) {
                starts.add(i);
            }
        }
        starts.add(known.length);
        return new Sample(
                Arrays.stream(known).mapToDouble(i -> scores[i]).toArray(),
                ordered,
                Arrays.stream(known).map(i -> clusters[i]).toArray(),
                starts.stream().mapToInt(Integer::intValue).toArray());
    }

    private Optional<ContinuousNorms> fit(String group, Sample sample) {
        List<NormTerm> candidates = NormTerm.upTo(NORM_POWER, Math.min(COVARIATE_POWER, sample.groups() - 1));
        int n = sample.raw().length;
        SubsetRegression regression = regression(candidates, sample);
        int[][] best = regression.best(Math.min(terms.orElse(MOST_TERMS), Math.min(candidates.size(), n - 2)));
        ContinuousNorms chosen = null;
        double explained = Double.NEGATIVE_INFINITY;
        for (int size = terms.isPresent() ? best.length : 1; size <= best.length; size++) {
            int[] subset = best[size - 1];
            double share = regression.residual(subset) / regression.total();
            double adjusted = 1 - share * (n - 1) / (n - 1 - size);
            ContinuousNorms norms = new ContinuousNorms(
                    group,
                    covariate,
                    NormSample.of(sample.raw(), sample.values()),
                    new NormPolynomial(
                            Arrays.stream(subset).mapToObj(candidates::get).toList(),
                            regression.coefficients(subset),
                            new double[0][]),
                    1 - share,
                    Math.sqrt(share * regression.total() / n));
            if (adjusted > explained && (terms.isPresent() || norms.increases())) {
                chosen = norms;
                explained = adjusted;
            }
            if (explained >= ENOUGH) {
                break;
            }
        }
        return Optional.ofNullable(chosen).map(norms -> withErrors(norms, sample));
    }

    private static SubsetRegression regression(List<NormTerm> candidates, Sample sample) {
        return SubsetRegression.of(columns(candidates, tScores(sample, null), sample.values()), sample.raw());
    }

    /** The regression of raw scores on all terms. */
    static SubsetRegression regression(double[] scores, double[] values) {
        return regression(NormTerm.upTo(NORM_POWER, COVARIATE_POWER), sample(scores, values, new int[scores.length]));
    }

    /**
     * T scores of the ranks within groups.
     *
     * @param times how often each respondent counts; null for once
     */
    private static double[] tScores(Sample sample, int[][] times) {
        double[] t = new double[sample.raw().length];
        for (int g = 0; g < sample.groups(); g++) {
            int from = sample.starts()[g];
            int to = sample.starts()[g + 1];
            for (int i = from; i < to; i++) {
                if (times != null && times[g][i - from] == 0) {
                    continue;
                }
                double below = 0;
                double ties = 0;
                double all = 0;
                for (int j = from; j < to; j++) {
                    int count = times == null ? 1 : times[g][j - from];
                    all += count;
                    below += sample.raw()[j] < sample.raw()[i] ? count : 0;
                    ties += sample.raw()[j] == sample.raw()[i] ? count : 0;
                }
                t[i] = 50 + 10 * NormalDistribution.quantile(TieRule.RANKIT.share(below, ties, all));
            }
        }
        return t;
    }

    private static double[][] columns(List<NormTerm> terms, double[] t, double[] values) {
        return terms.stream()
                .map(term -> IntStream.range(0, t.length)
                        .mapToDouble(i -> term.of(t[i], values[i]))
                        .toArray())
                .toArray(double[][]::new);
    }

    private ContinuousNorms withErrors(ContinuousNorms norms, Sample sample) {
        NormPolynomial polynomial = norms.polynomial();
        SamplingUnits units = units(sample);
        List<double[]> replicates = Replication.outcomes(
                        samples,
                        seed,
                        Parallel.allCores(),
                        "continuous norms",
                        Progress.SILENT,
                        random -> Replicate.of(
                                Optional.of(coefficients(polynomial.terms(), sample, units.times(random)))
                                        .filter(found -> Arrays.stream(found).allMatch(Double::isFinite)),
                                "the regression is not determined"))
                .used();
        double[] coefficients = polynomial.coefficients();
        return new ContinuousNorms(
                norms.group(),
                norms.covariate(),
                norms.sample(),
                new NormPolynomial(polynomial.terms(), coefficients, covariance(replicates, coefficients.length)),
                norms.rSquared(),
                norms.rmse());
    }

    private static SamplingUnits units(Sample sample) {
        List<int[]> clusters = IntStream.range(0, sample.groups())
                .mapToObj(g -> Arrays.copyOfRange(sample.clusters(), sample.starts()[g], sample.starts()[g + 1]))
                .toList();
        boolean single = Arrays.stream(sample.clusters()).distinct().count() == sample.clusters().length;
        return single
                ? SamplingUnits.rows(
                        clusters.stream().mapToInt(own -> own.length).toArray())
                : SamplingUnits.clusters(clusters);
    }

    private static double[] coefficients(List<NormTerm> terms, Sample sample, int[][] times) {
        double[] t = tScores(sample, times);
        int[] rows = IntStream.range(0, sample.groups())
                .flatMap(g -> IntStream.range(sample.starts()[g], sample.starts()[g + 1])
                        .flatMap(i -> IntStream.generate(() -> i).limit(times[g][i - sample.starts()[g]])))
                .toArray();
        double[][] columns = columns(
                terms,
                Arrays.stream(rows).mapToDouble(i -> t[i]).toArray(),
                Arrays.stream(rows).mapToDouble(i -> sample.values()[i]).toArray());
        return SubsetRegression.of(
                        columns,
                        Arrays.stream(rows).mapToDouble(i -> sample.raw()[i]).toArray())
                .coefficients(IntStream.range(0, terms.size()).toArray());
    }

    private static double[][] covariance(List<double[]> replicates, int p) {
        double[] means = new double[p];
        replicates.forEach(one -> Arrays.setAll(means, k -> means[k] + one[k] / replicates.size()));
        double[][] covariance = new double[p][p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                double sum = 0;
                for (double[] one : replicates) {
                    sum += (one[i] - means[i]) * (one[j] - means[j]);
                }
                covariance[i][j] = sum / (replicates.size() - 1);
            }
        }
        return covariance;
    }
}
