package kith.mokken;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Respondents in groups of adjacent rest scores, each group of at least a minimum size: the lowest scores that together
 * reach it are the first group, and so on; a remainder that is too small joins the last group (Molenaar and Sijtsma
 * 2000).
 *
 * @param lowest rest score of each group
 * @param highest rest score of each group
 * @param sizes respondents in each group
 * @param member the group of each respondent, from 0
 */
record RestGroups(int[] lowest, int[] highest, int[] sizes, int[] member) {

    /** @param rest scores, from 0 on */
    static RestGroups of(int[] rest, int minimum) {
        int n = rest.length;
        int least = Integer.MAX_VALUE;
        int most = 0;
        for (int score : rest) {
            least = Math.min(least, score);
            most = Math.max(most, score);
        }
        int[] counts = new int[most + 1];
        for (int score : rest) {
            counts[score]++;
        }
        List<Integer> tops = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        int size = 0;
        int left = n;
        for (int score = 0; score < counts.length && left >= minimum; score++) {
            size += counts[score];
            if (size >= minimum) {
                tops.add(score);
                sizes.add(size);
                left -= size;
                size = 0;
            }
        }
        // What remains joins the last group.
        int groups = tops.size();
        tops.set(groups - 1, counts.length - 1);
        sizes.set(groups - 1, sizes.get(groups - 1) + left);
        int[] groupOf = new int[counts.length];
        int[] lowest = new int[groups];
        for (int g = 0; g < groups; g++) {
            lowest[g] = g == 0 ? least : tops.get(g - 1) + 1;
            Arrays.fill(groupOf, g == 0 ? 0 : lowest[g], tops.get(g) + 1, g);
        }
        int[] member = new int[n];
        for (int p = 0; p < n; p++) {
            member[p] = groupOf[rest[p]];
        }
        return new RestGroups(
                lowest,
                tops.stream().mapToInt(Integer::intValue).toArray(),
                sizes.stream().mapToInt(Integer::intValue).toArray(),
                member);
    }

    int count() {
        return sizes.length;
    }

    /** The share of each group that scores at least each score; one row per group, one column per score from 0. */
    double[][] atLeast(byte[] scores, int steps) {
        double[][] shares = new double[count()][steps + 1];
        for (int p = 0; p < scores.length; p++) {
            shares[member[p]][scores[p]]++;
        }
        for (int g = 0; g < count(); g++) {
            for (int s = steps - 1; s >= 0; s--) {
                shares[g][s] += shares[g][s + 1];
            }
            for (int s = 0; s <= steps; s++) {
                shares[g][s] /= sizes[g];
            }
        }
        return shares;
    }

    /** The mean score of each group. */
    double[] means(byte[] scores) {
        double[] means = new double[count()];
        for (int p = 0; p < scores.length; p++) {
            means[member[p]] += scores[p];
        }
        for (int g = 0; g < means.length; g++) {
            means[g] /= sizes[g];
        }
        return means;
    }
}
