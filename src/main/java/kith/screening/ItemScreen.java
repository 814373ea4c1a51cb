package kith.screening;

import java.util.List;
import kith.math.Descriptives;

/**
 * How an item was answered.
 *
 * @param counts how often each value was given, in ascending order; for a rating scale every point, also the unused
 *     ones; empty for a measurement with more than {@link #MOST_VALUES} values
 * @param shareLowest of the answers that are the lowest point (floor); NaN where the points are not known
 * @param shareHighest of the answers that are the highest point (ceiling); NaN where the points are not known
 * @param outOfRange answers that are no points of the scale
 */
public record ItemScreen(
        String item,
        Descriptives description,
        List<ValueCount> counts,
        double shareLowest,
        double shareHighest,
        int outOfRange) {

    /** With more different values a table of them says nothing. */
    public static final int MOST_VALUES = 20;

    public ItemScreen {
        counts = List.copyOf(counts);
    }

    /** A value and how often it was given. */
    public record ValueCount(double value, int count) {}

    /** Share of the rows without an answer. */
    public double missingShare() {
        int rows = description.n() + description.missing();
        return rows == 0 ? Double.NaN : description.missing() / (double) rows;
    }
}
