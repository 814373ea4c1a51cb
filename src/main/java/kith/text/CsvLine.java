package kith.text;

import java.util.List;

/** A line of comma-separated values (RFC 4180 with LF); a field that needs quotes has them. */
public final class CsvLine {

    private CsvLine() {}

    /** The fields with commas between them, ended by a line end. */
    public static String of(List<String> fields) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < fields.size(); i++) {
            line.append(i == 0 ? "" : ",").append(quoted(fields.get(i)));
        }
        return line.append('\n').toString();
    }

    /** Also around the separators of other dialects, so that no reader takes a text for two fields. */
    private static String quoted(String text) {
        return needsQuotes(text) ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static boolean needsQuotes(String text) {
        int last = text.length() - 1;
        if (last >= 0 && (Character.isWhitespace(text.charAt(0)) || Character.isWhitespace(text.charAt(last)))) {
            return true;
        }
        for (int i = 0; i <= last; i++) {
            switch (text.charAt(i)) {
                case ',', ';', '"', '\t', '\r', '\n' -> {
                    return true;
                }
                default -> {}
            }
        }
        return false;
    }
}
