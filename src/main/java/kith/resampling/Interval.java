package kith.resampling;

import kith.math.FisherZ;
import kith.math.NormalDistribution;

/**
 * A confidence interval; both ends are NaN where there is none.
 *
 * @param level such as 0.95; NaN where there is no interval
 * @param method where it comes from
 */
public record Interval(double lower, double upper, double level, IntervalMethod method) {

    /** No interval. */
    public static final Interval NONE = new Interval(Double.NaN, Double.NaN, Double.NaN, IntervalMethod.NONE);

    /** The interval, or none where an end is not finite or the ends are the wrong way round. */
    public static Interval ordered(double lower, double upper, double level, IntervalMethod method) {
        return Double.isFinite(lower) && Double.isFinite(upper) && lower <= upper
                ? new Interval(lower, upper, level, method)
                : NONE;
    }

    /** As far below a value as above it; none where one of both is NaN. */
    public static Interval around(double middle, double half, double level, IntervalMethod method) {
        return Double.isNaN(middle + half) ? NONE : new Interval(middle - half, middle + half, level, method);
    }

    /**
     * Of a correlation of n independent pairs by Fisher's z, tanh(artanh r ± z/√(n − 3)); none with fewer than four
     * pairs, and where r is −1 or 1.
     */
    public static Interval ofCorrelation(double r, int n, double level) {
        if (n < 4 || !(Math.abs(r) < 1)) {
            return NONE;
        }
        double z = FisherZ.of(r);
        double half = NormalDistribution.twoSided(level) / Math.sqrt(n - 3.0);
        return new Interval(Math.tanh(z - half), Math.tanh(z + half), level, IntervalMethod.FISHER_Z);
    }

    /** Whether there is one. */
    public boolean exists() {
        return Double.isFinite(lower) && Double.isFinite(upper);
    }

    /** Whether a value lies outside; false where there is no interval, and of an end itself. */
    public boolean excludes(double value) {
        return exists() && (lower > value || upper < value);
    }

    /** Cut off where a coefficient cannot be. */
    public Interval within(double lowest, double highest) {
        return with(Math.max(lowest, Math.min(highest, lower)), Math.max(lowest, Math.min(highest, upper)));
    }

    /** Other ends. */
    public Interval with(double otherLower, double otherUpper) {
        return new Interval(otherLower, otherUpper, level, method);
    }

    /** The same, named by another method; no interval stays none. */
    public Interval by(IntervalMethod other) {
        return exists() ? new Interval(lower, upper, level, other) : this;
    }
}
