package kith.report.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import kith.report.document.Cell;
import kith.report.document.Table;
import kith.text.CsvLine;
import kith.text.ExactNumber;

/**
 * A table as comma-separated values (RFC 4180 with LF): one heading line, exact numbers (12 significant digits, a point
 * for the decimals), an empty field for what does not exist, three columns for an estimate with its interval
 * ({@code lower} and {@code upper} added to the heading), and a first column {@code group} where the table has headings
 * between its rows.
 *
 * <p>A spreadsheet takes a field that begins with one of {@code = + - @}, their full-width forms, a tab or a line end
 * for a formula, also behind blanks. Text fields that begin so get an apostrophe in front, which Excel and LibreOffice
 * understand as “this is text” (OWASP, CSV Injection). A formula needs a letter, a digit or a bracket: fields of signs
 * alone, such as the operators {@code =~} and {@code ~~} and the keys {@code +} and {@code -}, are none and stay as
 * they are, and so do numbers below zero, so that R and pandas get back what was meant.
 */
public final class CsvTable implements Cell.Visitor<List<String>> {

    private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    /** What a formula has at least one of. */
    private static final Pattern OF_A_FORMULA = Pattern.compile("[\\p{L}\\p{N}(\\[{'\"]");

    private static final Pattern NUMBER = Pattern.compile("\\s*-?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?\\s*");

    private final boolean guarding;

    private CsvTable(boolean guarding) {
        this.guarding = guarding;
    }

    /** All lines, each ended by a line end. */
    public static String render(Table table) {
        StringBuilder out = new StringBuilder();
        try {
            render(table, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString();
    }

    /** The same, line by line. */
    public static void render(Table table, Appendable out) throws IOException {
        new CsvTable(true).lines(table, out);
    }

    /** The same with every text as it is, for programs that are no spreadsheet. */
    public static void raw(Table table, Appendable out) throws IOException {
        new CsvTable(false).lines(table, out);
    }

    private void lines(Table table, Appendable out) throws IOException {
        boolean grouped = !table.groups().isEmpty();
        List<String> header = new ArrayList<>();
        if (grouped) {
            header.add("group");
        }
        boolean[] intervals = TableShape.intervals(table);
        for (int c = 0; c < table.columns().size(); c++) {
            String heading = table.columns().get(c).heading();
            header.add(guarded(heading));
            if (intervals[c]) {
                header.add(guarded(heading + " lower"));
                header.add(guarded(heading + " upper"));
            }
        }
        out.append(CsvLine.of(header));
        for (int r = 0; r < table.rows().size(); r++) {
            List<Cell> row = table.rows().get(r);
            List<String> fields = new ArrayList<>();
            if (grouped) {
                fields.add(guarded(TableShape.groupOf(table, r)));
            }
            for (int c = 0; c < table.columns().size(); c++) {
                addFields(fields, row.get(c), intervals[c]);
            }
            out.append(CsvLine.of(fields));
        }
    }

    private void addFields(List<String> fields, Cell cell, boolean threeColumns) {
        List<String> own = cell.accept(this);
        fields.addAll(own);
        for (int more = own.size(); threeColumns && more < 3; more++) {
            fields.add("");
        }
    }

    @Override
    public List<String> text(String text) {
        return List.of(guarded(text));
    }

    @Override
    public List<String> number(double value, Cell.Format format) {
        return List.of(number(value));
    }

    @Override
    public List<String> interval(Cell.Interval interval) {
        return List.of(number(interval.estimate()), number(interval.lower()), number(interval.upper()));
    }

    @Override
    public List<String> empty() {
        return List.of("");
    }

    private static String number(double value) {
        return Double.isFinite(value) ? ExactNumber.shortest(value) : "";
    }

    private String guarded(String text) {
        String clean = PlainText.of(text);
        return guarding && formula(clean) ? "'" + clean : clean;
    }

    private static boolean formula(String text) {
        String stripped = text.stripLeading();
        boolean begins = !text.isEmpty()
                && (FORMULA_STARTS.indexOf(text.charAt(0)) >= 0
                        || !stripped.isEmpty() && FORMULA_STARTS.indexOf(stripped.charAt(0)) >= 0);
        return begins
                && OF_A_FORMULA.matcher(text).find()
                && !NUMBER.matcher(text).matches();
    }
}
