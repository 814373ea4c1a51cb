package kith.data;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import kith.text.CsvLine;

/**
 * Writes CSV in UTF-8 with LF at the end of each line (RFC 4180 otherwise): the same bytes on any machine. A missing
 * value is an empty cell. Texts stand as they are, in quotes where they need them, also when they begin with {@code =}:
 * a file of data has to come back as it was.
 */
public final class CsvWriter {

    private CsvWriter() {}

    /** The whole file. */
    public static byte[] bytes(DataTable table) {
        StringBuilder out = new StringBuilder(CsvLine.of(table.names()));
        for (int row = 0; row < table.rows(); row++) {
            int r = row;
            out.append(CsvLine.of(
                    table.columns().stream().map(column -> cell(column, r)).toList()));
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
}
