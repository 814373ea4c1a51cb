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
        boolean needed = text.chars().anyMatch(c -> ",;\"\t\r\n".indexOf(c) >= 0) || !text.equals(text.strip());
        return needed ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
