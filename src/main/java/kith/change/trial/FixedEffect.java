package kith.change.trial;

import kith.resampling.Interval;
import kith.resampling.IntervalMethod;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * An estimated mean, difference or slope with its t test.
 *
 * @param name of the term or contrast
 * @param df degrees of freedom; infinite for a normal test
 * @param pvalue two-sided
 */
public record FixedEffect(
        String name, double estimate, double standardError, double df, double t, double pvalue, Interval interval) {

    static FixedEffect of(String name, double estimate, double standardError, double df, double level) {
        if (!(standardError > 0) || !(df > 0)) {
            return new FixedEffect(name, estimate, standardError, df, Double.NaN, Double.NaN, Interval.NONE);
        }
        TDistribution distribution = new TDistribution(null, df);
        double t = estimate / standardError;
        double half = standardError * distribution.inverseCumulativeProbability(1 - (1 - level) / 2);
        return new FixedEffect(
                name,
                estimate,
                standardError,
                df,
                t,
                2 * distribution.cumulativeProbability(-Math.abs(t)),
                Interval.around(estimate, half, level, IntervalMethod.T));
    }
}
