package kith.data;

import java.util.List;
import java.util.regex.Pattern;

/** What stands before the decimals of a number. */
public enum DecimalMark {
    POINT('.'),
    COMMA(',');

    private static final Pattern WITH_COMMA = Pattern.compile("[+-]?[0-9]+,[0-9]+");
    private static final Pattern PERHAPS_THOUSANDS = Pattern.compile("[+-]?[1-9][0-9]{0,2},[0-9]{3}");
    private static final Pattern SEVERAL_COMMAS = Pattern.compile("[0-9]+(,[0-9]+){2,}");
    private static final Pattern WITH_POINT = Pattern.compile("[+-]?[0-9]*\\.[0-9]+");

    private final char character;

    DecimalMark(char character) {
        this.character = character;
    }

    public char character() {
        return character;
    }

    /**
     * Whether cells can only be numbers with a decimal comma: some have one, not all of these could have a thousands
     * mark instead, none has a point, and none is a list of numbers.
     */
    static boolean commaIn(List<List<String>> columns) {
        boolean certain = false;
        for (List<String> column : columns) {
            for (String value : column) {
                if (value.indexOf(',') < 0 && value.indexOf('.') < 0) {
                    continue;
                }
                String cell = value.strip();
                if (WITH_COMMA.matcher(cell).matches()) {
                    certain |= !PERHAPS_THOUSANDS.matcher(cell).matches();
                } else if (SEVERAL_COMMAS.matcher(cell).matches()
                        || WITH_POINT.matcher(cell).matches()) {
                    return false;
                }
            }
        }
        return certain;
    }

    /**
     * Whether a column of a file with decimal points has a decimal comma of its own, as fields of REDCap can: it holds
     * at least two numbers with a comma, they are at least half of its values, and {@link #commaIn} is certain.
     */
    static boolean commaThroughout(List<String> column) {
        int commas = 0;
        int filled = 0;
        for (String value : column) {
            filled += value.isBlank() ? 0 : 1;
            commas +=
                    value.indexOf(',') >= 0 && WITH_COMMA.matcher(value.strip()).matches() ? 1 : 0;
        }
        return commas > 1 && 2 * commas >= filled && commaIn(List.of(column));
    }
}
