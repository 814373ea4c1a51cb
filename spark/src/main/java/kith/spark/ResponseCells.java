package kith.spark;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;

/** Reads the cells of a row as Kith reads those of a file: a number, or a missing response. */
record ResponseCells(List<String> variables, Set<String> missingCodes) implements Serializable {

    /**
     * @param row begins with the variables
     * @param numbers receives a number for each, NaN for a missing response
     * @param invalid receives what is no number
     */
    void read(Row row, double[] numbers, InvalidCells invalid) {
        for (int j = 0; j < numbers.length; j++) {
            Object cell = row.get(j);
            double number = Double.NaN;
            if (cell instanceof Number value) {
                number = value.doubleValue();
                if (Double.isInfinite(number)) {
                    invalid.add(variables.get(j), value.toString());
                } else if (!missingCodes.isEmpty() && missingCodes.contains(label(value))) {
                    number = Double.NaN;
                }
            } else if (cell != null) {
                number = number(variables.get(j), cell.toString().strip(), invalid);
            }
            numbers[j] = number;
        }
    }

    private double number(String variable, String text, InvalidCells invalid) {
        if (text.isEmpty() || missingCodes.contains(text)) {
            return Double.NaN;
        }
        if (text.length() == 1 && Character.digit(text.charAt(0), 10) >= 0 && text.charAt(0) <= '9') {
            return text.charAt(0) - '0';
        }
        if (isDecimal(text)) {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        }
        invalid.add(variable, text);
        return Double.NaN;
    }

    /** Whether a text has nothing but digits, signs, a point and an exponent, so that it is read as Kith reads it. */
    private static boolean isDecimal(String text) {
        boolean digit = false;
        for (int k = 0; k < text.length(); k++) {
            char c = text.charAt(k);
            digit |= c >= '0' && c <= '9';
            boolean allowed = c >= '0' && c <= '9'
                    || c == '.'
                    || (c == '-' || c == '+') && (k == 0 || text.charAt(k - 1) == 'e' || text.charAt(k - 1) == 'E')
                    || (c == 'e' || c == 'E') && digit && k + 1 < text.length();
            if (!allowed) {
                return false;
            }
        }
        return digit && text.chars().filter(c -> c == '.').count() <= 1 && text.chars().filter(c -> c == 'e' || c == 'E').count() <= 1;
    }

    /** A group as Kith names it: whole numbers without a point, nothing for an empty cell or a missing code. */
    String label(Object cell) {
        if (cell == null) {
            return "";
        }
        if (cell instanceof Number number) {
            double value = number.doubleValue();
            return Double.isNaN(value)
                    ? ""
                    : value == Math.rint(value) && Math.abs(value) < 1e15
                            ? Long.toString((long) value)
                            : number.toString();
        }
        String text = cell.toString().strip();
        return missingCodes.contains(text) ? "" : text;
    }
}
