package kith.dif;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Neighbouring categories joined until every group has a minimum of responses in each: a category that a group used
 * less joins the one below it, the lowest ones the next above (Choi, Gibbons and Crane 2011, doi
 * 10.18637/jss.v039.i08).
 */
final class JoinedCategories {

    private JoinedCategories() {}

    /** Categories from 1; a single one where no two can be kept. */
    static int[] of(int[] scores, int[] group, int groups, int minimum) {
        int[] categories = Arrays.stream(scores).distinct().sorted().toArray();
        int[][] counts = new int[categories.length][groups];
        for (int p = 0; p < scores.length; p++) {
            counts[Arrays.binarySearch(categories, scores[p])][group[p]]++;
        }
        int[] joined = new int[categories.length];
        int now = 0;
        for (int c = 0; c < categories.length; c++) {
            now += Arrays.stream(counts[c]).allMatch(count -> count >= minimum) ? 1 : 0;
            joined[c] = now;
        }
        int shift = joined[0] == 0 ? 1 : 0;
        return Arrays.stream(scores)
                .map(score -> joined[Arrays.binarySearch(categories, score)] + shift)
                .toArray();
    }

    /** Every item so; empty items stay with one category. */
    static GroupedScores of(GroupedScores data, int minimum) {
        return new GroupedScores(
                data.items(),
                IntStream.range(0, data.items().size())
                        .mapToObj(i ->
                                of(data.scores()[i], data.group(), data.groups().size(), minimum))
                        .toArray(int[][]::new),
                data.groups(),
                data.group());
    }
}
