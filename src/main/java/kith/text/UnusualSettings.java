package kith.text;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The settings of an analysis that are not the usual ones, by name, as a report and a manifest give them: a number in
 * its shortest form, a constant by its name in lower case, several values with commas between them.
 */
public final class UnusualSettings {

    private final Map<String, String> settings = new LinkedHashMap<>();

    /** A setting, where it differs from the usual one. */
    public UnusualSettings add(String name, Object value, Object usual) {
        return value.equals(usual) ? this : add(name, value);
    }

    /** A setting that is always told; none where it is empty. */
    public UnusualSettings add(String name, Object value) {
        String words = words(value);
        if (!words.isEmpty()) {
            settings.put(name, words);
        }
        return this;
    }

    /** The settings, in the order in which they were added. */
    public Map<String, String> byName() {
        return settings;
    }

    private static String words(Object value) {
        if (value instanceof Optional<?> some) {
            return some.map(UnusualSettings::words).orElse("");
        }
        if (value instanceof OptionalInt some) {
            return some.isPresent() ? Integer.toString(some.getAsInt()) : "";
        }
        if (value instanceof OptionalDouble some) {
            return some.isPresent() ? ExactNumber.shortest(some.getAsDouble()) : "";
        }
        if (value instanceof Collection<?> several) {
            return several.stream().map(UnusualSettings::words).collect(Collectors.joining(", "));
        }
        if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
        return value instanceof Double number ? ExactNumber.shortest(number) : Objects.toString(value);
    }
}
