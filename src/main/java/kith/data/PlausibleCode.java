package kith.data;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Cells that may well stand for a missing response, so that declaring them a missing code is good advice. */
public final class PlausibleCode {

    /** −1, and 7, 8 or 9 up to four times with or without a sign, as in 99, −99, 888. */
    private static final Pattern NUMBER = Pattern.compile("-1|-?(?:7{1,4}|8{1,4}|9{1,4})(?:\\.0+)?");

    private static final Pattern MARKS = Pattern.compile("[.?*#/-]+|–|—");

    private static final Set<String> WORDS = Set.of(
            "na",
            "n/a",
            "n.a.",
            "#n/a",
            "nan",
            "null",
            "#null!",
            "nil",
            "none",
            "blank",
            "empty",
            "missing",
            "unknown",
            "not applicable",
            "not available",
            "no answer",
            "no response",
            "not answered",
            "skipped",
            "refused",
            "dk",
            "dk/na",
            "don't know",
            "don’t know",
            "prefer not to say",
            "prefer not to answer",
            "k.a.",
            "k. a.",
            "keine angabe",
            "weiß nicht",
            "weiss nicht",
            "fehlt",
            "ns/nc",
            "ns",
            "nc",
            "s/d",
            "sans réponse",
            "no sabe",
            "no contesta",
            "sin respuesta",
            "não sabe",
            "non so",
            "nvt",
            "n.v.t.");

    private PlausibleCode() {}

    /** Whether a cell is one of these. */
    public static boolean is(String cell) {
        return NUMBER.matcher(cell).matches()
                || MARKS.matcher(cell).matches()
                || WORDS.contains(cell.strip().toLowerCase(Locale.ROOT));
    }
}
