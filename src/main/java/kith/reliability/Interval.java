package kith.reliability;

/** A confidence interval; both ends are NaN where there is none. */
public record Interval(double lower, double upper) {

    /** No interval. */
    public static final Interval NONE = new Interval(Double.NaN, Double.NaN);

    /** Cut off where a coefficient cannot be. */
    Interval within(double lowest, double highest) {
        return new Interval(Math.max(lowest, Math.min(highest, lower)), Math.max(lowest, Math.min(highest, upper)));
    }
}
