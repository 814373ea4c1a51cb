package kith.finding;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * “Did you mean …?”: the known name nearest to one that is not known.
 *
 * <p>Nearness is the number of letters to insert, delete, change or swap with their neighbour (the restricted
 * Damerau–Levenshtein distance), upper and lower case, hyphens, underscores and blanks counted as the same. A name is
 * suggested when no more than a third of its letters differ, at least one being allowed; among equals the first wins.
 */
public final class Suggestion {

    private static final Pattern SEPARATORS = Pattern.compile("[-_\\s]+");

    private Suggestion() {}

    /** The nearest of {@code known} to {@code word}, if one is near enough. */
    public static Optional<String> nearest(String word, Collection<String> known) {
        String folded = fold(word);
        return known.stream()
                .filter(name -> {
                    int longest = Math.max(folded.length(), fold(name).length());
                    return distance(folded, fold(name)) <= Math.max(1, longest / 3);
                })
                .filter(name -> folded.length() > 1 || fold(name).equals(folded))
                .min(Comparator.comparingInt(name -> distance(folded, fold(name))));
    }

    /** {@code did you mean “…”?}, or an empty text when nothing is near. */
    public static String phrase(String word, Collection<String> known) {
        return nearest(word, known).map(name -> "did you mean “" + name + "”?").orElse("");
    }

    private static String fold(String word) {
        return SEPARATORS.matcher(word.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    /** Three rows of the table of distances between all beginnings of the two words. */
    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }
}
