package kith.reliability.scale;

import java.util.OptionalDouble;
import kith.instrument.AnswerRange;
import kith.instrument.Item;
import kith.instrument.ResponseScale;

/**
 * An item of a scale and which way it points.
 *
 * @param name of the item in the answer
 * @param column of the data
 * @param reversed whether its answers are recoded first: lowest + highest − x
 * @param lowest the lowest answer that there can be, where it is known
 * @param highest the highest
 */
public record KeyedItem(String name, String column, boolean reversed, OptionalDouble lowest, OptionalDouble highest) {

    /** An item that is a column of the data and whose response scale is not known. */
    public static KeyedItem of(String column, boolean reversed) {
        return new KeyedItem(column, column, reversed, OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** @param prefix what stands before the item's id in the names of the columns; may be empty */
    static KeyedItem of(Item item, ResponseScale scale, String prefix) {
        AnswerRange range = AnswerRange.of(scale);
        return new KeyedItem(item.id(), prefix + item.id(), item.reversed(), range.lowest(), range.highest());
    }

    AnswerRange range() {
        return new AnswerRange(lowest, highest);
    }
}
