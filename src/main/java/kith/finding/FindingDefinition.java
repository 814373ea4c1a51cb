package kith.finding;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the catalogue holds of a code.
 *
 * @param code stable name in lower snake case; other programs rely on it
 * @param title a few words for a list
 * @param area the file of the catalogue, which is the part of Kith that the finding comes from
 * @param severities what it can be, the usual one first
 * @param values names of its values and what they are
 * @param text what was found, with {@code <name>} where a value goes
 * @param grouped the same of many objects; empty where their places and values are listed
 * @param each the values of one of many objects where these are listed; empty where its values follow each other
 * @param remedies what to do, for each way in that can do it
 */
public record FindingDefinition(
        String code,
        String title,
        String area,
        List<Severity> severities,
        Affects affects,
        Map<String, Value> values,
        String text,
        Optional<String> grouped,
        Optional<String> each,
        Map<WayIn, String> remedies) {

    /**
     * A named value.
     *
     * @param choices phrases by key, of a value that is one of several; empty for others
     * @param from the value whose key chooses the phrase as well; empty where the code gives the key itself
     */
    public record Value(String kind, Map<String, String> choices, Optional<String> from) {

        /** Whether the code gives it. */
        boolean isGiven() {
            return from.isEmpty();
        }

        /** Whether the text says something else for another value, not only another number or name. */
        boolean choosesPhrases() {
            return valueKind() == ValueKind.CHOICE || valueKind() == ValueKind.FLAG;
        }

        ValueKind valueKind() {
            return ValueKind.valueOf(kind.toUpperCase(Locale.ROOT));
        }
    }

    public FindingDefinition {
        severities = List.copyOf(severities);
    }

    /** Names of the values that the code gives, in their order. */
    public Set<String> given() {
        return values.entrySet().stream()
                .filter(value -> value.getValue().isGiven())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** How grave it is unless it says otherwise. */
    public Severity severity() {
        return severities.get(0);
    }

    /**
     * Values in the order of the catalogue; constants of enums become keys of phrases.
     *
     * @throws IllegalArgumentException unless the values are those that the catalogue names, which is a fault of the
     *     program
     */
    Map<String, Object> ordered(Map<String, ?> given) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        boolean complete = true;
        for (Map.Entry<String, Value> value : values.entrySet()) {
            String name = value.getKey();
            boolean known = given.containsKey(name);
            complete &= known == value.getValue().isGiven();
            if (known && complete) {
                ordered.put(name, accepted(name, value.getValue(), plain(given.get(name))));
            }
        }
        if (!complete || ordered.size() < given.size()) {
            throw new IllegalArgumentException(
                    "the finding " + code + " has the values " + given() + ", not " + given.keySet());
        }
        return ordered;
    }

    private Object accepted(String name, Value value, Object one) {
        ValueKind kind = value.valueKind();
        if (!kind.takes(one) || !value.choices().isEmpty() && !value.choices().containsKey(one)) {
            throw new IllegalArgumentException("the value " + name + " of the finding " + code + " cannot be " + one);
        }
        return one instanceof Number number ? kind.normal(number) : one;
    }

    private static Object plain(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
        return value instanceof Collection<?> names ? List.copyOf(names) : value;
    }

    /** How text shows a value. */
    String shown(String name, Map<String, Object> given) {
        return shown(name, given, given);
    }

    /** @param others of which a phrase may speak */
    String shown(String name, Map<String, Object> given, Map<String, Object> others) {
        Value value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the finding " + code + " has no value " + name);
        }
        Object one = value.isGiven() ? given.get(name) : others.get(value.from().get());
        return value.choices().isEmpty()
                ? value.valueKind().shown(one)
                : Template.filled(this, value.choices().get(one), others);
    }
}
