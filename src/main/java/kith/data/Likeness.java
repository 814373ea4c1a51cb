package kith.data;

import java.util.List;

/** Finds the name that was probably meant. */
final class Likeness {

    private static final int OTHER_CASE = 1;
    private static final int GAP = 2;
    private static final int REPLACED = 3;

    private Likeness() {}

    /**
     * {@code did you mean “ci1”?}, or an empty text when no name is like it. Counts insertions, deletions, replacements
     * and swaps of neighbours (Damerau 1964, doi 10.1145/363958.363994, in its restricted form); another case counts
     * least and a replacement most, because {@code a_2} is nearer to {@code a2} than {@code a1} is.
     */
    static String didYouMean(String name, List<String> names) {
        String best = "";
        int least = GAP * Math.max(1, name.length() / 3) + REPLACED;
        for (String candidate : names) {
            int distance = distance(name, candidate);
            if (distance < least && !candidate.isEmpty()) {
                least = distance;
                best = candidate;
            }
        }
        return best.isEmpty() ? "" : "did you mean “" + best + "”?";
    }

    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = GAP * (i + j);
                    continue;
                }
                int change = change(a.charAt(i - 1), b.charAt(j - 1));
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + GAP, d[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + GAP);
                }
            }
        }
        return d[a.length()][b.length()];
    }

    private static int change(char a, char b) {
        if (a == b) {
            return 0;
        }
        return Character.toLowerCase(a) == Character.toLowerCase(b) ? OTHER_CASE : REPLACED;
    }
}
