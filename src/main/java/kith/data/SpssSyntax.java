package kith.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * SPSS syntax that reads a CSV file and gives its variables labels, for SPSS and for PSPP.
 *
 * <p>Names are made valid: letters, digits and {@code _ . @ # $}, a letter first, at most 64 bytes, no name twice
 * without regard to case. Labels are cut at 255 bytes, value labels at 120.
 */
public final class SpssSyntax {

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_LABEL = 255;
    private static final int LONGEST_VALUE_LABEL = 120;

    private SpssSyntax() {}

    /** How a variable is measured. */
    public enum Level {
        NOMINAL,
        ORDINAL,
        SCALE
    }

    /**
     * What is said of a column.
     *
     * @param label may be empty
     * @param values labels of single values; may be empty
     */
    public record Variable(String label, Map<Integer, String> values, Level level) {
        public Variable {
            values = new LinkedHashMap<>(values);
        }
    }

    /**
     * The syntax.
     *
     * @param csv name of the CSV file, beside the syntax
     * @param comment what the data are
     * @param table the columns of the CSV file
     * @param variables one a column
     */
    public static String of(String csv, String comment, DataTable table, List<Variable> variables) {
        List<String> names = names(table.names());
        StringBuilder text = new StringBuilder("* Encoding: UTF-8.\n");
        text.append("* ").append(line(comment)).append(".\n\n");
        text.append("GET DATA\n  /TYPE=TXT\n  /FILE=").append(quoted(csv, Integer.MAX_VALUE));
        text.append("\n  /ENCODING='UTF8'\n  /ARRANGEMENT=DELIMITED\n  /FIRSTCASE=2\n  /DELIMITERS=','");
        text.append("\n  /QUALIFIER='\"'\n  /VARIABLES=");
        for (int k = 0; k < names.size(); k++) {
            text.append("\n    ")
                    .append(names.get(k))
                    .append(' ')
                    .append(format(table.columns().get(k)));
        }
        text.append(".\n\n");
        for (int k = 0; k < names.size(); k++) {
            write(names.get(k), variables.get(k), text);
        }
        return text.append("EXECUTE.\n").toString();
    }

    private static void write(String name, Variable variable, StringBuilder text) {
        if (!variable.label().isBlank()) {
            text.append("VARIABLE LABELS ").append(name).append(' ');
            text.append(quoted(variable.label(), LONGEST_LABEL)).append(".\n");
        }
        if (!variable.values().isEmpty()) {
            text.append("VALUE LABELS ").append(name);
            variable.values()
                    .forEach((value, label) ->
                            text.append("\n  ").append(value).append(' ').append(quoted(label, LONGEST_VALUE_LABEL)));
            text.append(".\n");
        }
        text.append("VARIABLE LEVEL ")
                .append(name)
                .append(" (")
                .append(variable.level())
                .append(").\n");
    }

    private static String format(DataTable.Column column) {
        if (column instanceof DataTable.Texts texts) {
            int longest = texts.values().stream()
                    .mapToInt(value -> value.getBytes(StandardCharsets.UTF_8).length)
                    .max()
                    .orElse(1);
            return "A" + Math.max(1, longest);
        }
        DataTable.Numbers numbers = (DataTable.Numbers) column;
        boolean whole = java.util.Arrays.stream(numbers.values())
                .allMatch(value -> Double.isNaN(value) || value == Math.rint(value));
        return whole ? "F8.0" : "F16.6";
    }

    /** Valid names, one for each. */
    static List<String> names(List<String> given) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (String one : given) {
            String valid = one.replaceAll("[^\\p{L}\\p{Nd}_.@#$]", "_");
            valid = valid.isEmpty() || !Character.isLetter(valid.charAt(0)) ? "v" + valid : valid;
            valid = cut(valid, LONGEST_NAME - 4).replaceAll("[._]+$", "");
            String name = valid;
            for (int k = 2; !taken.add(name.toLowerCase(Locale.ROOT)); k++) {
                name = valid + "_" + k;
            }
            names.add(name);
        }
        return names;
    }

    private static String quoted(String text, int most) {
        return "'" + cut(line(text), most).replace("'", "''") + "'";
    }

    private static String line(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /** At most so many bytes in UTF-8. */
    private static String cut(String text, int bytes) {
        String shorter = text;
        while (shorter.getBytes(StandardCharsets.UTF_8).length > bytes) {
            shorter = shorter.substring(0, shorter.offsetByCodePoints(shorter.length(), -1));
        }
        return shorter;
    }
}
