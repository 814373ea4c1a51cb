package kith.reliability.coefficient;

import kith.reliability.scale.IntervalMethod;
import kith.resampling.Interval;

/**
 * A coefficient, estimated.
 *
 * @param estimate NaN where it does not exist for these items; a finding then says why
 * @param interval of the level asked for
 * @param method where the interval comes from
 * @param convention which of the usual definitions this is, in words
 * @param n how many people it rests on
 */
public record ReliabilityEstimate(
        Coefficient coefficient, double estimate, Interval interval, IntervalMethod method, String convention, int n) {}
