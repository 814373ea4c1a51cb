package kith.instrument;

/** The lowest and the highest score there can be. */
public record ScoreRange(double lowest, double highest) {

    /** {@code 1 to 5}. */
    @Override
    public String toString() {
        return number(lowest) + " to " + number(highest);
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
