package kith.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.finding.InputException;
import kith.finding.Problems;
import smile.data.DataFrame;
import tech.tablesaw.api.Table;

/**
 * Answers: one row per respondent (and wave, where there are several), as they stand in the data. Nothing is reversed,
 * imputed or left out here.
 *
 * @param source where they come from, for messages; such as the name of the file
 * @param rowIds one a row: the respondent's id where a column gives it, or else the number of the row (from 1)
 * @param numeric columns of numbers by name, NaN for a missing response; all of the same length. They are held packed
 *     ({@link PackedNumbers}); every array taken from the map is a new copy, so take it once, not for every row
 * @param labels columns of text by name (context, group, arm …), an empty string for a missing one
 */
public record Responses(
        String source, List<String> rowIds, Map<String, double[]> numeric, Map<String, List<String>> labels) {

    public Responses {
        rowIds = keptTexts(rowIds);
        int rows = rowIds.size();
        PackedColumns numbers = PackedColumns.of(numeric);
        numbers.packed().forEach((name, column) -> requireRows(name, column.size(), rows));
        numeric = numbers;
        Map<String, List<String>> texts = new LinkedHashMap<>();
        labels.forEach((name, column) -> {
            requireRows(name, column.size(), rows);
            texts.put(name, keptTexts(column));
        });
        labels = java.util.Collections.unmodifiableMap(texts);
    }

    /**
     * The rows of a table of Tablesaw, named by their numbers: columns of numbers are numbers, all others text. Values
     * are not compared with an instrument here.
     */
    public static Responses of(Table table) {
        return DataFrames.responses(table, "");
    }

    /**
     * The same with the respondents' ids from a column.
     *
     * @throws IllegalArgumentException when there is no such column
     */
    public static Responses of(Table table, String id) {
        return DataFrames.responses(table, id);
    }

    /** Columns of numbers alone, their rows named by their numbers. */
    public static Responses ofColumns(int rows, Map<String, PackedNumbers> columns) {
        return new Responses("", new RowNumbers(rows), PackedColumns.ofPacked(columns), Map.of());
    }

    /**
     * As a table of Tablesaw: {@code row} with the ids, the columns of text, those of numbers.
     *
     * @throws IllegalArgumentException when two names differ in small and capital letters only, which are one to
     *     Tablesaw
     */
    public Table toTable() {
        return DataFrames.table(source, texts(), numeric);
    }

    /** As a data frame of Smile, with the same columns. */
    public DataFrame toDataFrame() {
        return DataFrames.frame(texts(), numeric);
    }

    private Map<String, List<String>> texts() {
        String name = "row";
        while (numeric.containsKey(name) || labels.containsKey(name)) {
            name += "_";
        }
        Map<String, List<String>> texts = new LinkedHashMap<>();
        texts.put(name, rowIds);
        texts.putAll(labels);
        return texts;
    }

    /** An immutable list of these texts: itself where it is one, a copy otherwise. */
    public static List<String> keptTexts(List<String> texts) {
        return texts instanceof TextColumn || texts instanceof RowNumbers ? texts : List.copyOf(texts);
    }

    private static void requireRows(String name, int found, int expected) {
        if (found != expected) {
            throw new IllegalArgumentException("column " + name + " has " + found + " rows of " + expected);
        }
    }

    public int size() {
        return rowIds.size();
    }

    /**
     * The answers of one column, NaN where missing; a copy.
     *
     * @throws IllegalArgumentException when there is no such column of numbers
     */
    public double[] column(String name) {
        return packed(name).toArray();
    }

    /**
     * The answers of one column.
     *
     * @throws IllegalArgumentException when there is no such column of numbers
     */
    public PackedNumbers packed(String name) {
        PackedNumbers column = ((PackedColumns) numeric).packed().get(name);
        if (column == null) {
            throw new IllegalArgumentException("no column of numbers “" + name + "” in " + source);
        }
        return column;
    }

    /** These responses with columns of numbers added, or in place of those of the same name. */
    public Responses withNumbers(Map<String, double[]> columns) {
        Map<String, PackedNumbers> all = new LinkedHashMap<>(((PackedColumns) numeric).packed());
        columns.forEach((name, column) -> all.put(name, PackedNumbers.of(column)));
        return new Responses(source, rowIds, PackedColumns.ofPacked(all), labels);
    }

    /**
     * The values of a column as numbers, whether it was read as numbers or as text; NaN where a cell is empty.
     *
     * @throws InputException when there is no such column, or a cell holds no number
     */
    public double[] numbers(String name) {
        if (numeric.containsKey(name)) {
            return column(name);
        }
        List<String> texts = labels.get(name);
        if (texts == null) {
            throw new InputException(source, "there is no column “" + name + "”", "a column of numbers", "");
        }
        Problems problems = new Problems();
        double[] numbers = new double[texts.size()];
        for (int row = 0; row < numbers.length; row++) {
            String text = texts.get(row).strip();
            numbers[row] = Double.NaN;
            if (text.matches("-?[0-9]+([.,][0-9]+)?")) {
                numbers[row] = Double.parseDouble(text.replace(',', '.'));
            } else if (!text.isEmpty()) {
                problems.add(source + ": column " + name, "“" + text + "”", "a number", "");
            }
        }
        problems.throwIfAny();
        return numbers;
    }

    /**
     * Which group each row belongs to, by a column of text or of numbers; groups in the order in which they first
     * appear.
     *
     * @throws IllegalArgumentException when there is no such column
     */
    public Grouping grouping(String name) {
        List<String> values = labels.get(name);
        if (values == null) {
            values = new ArrayList<>();
            for (double value : column(name)) {
                values.add(Double.isNaN(value) ? "" : label(value));
            }
        }
        List<String> names = new ArrayList<>();
        Map<String, Integer> index = new LinkedHashMap<>();
        int[] code = new int[values.size()];
        for (int row = 0; row < code.length; row++) {
            String value = values.get(row);
            if (value.isEmpty()) {
                code[row] = Grouping.NONE;
            } else {
                Integer known = index.putIfAbsent(value, names.size());
                code[row] = known == null ? names.size() : known;
                if (known == null) {
                    names.add(value);
                }
            }
        }
        return new Grouping(name, names, code);
    }

    private static String label(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** These responses without the values that some rows (from 0) have in a column of text or of numbers. */
    public Responses withoutValues(String name, int[] rows) {
        if (numeric.containsKey(name)) {
            double[] values = column(name);
            for (int row : rows) {
                values[row] = Double.NaN;
            }
            return withNumbers(Map.of(name, values));
        }
        List<String> values = new ArrayList<>(labels.get(name));
        for (int row : rows) {
            values.set(row, "");
        }
        Map<String, List<String>> texts = new LinkedHashMap<>(labels);
        texts.put(name, values);
        return new Responses(source, rowIds, numeric, texts);
    }

    /** The rows numbered (from 0), in the order given. */
    public Responses rows(int[] some) {
        List<String> ids = new ArrayList<>(some.length);
        for (int row : some) {
            ids.add(rowIds.get(row));
        }
        Map<String, PackedNumbers> numbers = new LinkedHashMap<>();
        ((PackedColumns) numeric).packed().forEach((name, column) -> numbers.put(name, column.of(some)));
        Map<String, List<String>> texts = new LinkedHashMap<>();
        labels.forEach((name, column) -> {
            List<String> selected = new ArrayList<>(some.length);
            for (int row : some) {
                selected.add(column.get(row));
            }
            texts.put(name, selected);
        });
        return new Responses(source, ids, PackedColumns.ofPacked(numbers), texts);
    }
}
