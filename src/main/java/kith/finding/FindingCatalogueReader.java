package kith.finding;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import kith.finding.FindingDefinition.Value;

/**
 * Reads a file of the catalogue. It belongs to the program, so that whatever is wrong with it is a fault of the
 * program.
 */
final class FindingCatalogueReader {

    private static final Set<String> KEYS =
            new TreeSet<>(Set.of("title", "severity", "affects", "values", "text", "group", "each", "remedy"));

    private FindingCatalogueReader() {}

    static List<FindingDefinition> definitions(String area) {
        return SimpleYaml.read("/kith/finding/" + area + ".yaml").entrySet().stream()
                .map(entry -> definition(area, entry.getKey(), mapping(entry.getValue())))
                .toList();
    }

    private static FindingDefinition definition(String area, String code, Map<?, ?> entry) {
        if (!KEYS.containsAll(entry.keySet())) {
            throw new IllegalStateException("the finding " + code + " has a key that is none of " + KEYS);
        }
        return new FindingDefinition(
                code,
                text(code, entry, "title"),
                area,
                Arrays.stream(text(code, entry, "severity").split(", *"))
                        .map(severity -> Severity.valueOf(severity.toUpperCase(Locale.ROOT)))
                        .toList(),
                Affects.valueOf(text(code, entry, "affects").toUpperCase(Locale.ROOT)),
                entry.containsKey("values") ? values(mapping(entry.get("values"))) : Map.of(),
                text(code, entry, "text"),
                Optional.ofNullable((String) entry.get("group")),
                Optional.ofNullable((String) entry.get("each")),
                remedies(entry.get("remedy")));
    }

    private static Map<String, Value> values(Map<?, ?> declared) {
        Map<String, Value> values = new LinkedHashMap<>();
        declared.forEach((name, kind) -> values.put(
                (String) name,
                kind instanceof String known ? new Value(known, Map.of(), Optional.empty()) : choice(mapping(kind))));
        return values;
    }

    private static Value choice(Map<?, ?> phrases) {
        Map<String, String> choices = new LinkedHashMap<>();
        phrases.forEach((key, phrase) -> choices.put((String) key, (String) phrase));
        Optional<String> from = Optional.ofNullable(choices.remove("from"));
        return new Value("choice", choices, from);
    }

    /** A text for all ways in, or one for each that has one; {@code all} stands for those without their own. */
    private static Map<WayIn, String> remedies(Object remedy) {
        Map<WayIn, String> remedies = new EnumMap<>(WayIn.class);
        for (WayIn way : WayIn.values()) {
            Object own = remedy instanceof Map<?, ?> each
                    ? each.containsKey(way.key()) ? each.get(way.key()) : each.get("all")
                    : remedy;
            if (own instanceof String text && !text.isEmpty()) {
                remedies.put(way, text);
            }
        }
        return remedies;
    }

    private static Map<?, ?> mapping(Object value) {
        if (value instanceof Map<?, ?> mapping) {
            return mapping;
        }
        throw new IllegalStateException("a mapping is needed instead of " + value);
    }

    private static String text(String code, Map<?, ?> entry, String key) {
        if (entry.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalStateException("the finding " + code + " has no " + key);
    }
}
