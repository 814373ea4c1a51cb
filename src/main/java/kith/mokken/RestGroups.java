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

    static RestGroups of(int[] rest, int minimum) {
        int[] sorted = rest.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        List<Integer> ends = new ArrayList<>();
        int end = 0;
        while (n - end >= minimum) {
            int last = end + minimum - 1;
            while (last + 1 < n && sorted[last + 1] == sorted[last]) {
                last++;
            }
            end = last + 1;
            ends.add(end);
        }
        // What remains joins the last group.
        ends.set(ends.size() - 1, n);
        int groups = ends.size();
        int[] lowest = new int[groups];
        int[] highest = new int[groups];
        int[] sizes = new int[groups];
        for (int g = 0; g < groups; g++) {
            int from = g == 0 ? 0 : ends.get(g - 1);
            lowest[g] = g == 0 ? sorted[0] : highest[g - 1] + 1;
            highest[g] = sorted[ends.get(g) - 1];
            sizes[g] = ends.get(g) - from;
        }
        int[] member = new int[n];
        for (int p = 0; p < n; p++) {
            int g = 0;
            while (rest[p] > highest[g]) {
                g++;
            }
            member[p] = g;
        }
        return new RestGroups(lowest, highest, sizes, member);
    }

    int count() {
        return sizes.length;
    }

    /** The share of each group that scores at least each score; one row per group, one column per score from 0. */
    double[][] atLeast(int[] scores, int steps) {
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
    double[] means(int[] scores) {
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
