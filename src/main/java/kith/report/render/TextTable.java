package kith.report.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kith.report.document.CellContent;
import kith.report.document.Table;

/**
 * A table for the terminal: aligned columns, horizontal rules only, notes below. A table wider than the terminal first
 * wraps its columns of text; if that is not enough it continues below itself with the first column repeated. Numbers
 * are never cut. Control characters in texts are replaced, so that data cannot steer the terminal.
 */
public final class TextTable {

    private static final int GAP = 2;
    private static final int NARROWEST_TEXT = 12;
    private static final int NARROWEST_TABLE = 30;
    private static final int WIDEST_NUMBER_HEADING = 18;

    private final Table table;
    private final int available;
    private final String[][] cells;
    private final String[] headings;
    private final int[] widths;

    private TextTable(Table table, int available) {
        this.table = table;
        this.available = Math.max(available, NARROWEST_TABLE);
        int columns = table.columns().size();
        this.cells = table.rows().stream()
                .map(row -> row.stream()
                        .map(Rounding.PLAIN::cell)
                        .map(PlainText::line)
                        .toArray(String[]::new))
                .toArray(String[][]::new);
        this.headings = table.columns().stream()
                .map(column -> PlainText.line(column.heading()))
                .toArray(String[]::new);
        this.widths = new int[columns];
        for (int c = 0; c < columns; c++) {
            alignByPoint(c);
            int heading = PlainText.width(headings[c]);
            widths[c] = isWords(c) ? heading : Math.min(heading, WIDEST_NUMBER_HEADING);
            for (String[] row : cells) {
                widths[c] = Math.max(widths[c], PlainText.width(row[c]));
            }
            widths[c] = isWords(c) ? Math.min(widths[c], available) : widths[c];
        }
    }

    /**
     * The table as lines, each ended by a line end.
     *
     * @param width columns of the terminal
     */
    public static String render(Table table, int width) {
        TextTable text = new TextTable(table, width);
        text.narrow();
        StringBuilder out = new StringBuilder();
        for (String line : wrap(PlainText.line(table.caption()), text.available)) {
            out.append(line).append('\n');
        }
        for (int[] panel : text.panels()) {
            text.panel(out, panel);
        }
        for (String note : table.notes()) {
            for (String line : wrap("Note. " + PlainText.line(note), text.available)) {
                out.append(line).append('\n');
            }
        }
        return out.toString();
    }

    /** Numbers of fewer decimals get blanks behind them, so that the points of a column stand below each other. */
    private void alignByPoint(int column) {
        int most = 0;
        for (int r = 0; r < cells.length; r++) {
            if (CellContent.of(table.rows().get(r).get(column)).number().isPresent()) {
                most = Math.max(most, fraction(cells[r][column]));
            }
        }
        for (int r = 0; r < cells.length; r++) {
            if (CellContent.of(table.rows().get(r).get(column)).number().isPresent()) {
                cells[r][column] += " ".repeat(most - fraction(cells[r][column]));
            }
        }
    }

    private static int fraction(String number) {
        int point = number.indexOf('.');
        return point < 0 ? 0 : number.length() - point;
    }

    private boolean isWords(int column) {
        return table.rows().stream().anyMatch(row -> row.get(column).isText());
    }

    /** Takes width from the widest column of text until the table fits or no such column can give any more. */
    private void narrow() {
        while (total(0, widths.length) > available) {
            int widest = -1;
            for (int c = 0; c < widths.length; c++) {
                if (isWords(c) && widths[c] > NARROWEST_TEXT && (widest < 0 || widths[c] > widths[widest])) {
                    widest = c;
                }
            }
            if (widest < 0) {
                return;
            }
            widths[widest]--;
        }
    }

    private int total(int from, int to) {
        return Arrays.stream(widths, from, to).sum() + GAP * Math.max(0, to - from - 1);
    }

    /** Columns that stand side by side; every panel begins with the first column of the table. */
    private List<int[]> panels() {
        List<int[]> panels = new ArrayList<>();
        int next = 1;
        do {
            List<Integer> columns = new ArrayList<>(widths.length > 0 ? List.of(0) : List.of());
            int used = widths.length > 0 ? widths[0] : 0;
            while (next < widths.length && (columns.size() == 1 || used + GAP + widths[next] <= available)) {
                used += GAP + widths[next];
                columns.add(next++);
            }
            panels.add(columns.stream().mapToInt(Integer::intValue).toArray());
        } while (next < widths.length);
        return panels;
    }

    private void panel(StringBuilder out, int[] columns) {
        int width = Math.max(Arrays.stream(columns).map(c -> widths[c]).sum() + GAP * (columns.length - 1), 1);
        String rule = "─".repeat(width) + "\n";
        out.append(rule);
        row(out, columns, headings);
        out.append(rule);
        for (int r = 0; r < cells.length; r++) {
            String group = TableShape.groupBefore(table, r);
            if (!group.isEmpty()) {
                wrap(PlainText.line(group), available)
                        .forEach(line -> out.append(line).append('\n'));
            }
            row(out, columns, cells[r]);
        }
        out.append(rule);
    }

    private void row(StringBuilder out, int[] columns, String[] row) {
        List<List<String>> wrapped = new ArrayList<>();
        int height = 1;
        for (int c : columns) {
            List<String> lines = wrap(row[c], widths[c]);
            wrapped.add(lines);
            height = Math.max(height, lines.size());
        }
        for (int line = 0; line < height; line++) {
            StringBuilder built = new StringBuilder();
            for (int i = 0; i < columns.length; i++) {
                String part = line < wrapped.get(i).size() ? wrapped.get(i).get(line) : "";
                built.append(i > 0 ? " ".repeat(GAP) : "");
                built.append(placed(part, columns[i]));
            }
            out.append(built.toString().stripTrailing()).append('\n');
        }
    }

    private String placed(String part, int column) {
        int blank = Math.max(0, widths[column] - PlainText.width(part));
        return switch (table.columns().get(column).alignment()) {
            case START -> part + " ".repeat(blank);
            case CENTRE -> " ".repeat(blank / 2) + part + " ".repeat(blank - blank / 2);
            case END -> " ".repeat(blank) + part;
        };
    }

    /**
     * Lines of at most {@code width} columns, broken at blanks where there are any; trailing blanks that align stay.
     */
    private static List<String> wrap(String text, int width) {
        if (PlainText.width(text) <= width) {
            return List.of(text);
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split(" ")) {
            String rest = word;
            if (line.length() > 0 && PlainText.width(line.toString()) + 1 + PlainText.width(rest) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            int end = fitting(rest, width);
            while (end < rest.length()) {
                lines.add(rest.substring(0, end));
                rest = rest.substring(end);
                end = fitting(rest, width);
            }
            line.append(line.length() > 0 ? " " : "").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    /** How many characters from the start fit, at least one. */
    private static int fitting(CharSequence text, int width) {
        int used = 0;
        int end = 0;
        while (end < text.length()) {
            int point = Character.codePointAt(text, end);
            used += PlainText.width(point);
            if (used > width && end > 0) {
                return end;
            }
            end += Character.charCount(point);
        }
        return end;
    }
}
