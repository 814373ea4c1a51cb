package kith.report.document;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import kith.finding.Advice;

/**
 * A neutral tree of names, numbers, words and lists: what an answer looks like to another program. A writer turns it
 * into JSON (12 significant digits, null for a number that does not exist).
 */
public final class Tree {

    private final Map<String, Object> entries = new LinkedHashMap<>();

    /** Adds a number; not finite stands for one that does not exist. */
    public Tree put(String name, double value) {
        entries.put(name, value);
        return this;
    }

    public Tree put(String name, long value) {
        entries.put(name, value);
        return this;
    }

    public Tree put(String name, boolean value) {
        entries.put(name, value);
        return this;
    }

    public Tree put(String name, String value) {
        entries.put(name, value);
        return this;
    }

    /** Adds what a reader can do; the writer chooses the words for the way in. */
    public Tree put(String name, Advice value) {
        entries.put(name, value);
        return this;
    }

    public Tree put(String name, Tree value) {
        entries.put(name, value);
        return this;
    }

    /** Adds a number, string, boolean, advice, tree or list of them; null for what does not exist. */
    public Tree putValue(String name, Object value) {
        entries.put(name, value);
        return this;
    }

    /** Adds what does not exist. */
    public Tree putNull(String name) {
        entries.put(name, null);
        return this;
    }

    /** Adds a list of strings, numbers, booleans, trees or lists of them; a computed list stays one. */
    public Tree put(String name, List<?> values) {
        entries.put(name, values instanceof ComputedList ? values : List.copyOf(values));
        return this;
    }

    /** Adds a list, one entry an element. */
    public <T> Tree put(String name, List<T> elements, Function<T, ?> entry) {
        return put(name, elements.stream().map(entry).toList());
    }

    /** Adds a named matrix as {@code {"rows": […], "cols": […], "x": [[…]]}}. */
    public Tree putMatrix(String name, List<String> rows, List<String> cols, double[][] values) {
        return put(name, ofMatrix(rows, cols, values));
    }

    /** A named matrix. */
    public static Tree ofMatrix(List<String> rows, List<String> cols, double[][] values) {
        return new Tree()
                .put("rows", rows)
                .put("cols", cols)
                .put(
                        "x",
                        Arrays.stream(values)
                                .map(row -> Arrays.stream(row).boxed().toList())
                                .toList());
    }

    /** The entries in order; a view that cannot be changed. */
    public Map<String, Object> entries() {
        return Collections.unmodifiableMap(entries);
    }
}
