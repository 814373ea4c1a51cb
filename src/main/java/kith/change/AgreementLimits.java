package kith.change;

import kith.math.NoncentralT;
import kith.reliability.agreement.BlandAltman;
import kith.resampling.Interval;
import kith.resampling.IntervalMethod;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Limits of agreement of the second with the first score, d = second − first, with the intervals that are in use.
 *
 * <p>The limits are d̄ ± 1.96 s at 95%, as published. Intervals of the limits: t s √(3/n) (Bland and Altman 1986, doi
 * 10.1016/S0140-6736(86)90837-8), t s √(1/n + z²/(2(n − 1))) (Bland and Altman 1999, doi 10.1177/096228029900800204),
 * and exact by the noncentral t distribution (Carkeet 2015, doi 10.1097/OPX.0000000000000513). The exact intervals are
 * not symmetric and are the ones to report in small samples.
 *
 * @param agreement mean difference, SD, slope and points
 * @param lower d̄ − 1.96 s
 * @param upper d̄ + 1.96 s
 * @param lower1986 interval of the lower limit
 * @param upper1986 interval of the upper limit
 * @param lower1999 interval of the lower limit
 * @param upper1999 interval of the upper limit
 * @param lowerExact interval of the lower limit
 * @param upperExact interval of the upper limit
 * @param slopeT t of the slope of the difference on the mean of both scores
 */
public record AgreementLimits(
        BlandAltman agreement,
        double lower,
        double upper,
        Interval lower1986,
        Interval upper1986,
        Interval lower1999,
        Interval upper1999,
        Interval lowerExact,
        Interval upperExact,
        double slopeT) {

    /** At least three pairs. */
    static AgreementLimits of(PairedScores scores, double level) {
        BlandAltman found = BlandAltman.of(/* first= */ scores.second(), /* second= */ scores.first(), level);
        int n = found.n();
        double bias = found.bias().estimate();
        double sd = found.sd();
        double away = PublishedQuantile.of(level) * sd;
        double z = PublishedQuantile.exact(level);
        double t = new TDistribution(null, n - 1).inverseCumulativeProbability(1 - (1 - level) / 2);
        double half1986 = t * Math.sqrt(3 * sd * sd / n);
        double half1999 = t * sd * Math.sqrt(1.0 / n + z * z / (2.0 * (n - 1)));
        double near = exact((1 - level) / 2, n, z) * sd;
        double far = exact(1 - (1 - level) / 2, n, z) * sd;
        double slopeT = found.slope().standardError() > 0
                ? found.slope().estimate() / found.slope().standardError()
                : Double.NaN;
        return new AgreementLimits(
                found,
                bias - away,
                bias + away,
                around(bias - away, half1986, level),
                around(bias + away, half1986, level),
                around(bias - away, half1999, level),
                around(bias + away, half1999, level),
                new Interval(bias - far, bias - near, level, IntervalMethod.NONCENTRAL_T),
                new Interval(bias + near, bias + far, level, IntervalMethod.NONCENTRAL_T),
                slopeT);
    }

    private static double exact(double p, int n, double z) {
        return NoncentralT.quantile(p, n - 1.0, Math.sqrt(n) * z) / Math.sqrt(n);
    }

    private static Interval around(double centre, double half, double level) {
        return Interval.around(centre, half, level, IntervalMethod.T);
    }
}
