package kith.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import smile.data.DataFrame;
import smile.data.vector.BaseVector;
import smile.data.vector.DoubleVector;
import smile.data.vector.StringVector;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Columns as the data frames of Tablesaw and Smile, for programs that work with these, and Tablesaw's tables as
 * responses. A missing number is Tablesaw's missing value and NaN in Smile; a missing text is empty in both.
 */
public final class DataFrames {

    private DataFrames() {}

    /**
     * Responses from a table: its columns of numbers are numbers, all others text as Tablesaw writes it.
     *
     * @param id column with the respondents' ids; empty for the numbers of the rows, from 1
     * @throws IllegalArgumentException when there is no such column
     */
    static Responses responses(Table table, String id) {
        if (!id.isEmpty() && !table.containsColumn(id)) {
            throw new IllegalArgumentException("no column “" + id + "” in " + table.name());
        }
        List<String> ids = new ArrayList<>(table.rowCount());
        for (int row = 0; row < table.rowCount(); row++) {
            ids.add(id.isEmpty() ? Integer.toString(row + 1) : table.column(id).getString(row));
        }
        Map<String, double[]> numbers = new LinkedHashMap<>();
        Map<String, List<String>> texts = new LinkedHashMap<>();
        for (Column<?> column : table.columns()) {
            if (column.name().equalsIgnoreCase(id)) {
                continue;
            }
            if (column instanceof NumericColumn<?> numeric) {
                numbers.put(column.name(), numbers(numeric));
            } else {
                texts.put(column.name(), texts(column));
            }
        }
        return new Responses(table.name() == null ? "table" : table.name(), ids, numbers, texts);
    }

    private static double[] numbers(NumericColumn<?> column) {
        double[] numbers = column.asDoubleArray();
        for (int row = 0; row < numbers.length; row++) {
            if (column.isMissing(row)) {
                numbers[row] = Double.NaN;
            }
        }
        return numbers;
    }

    private static List<String> texts(Column<?> column) {
        List<String> texts = new ArrayList<>(column.size());
        for (int row = 0; row < column.size(); row++) {
            texts.add(column.isMissing(row) ? "" : column.getString(row));
        }
        return texts;
    }

    /** A table of Tablesaw: the texts, then the numbers. */
    public static Table table(String name, Map<String, List<String>> texts, Map<String, double[]> numbers) {
        Table table = Table.create(name);
        texts.forEach((column, values) -> table.addColumns(StringColumn.create(column, values)));
        numbers.forEach((column, values) -> table.addColumns(DoubleColumn.create(column, values)));
        return table;
    }

    /** A data frame of Smile: the texts, then the numbers. */
    public static DataFrame frame(Map<String, List<String>> texts, Map<String, double[]> numbers) {
        List<BaseVector<?, ?, ?>> vectors = new ArrayList<>();
        texts.forEach((column, values) -> vectors.add(StringVector.of(column, values.toArray(String[]::new))));
        numbers.forEach((column, values) -> vectors.add(DoubleVector.of(column, values)));
        return DataFrame.of(vectors.toArray(BaseVector[]::new));
    }
}
