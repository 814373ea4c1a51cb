package kith.data;

import java.util.List;
import java.util.stream.Collectors;

/** Texts from data, cut to what a message can hold. */
public final class Shown {

    private static final int MOST_CHARACTERS = 40;
    private static final int MOST_NAMES = 15;

    private Shown() {}

    /** On one line, cut when long. */
    static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= MOST_CHARACTERS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MOST_CHARACTERS)) + "…";
    }

    /** {@code a, b, c and 12 more}. */
    public static String names(List<String> names) {
        String first = names.stream().limit(MOST_NAMES).map(Shown::shortened).collect(Collectors.joining(", "));
        int more = names.size() - MOST_NAMES;
        return more > 0 ? first + " and " + more + " more" : first;
    }
}
