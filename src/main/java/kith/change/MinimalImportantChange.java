package kith.change;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import kith.math.Descriptives;
import kith.math.PearsonCorrelation;

/**
 * The change that matters to respondents by their own rating of change (the anchor).
 *
 * <p>With q the share of improved respondents, p = ln(q/(1 − q)), and the logistic regression of improvement on change
 * C + B·change:
 *
 * <ul>
 *   <li>predictive MIC = (p − C)/B (Terluin et al. 2015, doi 10.1016/j.jclinepi.2015.03.015), biased when q is not one
 *       half;
 *   <li>adjusted MIC of 2017 = MIC − (0.090 + 0.103 ρ) s p (Terluin et al. 2017, doi 10.1016/j.jclinepi.2016.12.015);
 *   <li>adjusted MIC of 2022 = MIC − (0.8/rel − 0.5) s ρ p with rel the reliability of the anchor (Terluin et al. 2022,
 *       doi 10.1016/j.jclinepi.2022.04.018); the reliability of transition ratings is seldom known, and is given for
 *       several values.
 * </ul>
 *
 * Here s is the standard deviation of change and ρ the point-biserial correlation of improvement and change. The
 * standard error of the predictive MIC is by the delta method with q taken as known. Mean change of those who rate each
 * category stands beside them.
 *
 * @param n respondents with a change and a rating
 * @param improved how many of them improved by the anchor
 * @param logOdds p
 * @param pointBiserial correlation of improvement and change
 * @param spearman correlation of the rating and change
 * @param sdChange standard deviation (n − 1) of change
 * @param ratings mean change by rating
 * @param curve logistic regression
 * @param predictive MIC of 2015
 * @param predictiveError its standard error
 * @param adjusted2017 MIC of 2017
 * @param adjusted2022 MIC of 2022 by reliability of the anchor
 * @param roc how well change tells the improved from the others
 */
public record MinimalImportantChange(
        int n,
        int improved,
        double logOdds,
        double pointBiserial,
        double spearman,
        double sdChange,
        List<Rating> ratings,
        LogisticCurve curve,
        double predictive,
        double predictiveError,
        double adjusted2017,
        List<Adjusted> adjusted2022,
        RocCurve roc) {

    /** The reliabilities of an anchor for which the adjusted MIC of 2022 is given where none is known. */
    public static final List<Double> USUAL_RELIABILITIES = List.of(0.5, 0.6, 0.7, 0.8, 0.9);

    /** Correlation of anchor and change below which an anchor is said to be too weak (Revicki et al. 2008). */
    public static final double LEAST_ANCHOR_CORRELATION = 0.30;

    /** Those who gave one rating. */
    public record Rating(double rating, boolean improved, Descriptives change) {}

    /** An adjusted MIC for a reliability of the anchor. */
    public record Adjusted(double reliability, double value) {}

    public MinimalImportantChange {
        ratings = List.copyOf(ratings);
        adjusted2022 = List.copyOf(adjusted2022);
    }

    /** Whether the anchor correlates too weakly with change, or in a way that is not known. */
    public boolean anchorIsWeak() {
        return !(Math.abs(spearman) >= LEAST_ANCHOR_CORRELATION);
    }

    /** Share of improved respondents. */
    public double share() {
        return improved / (double) n;
    }

    /**
     * @param change one a respondent, NaN where missing
     * @param anchor rating of change, NaN where missing
     * @param counts whether a rating is an improvement
     * @return empty where no respondent, or every respondent, improved
     */
    public static java.util.Optional<MinimalImportantChange> of(
            double[] change, double[] anchor, DoublePredicate counts, List<Double> reliabilities, double level) {
        int[] rows = IntStream.range(0, change.length)
                .filter(i -> !Double.isNaN(change[i]) && !Double.isNaN(anchor[i]))
                .toArray();
        double[] changes = Arrays.stream(rows).mapToDouble(i -> change[i]).toArray();
        double[] given = Arrays.stream(rows).mapToDouble(i -> anchor[i]).toArray();
        boolean[] better = new boolean[rows.length];
        double[] coded = new double[rows.length];
        int improved = 0;
        for (int i = 0; i < rows.length; i++) {
            better[i] = counts.test(given[i]);
            coded[i] = better[i] ? 1 : 0;
            improved += better[i] ? 1 : 0;
        }
        if (improved == 0 || improved == rows.length) {
            return java.util.Optional.empty();
        }
        double q = improved / (double) rows.length;
        double p = Math.log(q / (1 - q));
        LogisticCurve curve = LogisticCurve.of(changes, better);
        double predictive = (p - curve.intercept()) / curve.slope();
        double rho = PearsonCorrelation.of(coded, changes).r();
        double sd = Descriptives.of(changes).sd();
        double byIntercept = -1 / curve.slope();
        double bySlope = -predictive / curve.slope();
        double variance = byIntercept * byIntercept * curve.interceptVariance()
                + 2 * byIntercept * bySlope * curve.covariance()
                + bySlope * bySlope * curve.slopeVariance();
        return java.util.Optional.of(new MinimalImportantChange(
                rows.length,
                improved,
                p,
                rho,
                PearsonCorrelation.ofRanks(given, changes).r(),
                sd,
                ratings(changes, given, counts),
                curve,
                predictive,
                Math.sqrt(variance),
                predictive - (0.090 + 0.103 * rho) * sd * p,
                reliabilities.stream()
                        .map(rel -> new Adjusted(rel, predictive - (0.8 / rel - 0.5) * sd * rho * p))
                        .toList(),
                RocCurve.of(changes, better, level)));
    }

    private static List<Rating> ratings(double[] change, double[] anchor, DoublePredicate counts) {
        return Arrays.stream(anchor)
                .distinct()
                .sorted()
                .mapToObj(rating -> new Rating(
                        rating,
                        counts.test(rating),
                        Descriptives.of(IntStream.range(0, anchor.length)
                                .filter(i -> anchor[i] == rating)
                                .mapToDouble(i -> change[i])
                                .toArray())))
                .toList();
    }
}
