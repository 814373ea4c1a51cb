package kith.hypothesis;

import kith.resampling.Interval;

/**
 * Where a hypothesis expects a statistic to lie.
 *
 * @param above the statistic is expected above this; −∞ without such a bound
 * @param below the statistic is expected below this; ∞ without such a bound
 */
public record ExpectedRange(double above, double below) {

    public ExpectedRange {
        if (!(above < below)) {
            throw new IllegalArgumentException("the range (" + above + ", " + below + ") is empty");
        }
    }

    public static ExpectedRange above(double bound) {
        return new ExpectedRange(bound, Double.POSITIVE_INFINITY);
    }

    public static ExpectedRange below(double bound) {
        return new ExpectedRange(Double.NEGATIVE_INFINITY, bound);
    }

    /** Whether a value lies in the range; its bounds do not belong to it. */
    public boolean contains(double value) {
        return value > above && value < below;
    }

    /** Whether all of an interval lies in the range. */
    public boolean contains(Interval interval) {
        return interval.exists() && interval.lower() > above && interval.upper() < below;
    }

    /** Whether no part of an interval lies in the range. */
    public boolean excludes(Interval interval) {
        return interval.exists() && (interval.upper() <= above || interval.lower() >= below);
    }
}
