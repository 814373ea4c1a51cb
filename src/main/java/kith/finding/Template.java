package kith.finding;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of the catalogue. {@code <name>} is a value; {@code <name?one|several>} chooses by a count (1 or other), a
 * list (one name or other) or a flag (true or false). Phrases of a choice may hold values themselves.
 */
final class Template {

    /** What stands in for a value: its name, then the two phrases between which it chooses. */
    private static final Pattern PLACE = Pattern.compile("<([a-z_0-9]+(?:\\.[a-z]+)*)(?:\\?([^|<>]*)\\|([^|<>]*))?>");

    private Template() {}

    /** A text with the values of one finding. */
    static String filled(FindingDefinition definition, String text, Map<String, Object> values) {
        return filled(text, name -> values.get(name), name -> definition.shown(name, values));
    }

    /**
     * A text with what two functions give for each name: the value, by which phrases are chosen, and how it is shown.
     */
    static String filled(String text, Function<String, Object> value, Function<String, String> shown) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(filled(place, value, shown)));
    }

    private static String filled(MatchResult place, Function<String, Object> value, Function<String, String> shown) {
        String name = place.group(1);
        if (place.group(2) == null) {
            return shown.apply(name);
        }
        return isOne(value.apply(name)) ? place.group(2) : place.group(3);
    }

    private static boolean isOne(Object value) {
        return value instanceof Boolean flag && flag
                || value instanceof Number number && number.doubleValue() == 1
                || value instanceof List<?> list && list.size() == 1;
    }

    /** Names that a text uses. */
    static List<String> names(String text) {
        return PLACE.matcher(text).results().map(place -> place.group(1)).toList();
    }
}
