package kith.reliability.coefficient;

import kith.math.NormalDistribution;
import kith.resampling.Interval;
import kith.resampling.IntervalMethod;

/**
 * The interval of a coefficient from its standard error by the delta method.
 *
 * <p>Reliabilities are skew where they are high, and ln(1 − x) is less so, its standard error about the same wherever x
 * is (Bonett 2002, doi 10.3102/10769986027004335): with x the estimate less its bias b, the interval is 1 − (1 −
 * x)·exp(±z·se/(1 − x − b)). Where the estimate or x is 1 or more, where that scale ends, it is x ± z·se.
 */
final class DeltaInterval {

    private DeltaInterval() {}

    /** {@link Interval#NONE} where one of the numbers is missing. */
    static Interval of(double estimate, double bias, double standardError, double level, IntervalMethod method) {
        double width = NormalDistribution.twoSided(level) * standardError;
        double middle = estimate - bias;
        if (!(estimate < 1 && middle < 1) || Double.isNaN(width)) {
            return Interval.around(middle, width, level, method);
        }
        double times = Math.exp(width / (1 - estimate));
        return new Interval(1 - (1 - middle) * times, 1 - (1 - middle) / times, level, method);
    }
}
