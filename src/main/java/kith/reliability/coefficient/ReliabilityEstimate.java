package kith.reliability.coefficient;

import kith.resampling.Interval;
import kith.resampling.IntervalMethod;

/**
 * A coefficient, estimated.
 *
 * @param estimate NaN where it does not exist for these items; a finding then says why
 * @param interval of the level asked for
 * @param convention which of the usual definitions this is, in words
 * @param n how many respondents it rests on
 */
public record ReliabilityEstimate(
        Coefficient coefficient, double estimate, Interval interval, String convention, int n) {

    /** Where the interval comes from. */
    public IntervalMethod method() {
        return interval.method();
    }
}
