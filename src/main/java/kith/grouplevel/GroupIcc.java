package kith.grouplevel;

import java.util.ArrayList;
import java.util.List;
import kith.resampling.Interval;

/**
 * How much of a variable lies between groups, how reliable the means of groups are, and the score of each group.
 *
 * @param anova by analysis of variance
 * @param reml by restricted maximum likelihood
 * @param ml by maximum likelihood
 * @param betweenDeviation profile interval of τ by maximum likelihood
 * @param withinDeviation of σ
 * @param intercept of μ
 * @param icc2Reml Spearman–Brown with the mean size and the restricted ICC
 * @param scores of the groups, in the order of {@link GroupRows}; from the restricted variances
 */
public record GroupIcc(
        OneWayAnova anova,
        OneWayVariances reml,
        OneWayVariances ml,
        Interval betweenDeviation,
        Interval withinDeviation,
        Interval intercept,
        double icc2Reml,
        List<GroupMean> scores) {

    /**
     * A group.
     *
     * @param n its members
     * @param mean of the members
     * @param reliability λ = τ²/(τ² + σ²/n)
     * @param deviation empirical Bayes estimate of the group's deviation: λ(mean − μ)
     * @param deviationError its standard error with μ known: √(τ²(1 − λ))
     * @param scoreError standard error of μ + deviation, with the uncertainty of μ
     */
    public record GroupMean(
            String group,
            int n,
            double mean,
            double reliability,
            double deviation,
            double deviationError,
            double scoreError) {}

    public GroupIcc {
        scores = List.copyOf(scores);
    }

    /** Whether variances can be estimated at all: something varies within groups of two or more. */
    static boolean isEstimable(OneWaySums sums) {
        return sums.groups() > 1 && sums.total() > sums.groups() && sums.within() > 0;
    }

    static GroupIcc of(GroupRows groups, OneWaySums sums, double level) {
        OneWayVariances reml = OneWayVariances.of(sums, true, level);
        OneWayVariances ml = OneWayVariances.of(sums, false, level);
        OneWayLikelihood likelihood = new OneWayLikelihood(sums, false);
        double ratio = ml.between() / ml.within();
        OneWayAnova anova = OneWayAnova.of(sums, level);
        return new GroupIcc(
                anova,
                reml,
                ml,
                likelihood.betweenDeviation(ratio, level),
                likelihood.withinDeviation(ratio, level),
                likelihood.mean(ratio, level),
                anova.meanSize() * reml.icc() / (1 + (anova.meanSize() - 1) * reml.icc()),
                scores(groups, sums, reml));
    }

    private static List<GroupMean> scores(GroupRows groups, OneWaySums sums, OneWayVariances reml) {
        List<GroupMean> scores = new ArrayList<>();
        for (int j = 0; j < sums.groups(); j++) {
            int n = sums.sizes()[j];
            double lambda = reml.between() / (reml.between() + reml.within() / n);
            double variance = reml.between() * (1 - lambda);
            double ofMean = Math.pow((1 - lambda) * reml.interceptError(), 2);
            scores.add(new GroupMean(
                    groups.names().get(j),
                    n,
                    sums.means()[j],
                    lambda,
                    lambda * (sums.means()[j] - reml.intercept()),
                    Math.sqrt(variance),
                    Math.sqrt(variance + ofMean)));
        }
        return scores;
    }
}
