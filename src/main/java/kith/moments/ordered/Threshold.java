package kith.moments.ordered;

/**
 * A threshold of an ordered variable.
 *
 * @param variable the variable
 * @param number which one, from 1: the upper end of the category of that number in all groups together
 * @param value on the scale of the standard normal
 */
public record Threshold(String variable, int number, double value) {

    /** Its name in lavaan's syntax: {@code ci1|t2}. */
    public String name() {
        return variable + "|t" + number;
    }
}
