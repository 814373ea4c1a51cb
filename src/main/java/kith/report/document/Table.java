package kith.report.document;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A table.
 *
 * @param id stable, unique in the document
 * @param caption what it shows, without a number
 * @param rows one list of cells a row, as many as there are columns
 * @param groups headings between the rows; may be empty
 * @param notes below the table: conventions, estimators, abbreviations
 */
public record Table(
        String id,
        String caption,
        List<Column> columns,
        List<List<Cell>> rows,
        List<RowGroup> groups,
        List<String> notes)
        implements Block {

    public Table {
        columns = List.copyOf(columns);
        rows = rows instanceof ComputedList
                ? rows
                : rows.stream().map(List::copyOf).toList();
        groups = List.copyOf(groups);
        notes = List.copyOf(notes);
        for (List<Cell> row : rows instanceof ComputedList ? rows.subList(0, Math.min(1, rows.size())) : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "table " + id + ": a row of " + row.size() + " cells under " + columns.size() + " columns");
            }
        }
    }

    public Table(String id, String caption, List<Column> columns, List<List<Cell>> rows, List<String> notes) {
        this(id, caption, columns, rows, List.of(), notes);
    }

    /** A table with a row for each of these, to be given its columns. */
    public static <T> TableColumns<T> of(String id, String caption, List<T> rows) {
        return new TableColumns<>(id, caption, rows);
    }

    /** A table with so many rows, counted from 0. */
    public static TableColumns<Integer> of(String id, String caption, int rows) {
        return of(id, caption, IntStream.range(0, rows).boxed().toList());
    }

    @Override
    public void accept(Block.Visitor visitor) {
        visitor.table(this);
    }

    /**
     * A column.
     *
     * @param italic whether the heading is a statistic's symbol, such as <i>M</i>
     * @param shaded whether cells are shaded by size, as in a table of correlations
     */
    public record Column(String heading, Alignment alignment, boolean italic, boolean shaded) {

        public static Column text(String heading) {
            return new Column(heading, Alignment.START, false, false);
        }

        public static Column number(String heading) {
            return new Column(heading, Alignment.END, false, false);
        }

        /** A column headed by the symbol of a statistic. */
        public static Column statistic(String symbol) {
            return new Column(symbol, Alignment.END, true, false);
        }
    }

    /** A heading in front of row {@code beforeRow} (from 0). */
    public record RowGroup(int beforeRow, String heading) {}

    /** Where cells stand. */
    public enum Alignment {
        START,
        CENTRE,
        END
    }
}
