package kith.data;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/**
 * Writes CSV in UTF-8 with LF at the end of each line (RFC 4180 otherwise): the same bytes on any machine. A missing value is an
 * empty cell. Texts stand as they are, in quotes where they need them, also when they begin with {@code =}: a file of data has to
 * come back as it was.
 */
public final class CsvWriter {

    private CsvWriter() {}

    /** The whole file. */
    public static byte[] bytes(DataTable table) {
        StringBuilder out = new StringBuilder();
        for (int c = 0; c < table.columns().size(); c++) {
            out.append(c == 0 ? "" : ",").append(quoted(table.names().get(c)));
        }
        out.append('\n');
        for (int row = 0; row < table.rows(); row++) {
            for (int c = 0; c < table.columns().size(); c++) {
                if (c > 0) {
                    out.append(',');
                }
                out.append(quoted(cell(table.columns().get(c), row)));
            }
            out.append('\n');
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    static String cell(DataTable.Column column, int row) {
        if (column instanceof DataTable.Texts texts) {
            return texts.values().get(row);
        }
        DataTable.Numbers numbers = (DataTable.Numbers) column;
        return number(numbers.at(row), numbers.decimals());
    }

    /** A number without exponent and without zeros at the end; an empty text for NaN. */
    static String number(double value, int decimals) {
        if (Double.isNaN(value)) {
            return "";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private static String quoted(String text) {
        boolean needed = text.indexOf(',') >= 0
                || text.indexOf('"') >= 0
                || text.indexOf('\n') >= 0
                || text.indexOf('\r') >= 0
                || !text.equals(text.strip());
        return needed ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
