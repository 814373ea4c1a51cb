package kith.screening;

import java.util.Optional;
import kith.data.KeyedItem;
import kith.instrument.AnswerRange;

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

    KeyedItem keyed() {
        return KeyedItem.of(
                id,
                keying == Keying.REVERSED,
                points.map(ends -> AnswerRange.of(ends.lowest(), ends.highest()))
                        .orElse(AnswerRange.UNKNOWN));
    }
}
