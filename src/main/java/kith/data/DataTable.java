package kith.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Columns to be written: what {@link CsvWriter} takes.
 *
 * @param columns all of the same length, no name twice
 */
public record DataTable(List<Column> columns) {

    public DataTable {
        columns = List.copyOf(columns);
        if (columns.stream().mapToInt(Column::size).distinct().count() > 1) {
            throw new IllegalArgumentException("columns of different length");
        }
        if (columns.stream().map(Column::name).distinct().count() < columns.size()) {
            throw new IllegalArgumentException("a column name stands twice");
        }
    }

    /** One column. */
    public sealed interface Column {
        String name();

        int size();
    }

    /**
     * Numbers; NaN is an empty cell.
     *
     * @param decimals how many are written at the most; zeros at the end are left out
     */
    public record Numbers(String name, double[] values, int decimals) implements Column {
        public Numbers {
            values = values.clone();
        }

        @Override
        public double[] values() {
            return values.clone();
        }

        @Override
        public int size() {
            return values.length;
        }

        double at(int row) {
            return values[row];
        }
    }

    /** Text; an empty text is an empty cell. */
    public record Texts(String name, List<String> values) implements Column {
        public Texts {
            values = List.copyOf(values);
        }

        @Override
        public int size() {
            return values.size();
        }
    }

    /** How many decimals are enough to keep any measurement. */
    private static final int ALL_DECIMALS = 12;

    /** The answers as a table, with the ids in front in a column of that name. */
    public static DataTable of(Responses responses, String idColumn) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Texts(idColumn, responses.rowIds()));
        responses.labels().forEach((name, values) -> columns.add(new Texts(name, values)));
        responses.numeric().forEach((name, values) -> columns.add(new Numbers(name, values, ALL_DECIMALS)));
        return new DataTable(columns);
    }

    public int rows() {
        return columns.isEmpty() ? 0 : columns.get(0).size();
    }

    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /**
     * The same as answers: columns of numbers and of text, the ids from {@code idColumn}, or else the numbers of the
     * rows where there is no such column.
     */
    public Responses toResponses(String source, String idColumn) {
        Map<String, double[]> numeric = new java.util.LinkedHashMap<>();
        Map<String, List<String>> labels = new java.util.LinkedHashMap<>();
        List<String> ids = new ArrayList<>();
        for (Column column : columns) {
            if (column.name().equals(idColumn)) {
                for (int row = 0; row < rows(); row++) {
                    ids.add(CsvWriter.cell(column, row));
                }
            } else if (column instanceof Numbers numbers) {
                numeric.put(column.name(), numbers.values());
            } else if (column instanceof Texts texts) {
                labels.put(column.name(), texts.values());
            }
        }
        for (int row = ids.size(); row < rows(); row++) {
            ids.add(Integer.toString(row + 1));
        }
        return new Responses(source, ids, numeric, labels);
    }
}
