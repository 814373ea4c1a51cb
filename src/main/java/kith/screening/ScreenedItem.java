package kith.screening;

import java.util.Optional;

/**
 * An item to be screened.
 *
 * @param id also its column
 * @param keying whether it is worded against what it measures
 * @param points the lowest and highest point of its rating scale; empty for a measurement and where they are not known
 */
public record ScreenedItem(String id, Keying keying, Optional<Points> points) {

    /** Which way an item is worded. */
    public enum Keying {
        FORWARD,
        REVERSED
    }

    /** The points of a rating scale, both ends inclusive. */
    public record Points(int lowest, int highest) {}

    /** An answer turned round when the item is reversed and its points are known. */
    double turned(double answer) {
        return keying == Keying.REVERSED && points.isPresent()
                ? points.get().lowest() + points.get().highest() - answer
                : answer;
    }
}
