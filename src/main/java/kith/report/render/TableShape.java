package kith.report.render;

import kith.report.document.Cell;
import kith.report.document.Table;

/** What every writer asks of a table. */
final class TableShape {

    private TableShape() {}

    /** Whether a column holds an estimate with its interval in any row. */
    static boolean hasIntervals(Table table, int column) {
        return table.rows().stream().anyMatch(row -> row.get(column) instanceof Cell.Interval);
    }

    /** The heading above a row; empty when there is none. */
    static String groupOf(Table table, int row) {
        String heading = "";
        for (Table.RowGroup group : table.groups()) {
            if (group.beforeRow() <= row) {
                heading = group.heading();
            }
        }
        return heading;
    }

    /** The heading that stands directly in front of a row; empty when there is none. */
    static String groupBefore(Table table, int row) {
        return table.groups().stream()
                .filter(group -> group.beforeRow() == row)
                .map(Table.RowGroup::heading)
                .findFirst()
                .orElse("");
    }
}
