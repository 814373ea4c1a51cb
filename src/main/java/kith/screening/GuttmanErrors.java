package kith.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kith.data.PackedRows;

/**
 * Guttman errors of the responses to the items of one scale, a person-fit index that needs no model.
 *
 * <p>Each item with m + 1 points has m steps; a respondent passes the first x − lowest of them. The steps of all items
 * are put in the order of their popularity in the sample (share of respondents who pass them; ties in the order of the
 * items and steps). Each pair of a passed step and a more popular step that was not passed is an error. The normed
 * number is their share of the largest number that the same total score can have (Emons, 2008, doi
 * 10.1177/0146621607302479): 0 is a perfect pattern, and responses at random have about one half.
 *
 * @param ranks of the steps by item, from 1 for the most popular
 * @param most the largest number of errors, by total score
 */
record GuttmanErrors(int[] places, int lowest, int[][] ranks, long[] most) {

    private record Step(int item, int step, double popularity) {}

    /**
     * @param turned answers with reverse-keyed items recoded
     * @param places of the items of the scale
     * @param points of every item
     */
    static GuttmanErrors of(PackedRows turned, int[] places, ScreenedItem.Points points) {
        int steps = points.highest() - points.lowest();
        List<Step> all = new ArrayList<>();
        for (int j = 0; j < places.length; j++) {
            for (int k = 1; k <= steps; k++) {
                all.add(new Step(j, k, popularity(turned, places[j], points.lowest() + k)));
            }
        }
        all.sort(Comparator.comparingDouble(step -> -step.popularity()));
        int[][] ranks = new int[places.length][steps];
        for (int rank = 0; rank < all.size(); rank++) {
            ranks[all.get(rank).item()][all.get(rank).step() - 1] = rank + 1;
        }
        return new GuttmanErrors(places, points.lowest(), ranks, most(ranks));
    }

    private static double popularity(PackedRows turned, int place, int value) {
        int passed = 0;
        int answered = 0;
        for (int row = 0; row < turned.size(); row++) {
            double answer = turned.at(row, place);
            if (!Double.isNaN(answer)) {
                answered++;
                passed += answer >= value ? 1 : 0;
            }
        }
        return answered == 0 ? 0 : passed / (double) answered;
    }

    /** The largest sum of ranks of passed steps with each total, less that of the perfect pattern. */
    private static long[] most(int[][] ranks) {
        int steps = ranks[0].length;
        long[] best = new long[ranks.length * steps + 1];
        java.util.Arrays.fill(best, Long.MIN_VALUE);
        best[0] = 0;
        int reached = 0;
        for (int[] item : ranks) {
            long[] next = new long[best.length];
            java.util.Arrays.fill(next, Long.MIN_VALUE);
            for (int total = 0; total <= reached; total++) {
                long sum = best[total];
                for (int k = 0; k <= steps; k++) {
                    sum += k == 0 ? 0 : item[k - 1];
                    next[total + k] = Math.max(next[total + k], sum);
                }
            }
            best = next;
            reached += steps;
        }
        for (int total = 0; total < best.length; total++) {
            best[total] -= (long) total * (total + 1) / 2;
        }
        return best;
    }

    /** The number of errors of a row and the largest possible one; nothing where a response is missing or no point. */
    long[] count(double[] row) {
        long sum = 0;
        int total = 0;
        for (int j = 0; j < places.length; j++) {
            double answer = row[places[j]] - lowest;
            if (!(answer >= 0 && answer <= ranks[j].length && answer == Math.rint(answer))) {
                return new long[2];
            }
            for (int k = 0; k < (int) answer; k++) {
                sum += ranks[j][k];
                total++;
            }
        }
        return new long[] {sum - (long) total * (total + 1) / 2, most[total]};
    }

    /** The normed number over several scales: all errors by all that were possible; NaN where none was possible. */
    static double normed(List<GuttmanErrors> scales, double[] row) {
        long errors = 0;
        long possible = 0;
        for (GuttmanErrors scale : scales) {
            long[] counted = scale.count(row);
            errors += counted[0];
            possible += counted[1];
        }
        return possible == 0 ? Double.NaN : errors / (double) possible;
    }
}
