package kith.grouplevel;

import kith.resampling.Interval;

/**
 * The variances between and within groups by restricted or full maximum likelihood, as {@code lme4::lmer(y ~ 1 + (1 |
 * group))}.
 *
 * @param between τ², 0 at the bound
 * @param within σ²
 * @param icc τ²/(τ² + σ²)
 * @param iccInterval by profile likelihood of the ratio of variances
 * @param intercept μ
 * @param interceptError its standard error
 * @param logLikelihood restricted or full
 */
public record OneWayVariances(
        double between,
        double within,
        double icc,
        Interval iccInterval,
        double intercept,
        double interceptError,
        double logLikelihood) {

    static OneWayVariances of(OneWaySums sums, boolean restricted, double level) {
        OneWayLikelihood likelihood = new OneWayLikelihood(sums, restricted);
        double ratio = likelihood.ratio();
        double within = likelihood.residual(ratio);
        return new OneWayVariances(
                ratio * within,
                within,
                ratio / (1 + ratio),
                likelihood.iccInterval(ratio, level),
                likelihood.mean(ratio),
                likelihood.standardErrorOfMean(ratio),
                -likelihood.deviance(ratio) / 2);
    }
}
