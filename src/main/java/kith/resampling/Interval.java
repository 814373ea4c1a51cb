package kith.resampling;

/** A confidence interval; both ends are NaN where there is none. */
public record Interval(double lower, double upper) {

    /** No interval. */
    public static final Interval NONE = new Interval(Double.NaN, Double.NaN);

    /** The interval, or none where an end is not finite or the ends are the wrong way round. */
    public static Interval ordered(double lower, double upper) {
        return Double.isFinite(lower) && Double.isFinite(upper) && lower <= upper ? new Interval(lower, upper) : NONE;
    }

    /** Whether there is one. */
    public boolean exists() {
        return Double.isFinite(lower) && Double.isFinite(upper);
    }

    /** Cut off where a coefficient cannot be. */
    public Interval within(double lowest, double highest) {
        return new Interval(Math.max(lowest, Math.min(highest, lower)), Math.max(lowest, Math.min(highest, upper)));
    }
}
