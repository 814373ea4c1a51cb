package kith.setup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A column of a data file, as far as its role can be guessed from it.
 *
 * @param name in the file
 * @param question text of the question where the file has it; may be empty
 * @param cells one a row; an empty text where a response is missing
 * @param counts how often each value occurs, in the order in which they first occur
 * @param labels what the file calls the values of a numeric column
 */
public record ColumnProfile(
        String name, String question, List<String> cells, Map<String, Integer> counts, Map<Double, String> labels) {

    public ColumnProfile {
        cells = List.copyOf(cells);
        counts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        labels = Map.copyOf(labels);
    }

    /** The text of the question; the name where the file has no text. */
    String text() {
        return question.isEmpty() ? name : question;
    }

    static ColumnProfile of(String name, String question, List<String> cells, Map<Double, String> labels) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        List<String> stripped = new ArrayList<>();
        for (String cell : cells) {
            String value = cell.strip();
            stripped.add(value);
            if (!value.isEmpty()) {
                counts.merge(value, 1, Integer::sum);
            }
        }
        return new ColumnProfile(name, question.strip(), stripped, counts, labels);
    }

    /** How many rows have a value. */
    public int answered() {
        return counts.values().stream().mapToInt(count -> count).sum();
    }

    /** How many values there are. */
    public int distinct() {
        return counts.size();
    }

    /** Whether no value occurs twice. */
    public boolean isUnique() {
        return answered() > 0 && distinct() == answered();
    }

    /** The whole number that a cell is, with or without a decimal part of zeros; empty for any other text. */
    static OptionalInt whole(String cell) {
        return cell.matches("[+-]?\\d{1,6}(?:[.,]0+)?")
                ? OptionalInt.of(
                        Integer.parseInt(cell.replaceFirst("[.,]0+$", "").replaceFirst("^\\+", "")))
                : OptionalInt.empty();
    }

    /** How often each whole number occurs, ascending; empty where a cell is none. */
    Map<Integer, Integer> wholeNumbers() {
        Map<Integer, Integer> numbers = new TreeMap<>();
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            OptionalInt number = whole(entry.getKey());
            if (number.isEmpty()) {
                return Map.of();
            }
            numbers.merge(number.getAsInt(), entry.getValue(), Integer::sum);
        }
        return numbers;
    }

    /** Whether every value is a number, possibly with decimals. */
    boolean isNumeric() {
        return !counts.isEmpty() && counts.keySet().stream().allMatch(value -> value.matches("[+-]?\\d+(?:[.,]\\d+)?"));
    }
}
