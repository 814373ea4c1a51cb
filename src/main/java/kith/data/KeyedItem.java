package kith.data;

import java.util.List;
import java.util.OptionalDouble;
import kith.instrument.AnswerRange;
import kith.instrument.Instrument;
import kith.instrument.Item;

/**
 * An item as it stands in the data, and which way it is keyed.
 *
 * @param name of the item in the answer
 * @param column of the data
 * @param reversed whether its answers are recoded first: lowest + highest − x
 * @param scale its response scale
 */
public record KeyedItem(String name, String column, boolean reversed, Scale scale) {

    /**
     * A response scale.
     *
     * @param name empty where it has none
     * @param range the lowest and the highest answer that there can be, where they are known
     * @param columns of all items that are answered on it; empty where that is not known
     */
    public record Scale(String name, AnswerRange range, List<String> columns) {

        public Scale {
            columns = List.copyOf(columns);
        }
    }

    /** An item that is a column of the data and whose response scale is not known. */
    public static KeyedItem of(String column, boolean reversed) {
        return of(column, reversed, AnswerRange.UNKNOWN);
    }

    /** An item that is a column of the data. */
    public static KeyedItem of(String column, boolean reversed, AnswerRange range) {
        return new KeyedItem(column, column, reversed, new Scale("", range, List.of()));
    }

    /** @param prefix what stands before the item's id in the names of the columns; may be empty */
    public static KeyedItem of(Instrument instrument, Item item, String prefix) {
        List<String> columns = instrument.items().stream()
                .filter(other -> other.scale().equals(item.scale()))
                .map(other -> prefix + other.id())
                .toList();
        Scale scale = new Scale(item.scale(), AnswerRange.of(instrument.scaleOf(item)), columns);
        return new KeyedItem(item.id(), prefix + item.id(), item.reversed(), scale);
    }

    /** The same item, called by its column. */
    public KeyedItem namedByColumn() {
        return new KeyedItem(column, column, reversed, scale);
    }

    public OptionalDouble lowest() {
        return scale.range().lowest();
    }

    public OptionalDouble highest() {
        return scale.range().highest();
    }
}
