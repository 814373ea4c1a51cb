package kith.report.render;

import java.util.ArrayList;
import java.util.List;
import kith.report.document.Cell;
import kith.report.document.CellContent;
import kith.report.document.Table;

/** What every writer asks of a table. */
final class TableShape {

    private static final int LONGEST_LINE = 24;
    private static final double CHARACTER = 7.4;
    private static final double PADDING = 24;

    private TableShape() {}

    /** Whether a column holds an estimate with its interval in any row. */
    static boolean hasIntervals(Table table, int column) {
        return table.rows().stream()
                .anyMatch(row -> CellContent.of(row.get(column)).interval().isPresent());
    }

    /** For each column whether it has an interval, found in one pass over the rows. */
    static boolean[] intervals(Table table) {
        boolean[] intervals = new boolean[table.columns().size()];
        for (List<Cell> row : table.rows()) {
            for (int c = 0; c < intervals.length; c++) {
                intervals[c] |= CellContent.of(row.get(c)).interval().isPresent();
            }
        }
        return intervals;
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

    /** So many capital letters take the room of one character more. */
    private static final int CAPITALS = 3;

    /** About how many CSS pixels wide a table is at the usual size, where texts are set on several lines. */
    static double width(Table table) {
        return lengths(table).stream()
                .mapToDouble(length -> length.usual() * CHARACTER + PADDING)
                .sum();
    }

    /**
     * How many characters a column needs.
     *
     * @param least those that stand on one line in any case: the longest word or number
     * @param usual those that read well
     */
    record Length(int least, int usual) {}

    /** What each column needs. */
    static List<Length> lengths(Table table) {
        List<Length> lengths = new ArrayList<>();
        for (int c = 0; c < table.columns().size(); c++) {
            int least = longestWord(table.columns().get(c).heading());
            int usual = least;
            for (List<Cell> row : table.rows()) {
                Cell cell = row.get(c);
                int whole = PlainText.width(Rounding.TYPESET.cell(cell));
                boolean words = cell.isText();
                least = Math.max(least, words ? longestWord(Rounding.TYPESET.cell(cell)) : whole);
                usual = Math.max(usual, Math.max(least, words ? Math.min(LONGEST_LINE, whole) : whole));
            }
            lengths.add(new Length(least, usual));
        }
        return lengths;
    }

    private static int longestWord(String text) {
        int longest = 0;
        for (String word : PlainText.line(text).split(" ")) {
            int capitals =
                    (int) word.codePoints().filter(Character::isUpperCase).count();
            longest = Math.max(longest, Math.min(LONGEST_LINE, PlainText.width(word) + capitals / CAPITALS));
        }
        return longest;
    }
}
