package kith.reliability;

/** A confidence interval; both ends are NaN where there is none. */
public record Interval(double lower, double upper) {

    /** No interval. */
    public static final Interval NONE = new Interval(Double.NaN, Double.NaN);
}
