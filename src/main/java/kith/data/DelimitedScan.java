package kith.data;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the records of a delimited text begin and how many values each has; a value in double quotes may hold
 * delimiters, line ends and doubled quotes (RFC 4180). The records that are sound are then cut into cells.
 */
final class DelimitedScan {

    private final String text;
    private final char delimiter;
    private final List<Row> rows = new ArrayList<>();
    private int at;
    private int lineOfOpenQuote;
    private int strayQuoteRow;

    /**
     * One record.
     *
     * @param number in the file, the header is 1; a blank line counts, a line end within quotes does not
     * @param start where it begins
     * @param end where its line end begins
     * @param values how many; 0 for a blank line
     */
    record Row(int number, int start, int end, int values) {
        boolean blank() {
            return values == 0;
        }
    }

    DelimitedScan(String text, char delimiter) {
        this.text = text;
        this.delimiter = delimiter;
        while (at < text.length()) {
            rows.add(next());
        }
        while (!rows.isEmpty() && rows.get(rows.size() - 1).blank()) {
            rows.remove(rows.size() - 1);
        }
    }

    /** All records with the header; blank lines at the end of the file are left out. */
    List<Row> rows() {
        return rows;
    }

    /** The number of the row in which a quote is opened and never closed; 0 when there is none. */
    int rowOfOpenQuote() {
        return lineOfOpenQuote;
    }

    /** The number of the first row in which something follows a closing quote; 0 when there is none. */
    int rowOfStrayQuote() {
        return strayQuoteRow;
    }

    /** The values of one record, without their quotes and the blanks around them. */
    List<String> values(Row row) {
        List<String> values = new ArrayList<>();
        at = row.start();
        do {
            values.add(value(row));
        } while (at < row.end() && text.charAt(at++) == delimiter);
        return values;
    }

    /** Adds the values of one record to a column each, without their quotes and the blanks around them. */
    void cut(Row row, List<TextColumn.Builder> columns) {
        at = row.start();
        int column = 0;
        do {
            int start = at;
            if (start < text.length() && (text.charAt(start) == '"' || text.charAt(start) == ' ')) {
                columns.get(column).add(value(row));
            } else {
                value(row.number(), null);
                addStripped(start, columns.get(column));
            }
            column++;
        } while (at < row.end() && text.charAt(at++) == delimiter);
    }

    private String value(Row row) {
        StringBuilder value = new StringBuilder();
        return value(row.number(), value) ? value.toString() : value.toString().strip();
    }

    private void addStripped(int start, TextColumn.Builder column) {
        int from = start;
        int to = at;
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        column.add(text, from, to);
    }

    private Row next() {
        int number = rows.size() + 1;
        int start = at;
        int values = 0;
        boolean content = false;
        while (true) {
            int before = at;
            value(number, null);
            values++;
            content = content || !isBlank(before, at);
            if (at >= text.length() || text.charAt(at) != delimiter) {
                break;
            }
            at++;
            if (at == text.length() || isLineEnd(text.charAt(at))) {
                values++;
                break;
            }
        }
        int end = at;
        if (at < text.length()) {
            at += text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n' ? 2 : 1;
        }
        return new Row(number, start, end, values == 1 && !content ? 0 : values);
    }

    /** Moves behind one value and says whether it was quoted. */
    private boolean value(int row, StringBuilder out) {
        int start = at;
        while (at < text.length() && text.charAt(at) == ' ' && delimiter != ' ') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '"') {
            at++;
            quoted(row, out);
            return true;
        }
        at = start;
        while (at < text.length() && text.charAt(at) != delimiter && !isLineEnd(text.charAt(at))) {
            at++;
        }
        if (out != null) {
            out.append(text, start, at);
        }
        return false;
    }

    private void quoted(int row, StringBuilder out) {
        while (true) {
            int quote = text.indexOf('"', at);
            if (quote < 0) {
                if (lineOfOpenQuote == 0) {
                    lineOfOpenQuote = row;
                }
                at = text.length();
                return;
            }
            if (out != null) {
                out.append(text, at, quote);
            }
            at = quote + 1;
            if (at < text.length() && text.charAt(at) == '"') {
                if (out != null) {
                    out.append('"');
                }
                at++;
                continue;
            }
            break;
        }
        int close = at;
        while (at < text.length() && text.charAt(at) != delimiter && !isLineEnd(text.charAt(at))) {
            at++;
        }
        if (!isBlank(close, at) && strayQuoteRow == 0) {
            strayQuoteRow = row;
        }
    }

    private boolean isBlank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLineEnd(char character) {
        return character == '\n' || character == '\r';
    }
}
