package kith.reliability.scale;

import java.util.List;

/**
 * Items of a scale that measure something of their own beside what the whole scale measures, such as those of a
 * subscale.
 *
 * @param name of the part
 * @param items their names
 */
public record ScalePart(String name, List<String> items) {

    public ScalePart {
        items = List.copyOf(items);
    }
}
