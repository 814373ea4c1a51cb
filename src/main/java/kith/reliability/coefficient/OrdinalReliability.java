package kith.reliability.coefficient;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.data.Responses;
import kith.finding.Finding;
import kith.math.SmallMatrices;
import kith.moments.ordered.OrdinalDesign;
import kith.moments.ordered.OrdinalMoments;
import kith.reliability.scale.ReliabilityOptions;
import kith.reliability.scale.ScaleResponses;
import kith.resampling.Interval;
import kith.resampling.IntervalMethod;
import kith.resampling.Replicates;

/**
 * Reliability of rating scales from polychoric correlations.
 *
 * <p>Ordinal alpha (Zumbo, Gadermann and Zeisser 2007, doi 10.22237/jmasm/1177992180) is alpha of the polychoric
 * correlations: it speaks of the continuous variables thought to be behind the answers, which are not scored, and is no
 * reliability of the sum (Chalmers 2018b, doi 10.1177/0013164417727036). Categorical omega is that of the sum
 * ({@link CategoricalOmega}): the variance that one factor, fitted by least squares weighted by the asymptotic
 * variances (WLSMV's estimates), gives the sum, by the variance that the polychoric correlations give it, or by that of
 * the model. The two say the same where one factor accounts for the correlations.
 *
 * <p>Intervals are by the delta method ({@link OrdinalIntervals}), and, when all are asked for, by the bootstrap too.
 *
 * @param found the coefficients; no omega for fewer than three items
 */
record OrdinalReliability(Map<Coefficient, Found> found, List<Finding> findings) {

    /**
     * @param intervals at least one, {@link Interval#NONE} where there is none
     * @param samples how many were drawn
     */
    record Found(double estimate, List<Interval> intervals, int samples) {}

    private static final String WEIGHT = "kith weight";
    private static final int MOST_CATEGORIES = 10;
    /**
     * 100 items of 2,500 respondents take about a second more on two cores, within the five that all of a scale may
     * take; it grows with the pairs.
     */
    private static final int MOST_ITEMS = 100;

    /**
     * A difference of the two omegas that changes what is said of a scale, and that chance does not make: where one
     * factor holds, samples of 250 respondents differed by less than 0.03 in 99 of 100, for up to 25 items.
     */
    private static final double DIFFERENT = 0.05;

    private static final List<Coefficient> COEFFICIENTS =
            List.of(Coefficient.ALPHA_ORDINAL, Coefficient.OMEGA_CATEGORICAL, Coefficient.OMEGA_CATEGORICAL_MODEL);

    /** None when there are no answers, fewer than two items, or an item has more than ten different ones. */
    static OrdinalReliability of(ScaleCovariance scale, ReliabilityOptions options) {
        if (scale.size() < 2
                || scale.answers().isEmpty()
                || !categorical(scale.answers().get())) {
            return new OrdinalReliability(Map.of(), List.of());
        }
        if (scale.size() > MOST_ITEMS) {
            return without(Finding.of("ordinal_reliability_left_out", Map.of("most", MOST_ITEMS)));
        }
        OrdinalMoments moments = moments(scale, options);
        double[][] polychoric = moments.correlation().toArray();
        if (Double.isNaN(SmallMatrices.sum(polychoric))) {
            return without(Finding.of("polychoric_correlation_missing").at("ordinal alpha, categorical omega"));
        }
        Optional<CategoricalOmega> omega = scale.size() < 3
                ? Optional.empty()
                : CategoricalOmega.of(moments, options.resampling().parallel());
        Map<Coefficient, Found> found = found(
                scale, options, new OrdinalIntervals(moments, Alpha.of(polychoric), omega, options, units(scale)));
        return new OrdinalReliability(found, findings(omega, found));
    }

    private static OrdinalReliability without(Finding finding) {
        return new OrdinalReliability(Map.of(), List.of(finding));
    }

    private static boolean categorical(ScaleResponses answers) {
        return answers.keyed().stream()
                .allMatch(column -> Arrays.stream(column.toArray())
                                .filter(answer -> !Double.isNaN(answer))
                                .distinct()
                                .limit(MOST_CATEGORIES + 1)
                                .count()
                        <= MOST_CATEGORIES);
    }

    private static OrdinalMoments moments(ScaleCovariance scale, ReliabilityOptions options) {
        ScaleResponses answers = scale.answers().orElseThrow();
        Responses responses = answers.responses(scale.items());
        return OrdinalMoments.of(
                answers.isWeighted() ? responses.withNumbers(Map.of(WEIGHT, answers.weights())) : responses,
                design(scale, options));
    }

    /** The units of the respondents who answered something. */
    private static int[] units(ScaleCovariance scale) {
        ScaleResponses answers = scale.answers().orElseThrow();
        int[] units = answers.units();
        return IntStream.range(0, units.length)
                .filter(answers::isAnswered)
                .map(row -> units[row])
                .toArray();
    }

    private static OrdinalDesign design(ScaleCovariance scale, ReliabilityOptions options) {
        OrdinalDesign design = OrdinalDesign.of(scale.items())
                .with(options.missing())
                .with(options.resampling().parallel());
        return scale.answers().orElseThrow().isWeighted() ? design.weightedBy(WEIGHT) : design;
    }

    private static Map<Coefficient, Found> found(
            ScaleCovariance scale, ReliabilityOptions options, OrdinalIntervals intervals) {
        double[] values = intervals.values();
        ScaleResponses answers = scale.answers().orElseThrow();
        List<Replicates> drawn = scale.n() < 3 || !answers.hasEnoughUnits() ? List.of() : intervals.drawn();
        Interval[] normal = answers.areDrawnAtRandom() ? intervals.delta() : intervals.normal(drawn);
        boolean percentiles = options.resampling().extent() == ReliabilityOptions.Extent.ALL && !drawn.isEmpty();
        Map<Coefficient, Found> found = new EnumMap<>(Coefficient.class);
        for (int c = 0; c < values.length; c++) {
            if (!Double.isNaN(values[c])) {
                found.put(
                        COEFFICIENTS.get(c),
                        new Found(
                                values[c],
                                percentiles
                                        ? List.of(normal[c], drawn.get(c).percentile(options.level()))
                                        : List.of(normal[c]),
                                drawn.isEmpty() ? 0 : drawn.get(c).drawn()));
            }
        }
        return found;
    }

    boolean has(Coefficient coefficient) {
        return found.containsKey(coefficient);
    }

    /** NaN where it does not exist. */
    double estimate(Coefficient coefficient) {
        return has(coefficient) ? found.get(coefficient).estimate() : Double.NaN;
    }

    /** By the delta method or samples of clusters; and percentiles of the bootstrap, where all are asked for. */
    List<Interval> intervals(Coefficient coefficient) {
        return has(coefficient) ? found.get(coefficient).intervals() : List.of();
    }

    /** From how many samples percentiles come, for a convention. */
    String supposition(Interval interval) {
        return interval.method() == IntervalMethod.BOOTSTRAP_PERCENTILE
                ? "; interval from " + found.values().iterator().next().samples() + " samples"
                : "";
    }

    private static List<Finding> findings(Optional<CategoricalOmega> omega, Map<Coefficient, Found> rows) {
        List<Finding> findings = new ArrayList<>();
        omega.ifPresent(found -> found.findings().forEach(finding -> findings.add(finding.in("categorical omega"))));
        omega.filter(found -> Math.abs(found.observed() - found.model()) > DIFFERENT)
                .ifPresent(found -> findings.add(Finding.of(
                                "categorical_omegas_differ",
                                Map.of("observed", found.observed(), "model", found.model()))
                        .at(Coefficient.OMEGA_CATEGORICAL.id())));
        if (rows.values().stream().anyMatch(row -> !row.intervals().get(0).exists())) {
            findings.add(Finding.of(
                    "interval_needs_people",
                    Map.of(
                            "coefficients",
                            "Ordinal alpha and categorical omega",
                            "respondents",
                            0,
                            "items",
                            0,
                            "reason",
                            "fourth")));
        }
        return findings;
    }
}
