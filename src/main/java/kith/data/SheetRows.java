package kith.data;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Gathers the rows of a sheet from its XML (ECMA-376 part 1, section 18.3.1). A date is a number with a format: it
 * becomes text ({@code 2024-05-04}), and its kind is kept, so that 45,416 is not taken for a response.
 */
final class SheetRows extends DefaultHandler {

    /** Columns A to XFD (ECMA-376). */
    private static final int MOST_COLUMNS = 16_384;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private static final NumberText POINT = new NumberText(DecimalMark.POINT);

    private final SharedStrings shared;
    private final StylesTable styles;
    private final boolean from1904;
    private final Map<Integer, Format> formats = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder formula = new StringBuilder();
    private List<String> values = new ArrayList<>();
    private Map<Integer, CellKind> kinds = new HashMap<>();
    private int row;
    private int column;
    private String type = "";
    private Format format = Format.PLAIN;
    private boolean valued;
    private boolean computed;
    private boolean phonetic;
    private Optional<StringBuilder> collecting = Optional.empty();

    /** What the format of a cell makes of a number. */
    private enum Format {
        PLAIN,
        DATE,
        DURATION,
        PERCENTAGE
    }

    /** @param from1904 whether days are counted from 1904, as old Macintosh workbooks do */
    SheetRows(SharedStrings shared, StylesTable styles, boolean from1904) {
        this.shared = shared;
        this.styles = styles;
        this.from1904 = from1904;
    }

    /**
     * @param number as Excel shows it, from 1
     * @param values from column A on; an empty text for an empty cell
     * @param kinds of the cells that are more than a plain number or text, by column from 0
     */
    record Row(int number, List<String> values, Map<Integer, CellKind> kinds) {
        boolean blank() {
            return values.stream().allMatch(String::isEmpty);
        }
    }

    List<Row> rows() {
        return rows;
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) {
        switch (local) {
            case "row" -> {
                String number = attributes.getValue("r");
                row = number == null ? row + 1 : Integer.parseInt(number);
                column = -1;
                values = new ArrayList<>();
                kinds = new HashMap<>();
            }
            case "c" -> {
                String place = attributes.getValue("r");
                column = place == null ? column + 1 : columnOf(place);
                String told = attributes.getValue("t");
                type = told == null ? "n" : told;
                String style = attributes.getValue("s");
                format =
                        style == null ? Format.PLAIN : formats.computeIfAbsent(Integer.parseInt(style), this::formatOf);
                text.setLength(0);
                formula.setLength(0);
                valued = false;
                computed = false;
            }
            case "rPh" -> phonetic = true;
            case "v", "t" -> {
                valued = true;
                collecting = phonetic ? Optional.empty() : Optional.of(text);
            }
            case "f" -> {
                computed = true;
                collecting = Optional.of(formula);
            }
            default -> {}
        }
    }

    private Format formatOf(int style) {
        if (style >= styles.getNumCellStyles()) {
            return Format.PLAIN;
        }
        XSSFCellStyle cell = styles.getStyleAt(style);
        String pattern = String.valueOf(cell.getDataFormatString());
        if (DateUtil.isADateFormat(cell.getDataFormat(), pattern)) {
            return pattern.matches("(?i).*\\[(h+|m+|s+)].*") ? Format.DURATION : Format.DATE;
        }
        return pattern.contains("%") ? Format.PERCENTAGE : Format.PLAIN;
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        collecting.ifPresent(part -> part.append(characters, start, length));
    }

    @Override
    public void endElement(String uri, String local, String name) {
        switch (local) {
            case "rPh" -> phonetic = false;
            case "v", "t", "f" -> collecting = Optional.empty();
            case "c" -> {
                requireColumn();
                while (values.size() <= column) {
                    values.add("");
                }
                values.set(column, value());
            }
            case "row" -> rows.add(new Row(row, values, kinds));
            default -> {}
        }
    }

    private void requireColumn() {
        if (column >= MOST_COLUMNS) {
            throw new IllegalArgumentException(
                    "a cell in row " + row + " is beyond column XFD, the last one of a sheet");
        }
    }

    private String value() {
        String raw = text.toString().strip();
        if (computed && (raw.isEmpty() && type.equals("n") || !valued)) {
            kinds.put(column, CellKind.FORMULA_WITHOUT_VALUE);
            return "=" + formula;
        }
        if (raw.isEmpty()) {
            return "";
        }
        return switch (type) {
            case "s" -> text(shared.getItemAt(Integer.parseInt(raw)).getString().strip());
            case "b" -> of(CellKind.BOOLEAN, raw.equals("1") ? "TRUE" : "FALSE");
            case "e" -> of(CellKind.ERROR, raw);
            case "d" -> of(CellKind.DATE, raw);
            case "n" -> number(raw);
            default -> text(raw);
        };
    }

    private String of(CellKind kind, String value) {
        kinds.put(column, kind);
        return value;
    }

    private String text(String value) {
        return Double.isNaN(POINT.parse(value)) ? value : of(CellKind.NUMBER_AS_TEXT, value);
    }

    private String number(String raw) {
        return switch (format) {
            case DATE -> date(raw);
            case DURATION -> of(CellKind.DURATION, duration(Double.parseDouble(raw)));
            case PERCENTAGE -> of(CellKind.PERCENTAGE, whole(raw));
            case PLAIN -> whole(raw);
        };
    }

    private String date(String raw) {
        double days = Double.parseDouble(raw);
        if (days >= 0 && days < 1) {
            return of(
                    CellKind.TIME,
                    DateUtil.getLocalDateTime(days, from1904, true).format(TIME));
        }
        if (!DateUtil.isValidExcelDate(days)) {
            return of(CellKind.DATE, whole(raw));
        }
        LocalDateTime date = DateUtil.getLocalDateTime(days, from1904, true);
        String day = date.toLocalDate().toString();
        return of(CellKind.DATE, days == Math.rint(days) ? day : day + " " + date.format(TIME));
    }

    /** Hours, minutes and seconds of a part of a day. */
    private static String duration(double days) {
        long seconds = Math.round(Math.abs(days) * 86_400);
        return (days < 0 ? "-" : "")
                + String.format(
                        java.util.Locale.ROOT, "%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }

    /** Whole numbers are stored as {@code 3.0} by some programs. */
    private static String whole(String raw) {
        return raw.endsWith(".0") ? raw.substring(0, raw.length() - 2) : raw;
    }

    private static int columnOf(String place) {
        int column = 0;
        for (int i = 0; i < place.length() && Character.isLetter(place.charAt(i)) && column <= MOST_COLUMNS; i++) {
            column = column * 26 + (Character.toUpperCase(place.charAt(i)) - 'A' + 1);
        }
        return column - 1;
    }

    /** The letters of a column, from 0. */
    static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.toString();
    }
}
