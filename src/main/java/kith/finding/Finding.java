package kith.finding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Statistical trouble, or something worth knowing, that stands on an answer and is shown in every report of it. A
 * finding is data: its words come from the {@link FindingCatalogue}, for the way in that the reader uses.
 *
 * <pre>{@code
 * Finding.of("few_rows", Map.of("rows", rows, "parameters", parameters)).in(group)
 * }</pre>
 *
 * @param code stable name in lower snake case, such as {@code heywood_case}; other programs rely on it
 * @param severity how much it matters
 * @param context where its objects are, from the outermost: a level of invariance, a group
 * @param objects what it is about: items, parameters, columns; empty for the whole answer
 * @param values named values that its text shows, in the order of the catalogue
 */
public record Finding(
        String code, Severity severity, List<String> context, List<String> objects, Map<String, Object> values) {

    public Finding {
        Objects.requireNonNull(code);
        Objects.requireNonNull(severity);
        context = List.copyOf(context);
        objects = List.copyOf(objects);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** A finding without values. */
    public static Finding of(String code) {
        return of(code, Map.of());
    }

    /**
     * A finding of the severity that the catalogue gives it, on the whole answer until {@link #at} says otherwise.
     *
     * @param values by name, just those that the catalogue declares: a number, a text, a list of names, how often
     *     things were found, a truth value, or the key of a phrase (a constant of an enum stands for its name in lower
     *     case)
     * @throws IllegalArgumentException when the catalogue has no such code or other values, which is a fault of the
     *     program
     */
    public static Finding of(String code, Map<String, ?> values) {
        FindingDefinition definition = FindingCatalogue.definition(code);
        Map<String, Object> ordered = definition.ordered(values);
        return new Finding(code, definition.severity(), List.of(), List.of(), ordered);
    }

    /** The same finding on objects: items, parameters, columns. Empty names are left out. */
    public Finding at(String... names) {
        return at(List.of(names));
    }

    /** The same finding on objects. */
    public Finding at(Collection<String> names) {
        return new Finding(
                code,
                severity,
                context,
                names.contains("")
                        ? names.stream().filter(name -> !name.isEmpty()).toList()
                        : List.copyOf(names),
                values);
    }

    /** The same finding in {@code place}, around the place where it was before; an empty place changes nothing. */
    public Finding in(String place) {
        if (place.isEmpty()) {
            return this;
        }
        List<String> places = new ArrayList<>(List.of(place));
        places.addAll(context);
        return new Finding(code, severity, places, objects, values);
    }

    /**
     * The same finding with another severity.
     *
     * @throws IllegalArgumentException when the catalogue does not allow it, which is a fault of the program
     */
    public Finding as(Severity other) {
        if (!definition().severities().contains(other)) {
            throw new IllegalArgumentException("the finding " + code + " is never of severity " + other);
        }
        return new Finding(code, other, context, objects, values);
    }

    /**
     * Whether another finding says the same of the same objects, perhaps with other numbers or seen from further
     * outside.
     */
    public boolean isLike(Finding other) {
        return code.equals(other.code)
                && severity == other.severity
                && objects.equals(other.objects)
                && phrases().equals(other.phrases());
    }

    /** The values that choose between phrases. */
    Map<String, Object> phrases() {
        Map<String, Object> phrases = new TreeMap<>();
        definition().values().forEach((name, value) -> {
            if (value.isGiven() && value.choosesPhrases()) {
                phrases.put(name, values.get(name));
            }
        });
        return phrases;
    }

    /** Whether the answer must not be relied on. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** What the catalogue holds of its code. */
    public FindingDefinition definition() {
        return FindingCatalogue.definition(code);
    }

    /** What it is about, in words: {@code Grant-White: x3, x7}; empty for the whole answer. */
    public String where() {
        return place(context, objects);
    }

    static String place(List<String> context, List<String> objects) {
        return Stream.of(String.join(", ", context), String.join(", ", objects))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(": "));
    }

    /** What was found, in a sentence or two. */
    public String what() {
        return Template.filled(definition(), definition().text(), values).strip();
    }

    /** What to do about it, for a user of {@code way}; empty where there is nothing to do. */
    public String remedy(WayIn way) {
        String remedy = Template.filled(definition(), definition().remedies().getOrDefault(way, ""), values);
        return way.words(remedy);
    }

    /** What to do about it, for each way in. */
    public Advice advice() {
        return Advice.of(this::remedy);
    }

    /** What to do about it in Java; empty where there is nothing to do. */
    public String remedy() {
        return remedy(WayIn.JAVA);
    }

    /** What it is about, what was found and what to do about it in Java. */
    public String text() {
        return Stream.of(where().isEmpty() ? "" : where() + ":", what(), remedy())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    @Override
    public String toString() {
        return code + " (" + severity + ") " + text();
    }
}
