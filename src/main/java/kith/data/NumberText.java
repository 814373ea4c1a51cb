package kith.data;

/**
 * Numbers as they are written in a file: an optional sign, digits with at most one decimal mark, an optional exponent.
 * Nothing else is a number: no thousands marks, no {@code Infinity}, no hexadecimal.
 *
 * @param decimal what stands before the decimals
 */
record NumberText(DecimalMark decimal) {

    /** The number, or NaN when the text is none. */
    double parse(String text) {
        int length = text.length();
        if (length == 1) {
            char only = text.charAt(0);
            return only >= '0' && only <= '9' ? only - '0' : Double.NaN;
        }
        if (!isNumber(text)) {
            return Double.NaN;
        }
        double value = Double.parseDouble(decimal == DecimalMark.POINT ? text : text.replace(decimal.character(), '.'));
        return Double.isInfinite(value) ? Double.NaN : value;
    }

    private boolean isNumber(String text) {
        int length = text.length();
        int at = sign(text, 0);
        int whole = digits(text, at);
        int digits = whole - at;
        at = whole;
        if (at < length && text.charAt(at) == decimal.character()) {
            int end = digits(text, at + 1);
            digits += end - at - 1;
            at = end;
        }
        if (digits == 0) {
            return false;
        }
        if (at < length && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int start = sign(text, at + 1);
            int end = digits(text, start);
            if (end == start) {
                return false;
            }
            at = end;
        }
        return at == length;
    }

    private static int sign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+') ? at + 1 : at;
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    /** A number for messages: without decimals where it has none. */
    static String shown(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
