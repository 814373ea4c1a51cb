package kith.report.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.report.document.Cell;
import kith.report.document.CellContent;
import kith.report.document.Table;
import kith.text.ApaNumber;

/**
 * A table made ready for the page: rounded text in each cell and what is needed to set numbers by their decimal point.
 *
 * @param label such as “Table 3”
 * @param intervals for each column whether it holds estimates with intervals
 */
public record HtmlTable(String label, Table table, List<Body> bodies, List<Boolean> intervals) {

    private static final int LONGEST_WORD = 24;
    private static final int SHORT = 8;

    /** Width in CSS pixels, at the usual size, that a page has on paper and beside the contents. */
    private static final double WIDE = 800;

    /** What fits after it was set smaller. */
    private static final double WIDEST = 1150;

    /** Rows under a common heading; the heading may be empty. */
    public record Body(String heading, List<List<Entry>> rows) {}

    /**
     * A cell.
     *
     * @param kind classes of the cell: text, number, interval or empty, and where it stands
     * @param head whether it names its row
     * @param text what it shows; the estimate of an interval
     * @param behind characters that would follow in a number of more decimals; kept free so that points align
     * @param bounds lower and upper bound of an interval; else empty
     * @param before characters by which the longest bounds of the column are longer, one a bound; kept free behind the
     *     bracket
     * @param shade sign and depth of shading as a style; may be empty
     * @param target address that a cell that names its row leads to; may be empty
     */
    public record Entry(
            String kind,
            boolean head,
            String text,
            String behind,
            List<String> bounds,
            List<String> before,
            String shade,
            String target) {

        Entry(
                String kind,
                boolean head,
                String text,
                String behind,
                List<String> bounds,
                List<String> before,
                String shade) {
            this(kind, head, text, behind, bounds, before, shade, "");
        }
    }

    static HtmlTable of(Table table, String label) {
        List<Boolean> intervals = new ArrayList<>();
        List<String[]> columns = new ArrayList<>();
        for (int c = 0; c < table.columns().size(); c++) {
            intervals.add(TableShape.hasIntervals(table, c));
            columns.add(behind(table, c));
        }
        List<Body> bodies = new ArrayList<>();
        List<List<Entry>> rows = new ArrayList<>();
        String heading = "";
        for (int r = 0; r < table.rows().size(); r++) {
            String group = TableShape.groupBefore(table, r);
            if (!group.isEmpty()) {
                if (!rows.isEmpty()) {
                    bodies.add(new Body(heading, List.copyOf(rows)));
                }
                rows.clear();
                heading = group;
            }
            List<Entry> row = new ArrayList<>();
            for (int c = 0; c < table.columns().size(); c++) {
                row.add(entry(table, r, c, columns.get(c)[r]));
            }
            rows.add(List.copyOf(row));
        }
        bodies.add(new Body(heading, List.copyOf(rows)));
        return new HtmlTable(label, table, bodies, intervals);
    }

    private static Entry entry(Table table, int row, int column, String behind) {
        Cell cell = table.rows().get(row).get(column);
        Table.Column heading = table.columns().get(column);
        String place = place(heading.alignment());
        boolean first = column == 0 && heading.alignment() == Table.Alignment.START;
        return cell.accept(new Cell.Visitor<>() {

            @Override
            public Entry text(String text) {
                return new Entry("text" + place + room(text), first, PlainText.of(text), "", List.of(), List.of(), "");
            }

            @Override
            public Entry link(Cell.Link link) {
                String text = link.text();
                return new Entry(
                        "text" + place + room(text),
                        first,
                        PlainText.of(text),
                        "",
                        List.of(),
                        List.of(),
                        "",
                        link.target());
            }

            @Override
            public Entry number(double value, Cell.Format format) {
                boolean exists = Double.isFinite(value);
                String kind = (exists ? "number" : "empty") + place + (heading.shaded() ? " shaded" : "");
                String shade = heading.shaded() ? shade(value) : "";
                String shown = Rounding.TYPESET.number(value, format);
                return new Entry(kind, first, shown, exists ? behind : "", List.of(), List.of(), shade);
            }

            @Override
            public Entry interval(Cell.Interval interval) {
                List<String> bounds = Double.isFinite(interval.lower()) || Double.isFinite(interval.upper())
                        ? List.of(
                                Rounding.TYPESET.number(interval.lower(), interval.format()),
                                Rounding.TYPESET.number(interval.upper(), interval.format()))
                        : List.of();
                String estimate = Rounding.TYPESET.number(interval.estimate(), interval.format());
                List<String> before = before(table, column, bounds);
                return new Entry("interval" + place, false, estimate, behind, bounds, before, "");
            }

            @Override
            public Entry empty() {
                String kind = "empty" + place + (heading.shaded() ? " shaded" : "");
                return new Entry(kind, first, ApaNumber.DASH, "", List.of(), List.of(), "");
            }
        });
    }

    /** Long texts get a column of some width; words too long for any column may be broken. */
    private static String room(String text) {
        boolean endless = false;
        for (String word : PlainText.line(text).split(" ")) {
            endless |= PlainText.width(word) > LONGEST_WORD;
        }
        return (PlainText.width(text) > LONGEST_WORD ? " long" : "") + (endless ? " endless" : "");
    }

    private static List<String> before(Table table, int column, List<String> bounds) {
        List<String> before = new ArrayList<>();
        for (int b = 0; b < bounds.size(); b++) {
            String longest = "";
            for (List<Cell> row : table.rows()) {
                Optional<Cell.Interval> interval =
                        CellContent.of(row.get(column)).interval();
                if (interval.isPresent()) {
                    double bound =
                            b == 0 ? interval.get().lower() : interval.get().upper();
                    String shown = Rounding.TYPESET.number(bound, interval.get().format());
                    longest = shown.length() > longest.length() ? shown : longest;
                }
            }
            before.add(longest.substring(0, longest.length() - bounds.get(b).length()));
        }
        return before;
    }

    private static String place(Table.Alignment alignment) {
        return switch (alignment) {
            case START -> "";
            case CENTRE -> " centre";
            case END -> " end";
        };
    }

    /** Classes of the whole: short ones stay on one page in print, wide ones are set smaller. */
    public String size() {
        double width = TableShape.width(table);
        String wide = width > WIDE ? width > WIDEST ? " wide widest" : " wide" : "";
        return (table.rows().size() <= SHORT ? " short" : "") + wide;
    }

    /** Class of a column's heading. */
    public String headingClass(Table.Column column) {
        return place(column.alignment()).strip();
    }

    private static String shade(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        double depth = Math.min(1, Math.abs(value)) * Palette.DEEPEST;
        return "background:rgb(var(--" + (value < 0 ? "below" : "above") + ")/" + Svg.number(depth) + ")";
    }

    private static String[] behind(Table table, int column) {
        int rows = table.rows().size();
        String[] fractions = new String[rows];
        int most = 0;
        for (int r = 0; r < rows; r++) {
            Cell cell = table.rows().get(r).get(column);
            String shown = CellContent.of(cell)
                    .interval()
                    .map(interval -> Rounding.TYPESET.number(interval.estimate(), interval.format()))
                    .orElseGet(() -> cell.isText() ? "" : Rounding.TYPESET.cell(cell));
            int point = shown.indexOf('.');
            fractions[r] = point < 0 ? "" : shown.substring(point);
            most = Math.max(most, fractions[r].length());
        }
        String full = "." + "0".repeat(Math.max(0, most - 1));
        String[] behind = new String[rows];
        for (int r = 0; r < rows; r++) {
            behind[r] = most == 0 ? "" : full.substring(fractions[r].length());
        }
        return behind;
    }
}
