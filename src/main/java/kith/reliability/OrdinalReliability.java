package kith.reliability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.data.Responses;
import kith.efa.ExtractedFactors;
import kith.efa.Extraction;
import kith.finding.Finding;
import kith.math.BivariateNormal;
import kith.math.Matrix;
import kith.math.NormalDistribution;
import kith.math.Parallel;
import kith.math.Seeds;
import kith.moments.CovarianceDetail;
import kith.moments.ObservedVariable;
import kith.moments.OrdinalAccumulator;
import kith.moments.OrdinalDesign;
import kith.moments.OrdinalMoments;
import kith.moments.Threshold;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Reliability of rating scales from polychoric correlations.
 *
 * <p>Ordinal alpha (Zumbo, Gadermann & Zeisser 2007, doi 10.22237/jmasm/1177992180) is alpha of the polychoric correlations: it
 * speaks of the continuous variables thought to be behind the answers, which nobody scores, and is no reliability of the sum
 * (Chalmers 2018, doi 10.1177/0013164417727036). Categorical omega is that of the sum: with thresholds τ, standardised loadings
 * λ and polychoric correlations ρ, ω = Σᵢⱼ c(λᵢλⱼ)/Σᵢⱼ c(ρᵢⱼ), where c(ρ) is the covariance of two answers whose variables
 * correlate ρ: Σ over thresholds of step sizes times Φ₂(τᵢ, τⱼ, ρ) − Φ(τᵢ)Φ(τⱼ) (Green & Yang 2009,
 * doi 10.1007/s11336-008-9099-3, equation 21). The loadings are those of one factor fitted by least squares weighted by the
 * asymptotic variances (WLSMV's estimates); below the line stand the observed polychoric correlations, as in semTools' {@code
 * compRelSEM}.
 *
 * @param alpha ordinal alpha
 * @param omega categorical omega; empty for fewer than three items
 */
record OrdinalReliability(Optional<Double> alpha, Optional<Double> omega, List<Finding> findings) {

    private static final int MOST_CATEGORIES = 10;
    private static final int MOST_ITEMS = 40;
    private static final OrdinalReliability NOTHING =
            new OrdinalReliability(Optional.empty(), Optional.empty(), List.of());

    /** Empty when there are no answers, or an item has more than ten different ones. */
    static OrdinalReliability of(ScaleCovariance scale, ReliabilityOptions options) {
        if (scale.answers().isEmpty() || !categorical(scale.answers().get())) {
            return NOTHING;
        }
        if (scale.size() > MOST_ITEMS) {
            return new OrdinalReliability(
                    Optional.empty(),
                    Optional.empty(),
                    List.of(Finding.note(
                            "ordinal_reliability_left_out",
                            "",
                            "Ordinal alpha and categorical omega are left out for more than " + MOST_ITEMS + " items.",
                            "")));
        }
        OrdinalMoments moments = moments(scale, options);
        Matrix polychoric = moments.correlation();
        if (Double.isNaN(Alpha.sum(polychoric.toArray()))) {
            return new OrdinalReliability(
                    Optional.empty(),
                    Optional.empty(),
                    List.of(Finding.warning(
                            "polychoric_correlation_missing",
                            "ordinal alpha, categorical omega",
                            "A polychoric correlation cannot be estimated, so that neither exists.",
                            "Collect categories that nearly nobody chose, or look for items that repeat each other.")));
        }
        double alpha = Alpha.of(polychoric.toArray());
        List<Finding> findings = new ArrayList<>();
        Optional<Double> omega = scale.size() < 3 ? Optional.empty() : omega(moments, findings);
        return new OrdinalReliability(Optional.of(alpha), omega, findings);
    }

    private static boolean categorical(KeyedMatrix answers) {
        return Arrays.stream(answers.keyed())
                .allMatch(column -> Arrays.stream(column)
                                .filter(answer -> !Double.isNaN(answer))
                                .distinct()
                                .limit(MOST_CATEGORIES + 1)
                                .count()
                        <= MOST_CATEGORIES);
    }

    private static OrdinalMoments moments(ScaleCovariance scale, ReliabilityOptions options) {
        KeyedMatrix answers = scale.answers().orElseThrow();
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int i = 0; i < scale.size(); i++) {
            columns.put(scale.items().get(i), answers.keyed()[i]);
        }
        List<String> ids = IntStream.rangeClosed(1, answers.people())
                .mapToObj(Integer::toString)
                .toList();
        return OrdinalMoments.of(
                new Responses("", ids, columns, Map.of()),
                design(scale, options, options.resampling().parallel()));
    }

    private static OrdinalDesign design(ScaleCovariance scale, ReliabilityOptions options, Parallel parallel) {
        return OrdinalDesign.of(scale.items())
                .with(
                        options.missing() == MissingAnswers.PAIRWISE
                                ? kith.moments.MissingAnswers.PAIRWISE
                                : kith.moments.MissingAnswers.LISTWISE)
                .with(CovarianceDetail.DIAGONAL)
                .with(parallel);
    }

    /**
     * Intervals over samples of people.
     *
     * @param draws how many samples
     */
    record Intervals(Interval alpha, Interval omega, IntervalMethod method, int draws) {}

    /**
     * Polychoric correlations, and what rests on them, in every sample of people drawn with replacement: percentiles where as many samples
     * are drawn as asked for, else normal intervals less the bias, for which few are enough.
     */
    Optional<Intervals> intervals(ScaleCovariance scale, ReliabilityOptions options) {
        ReliabilityOptions.Resampling resampling = options.resampling();
        int draws = resampling.extent().searchedDraws(scale.size(), resampling.draws());
        if (alpha.isEmpty() || draws == 0) {
            return Optional.empty();
        }
        List<double[]> drawn = drawn(scale, options, draws);
        boolean full = resampling.extent().inFull(scale.size());
        return Optional.of(new Intervals(
                interval(drawn, 0, alpha.get(), full, options.level()),
                interval(drawn, 1, omega.orElse(Double.NaN), full, options.level()),
                full ? IntervalMethod.BOOTSTRAP_PERCENTILE : IntervalMethod.BOOTSTRAP_NORMAL,
                draws));
    }

    private static List<double[]> drawn(ScaleCovariance scale, ReliabilityOptions options, int draws) {
        KeyedMatrix answers = scale.answers().orElseThrow();
        List<ObservedVariable> variables = IntStream.range(0, scale.size())
                .mapToObj(i -> ObservedVariable.orderedAsSeen(scale.items().get(i), answers.keyed()[i]))
                .toList();
        OrdinalDesign design = design(scale, options, new Parallel(1));
        ReliabilityOptions.Resampling resampling = options.resampling();
        return resampling.parallel().map(draws, draw -> {
            RandomGenerator random = Seeds.stream(resampling.seed(), draw);
            OrdinalAccumulator accumulator = new OrdinalAccumulator(variables, design);
            for (int i = 0; i < answers.people(); i++) {
                accumulator.add(answers.person(random.nextInt(answers.people())));
            }
            return alphaAndOmega(accumulator.moments());
        });
    }

    private static double[] alphaAndOmega(OrdinalMoments moments) {
        double alpha = Alpha.of(moments.correlation().toArray());
        boolean several = moments.names().size() >= 3 && !Double.isNaN(alpha);
        return new double[] {alpha, several ? omega(moments, new ArrayList<>()).orElse(Double.NaN) : Double.NaN};
    }

    private static Interval interval(
            List<double[]> drawn, int which, double estimate, boolean percentiles, double level) {
        double[] sorted = drawn.stream()
                .mapToDouble(values -> values[which])
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return percentiles
                ? ReliabilityBootstrap.percentiles(sorted, level)
                : ReliabilityBootstrap.normal(sorted, estimate, level);
    }

    private static Optional<Double> omega(OrdinalMoments moments, List<Finding> findings) {
        List<String> names = moments.names();
        int k = names.size();
        double[] variances = moments.asymptotic().diagonal();
        int at = variances.length - k * (k - 1) / 2;
        double[][] weights = new double[k][k];
        for (int j = 0; j < k; j++) {
            for (int i = j + 1; i < k; i++) {
                weights[i][j] = 1 / variances[at++];
                weights[j][i] = weights[i][j];
            }
        }
        if (!Double.isFinite(Alpha.sum(weights))) {
            return Optional.empty();
        }
        ExtractedFactors factor =
                Extraction.weighted(1, Matrix.square(names, weights)).fit(moments.correlation());
        factor.findings().forEach(finding -> findings.add(finding.in("categorical omega")));
        double[] loadings = factor.loadings().column(0);
        double common = 0;
        double total = 0;
        for (int i = 0; i < k; i++) {
            Steps own = Steps.of(moments, i);
            for (int j = 0; j <= i; j++) {
                Steps other = Steps.of(moments, j);
                double times = i == j ? 1 : 2;
                common += times * own.covariance(other, loadings[i] * loadings[j]);
                total += times
                        * (i == j
                                ? own.variance()
                                : own.covariance(other, moments.correlation().at(i, j)));
            }
        }
        return Optional.of(common / total);
    }

    /**
     * The steps that an answer takes as its variable passes the thresholds.
     *
     * @param thresholds ascending
     * @param sizes how much the answer grows at each
     */
    private record Steps(double[] thresholds, double[] sizes) {

        static Steps of(OrdinalMoments moments, int variable) {
            ObservedVariable item = moments.variables().get(variable);
            List<Threshold> thresholds = moments.thresholdsOf(item.name());
            double[] categories = item.categories();
            return new Steps(
                    thresholds.stream().mapToDouble(Threshold::value).toArray(),
                    thresholds.stream()
                            .mapToDouble(
                                    threshold -> categories[threshold.number()] - categories[threshold.number() - 1])
                            .toArray());
        }

        double covariance(Steps other, double rho) {
            double sum = 0;
            for (int a = 0; a < sizes.length; a++) {
                for (int b = 0; b < other.sizes.length; b++) {
                    double together = BivariateNormal.cumulative(thresholds[a], other.thresholds[b], rho);
                    double apart = NormalDistribution.cumulative(thresholds[a])
                            * NormalDistribution.cumulative(other.thresholds[b]);
                    sum += sizes[a] * other.sizes[b] * (together - apart);
                }
            }
            return sum;
        }

        double variance() {
            double sum = 0;
            for (int a = 0; a < sizes.length; a++) {
                for (int b = 0; b < sizes.length; b++) {
                    double lower = NormalDistribution.cumulative(Math.min(thresholds[a], thresholds[b]));
                    double upper = NormalDistribution.cumulative(Math.max(thresholds[a], thresholds[b]));
                    sum += sizes[a] * sizes[b] * (lower - lower * upper);
                }
            }
            return sum;
        }
    }
}
