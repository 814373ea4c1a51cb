package kith.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Responses as a table of Tablesaw, and the other way round, for programs that hold their data in such tables. */
public final class TableOfResponses {

    private TableOfResponses() {}

    /**
     * The columns of a table as they are; nothing is recoded, and missing values stay missing.
     *
     * @param idColumn name of the column of ids; rows are numbered from 1 without one
     * @throws IllegalArgumentException when there is no such column
     */
    public static Responses responses(Table table, Optional<String> idColumn) {
        if (idColumn.isPresent() && !table.containsColumn(idColumn.get())) {
            throw new IllegalArgumentException("no column “" + idColumn.get() + "” in " + table.name());
        }
        Map<String, double[]> numeric = new LinkedHashMap<>();
        Map<String, List<String>> labels = new LinkedHashMap<>();
        for (Column<?> column : table.columns()) {
            if (idColumn.filter(column.name()::equalsIgnoreCase).isPresent()) {
                continue;
            }
            if (column instanceof NumericColumn<?> numbers) {
                numeric.put(column.name(), numbers.asDoubleArray());
            } else {
                labels.put(column.name(), texts(column));
            }
        }
        List<String> ids =
                idColumn.map(name -> texts(table.column(name))).orElseGet(() -> new RowNumbers(table.rowCount()));
        return new Responses(table.name(), ids, numeric, labels);
    }

    /** A table with the ids in a column of that name, then the columns of text, then those of numbers. */
    public static Table table(Responses responses, String idColumn) {
        Table table = Table.create(responses.source(), StringColumn.create(idColumn, responses.rowIds()));
        responses.labels().forEach((name, texts) -> table.addColumns(StringColumn.create(name, texts)));
        responses.numeric().forEach((name, numbers) -> table.addColumns(DoubleColumn.create(name, numbers)));
        return table;
    }

    private static List<String> texts(Column<?> column) {
        List<String> texts = new ArrayList<>(column.size());
        for (int row = 0; row < column.size(); row++) {
            texts.add(column.isMissing(row) ? "" : column.getUnformattedString(row));
        }
        return texts;
    }
}
