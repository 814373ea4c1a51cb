package kith.dif;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import kith.data.PackedNumbers;
import kith.finding.Problems;

/**
 * Scores of ordered items as whole numbers, and the group of each respondent.
 *
 * @param items names of the items
 * @param scores one array an item, as in the data (reversed items recoded)
 * @param groups names of the groups, the reference group first
 * @param group of each respondent, an index into {@code groups}
 */
public record GroupedScores(List<String> items, int[][] scores, List<String> groups, int[] group) {

    private static final int MOST_CATEGORIES = 100;

    public GroupedScores {
        items = List.copyOf(items);
        groups = List.copyOf(groups);
    }

    /**
     * @param values one array an item, none missing
     * @throws kith.finding.InputException for scores that are not ordered categories
     */
    public static GroupedScores of(List<String> items, double[][] values, List<String> groups, int[] group) {
        return of(items, Arrays.stream(values).map(PackedNumbers::of).toList(), groups, group);
    }

    /**
     * @param columns one an item, none missing
     * @throws kith.finding.InputException for scores that are not ordered categories
     */
    static GroupedScores of(List<String> items, List<PackedNumbers> columns, List<String> groups, int[] group) {
        Problems problems = new Problems();
        int[][] scores = new int[columns.size()][];
        for (int i = 0; i < scores.length; i++) {
            double[] values = columns.get(i).toArray();
            double lowest = Arrays.stream(values).min().orElse(0);
            double highest = Arrays.stream(values).max().orElse(0);
            if (highest - lowest >= MOST_CATEGORIES) {
                problems.add(
                        items.get(i),
                        "scores from " + lowest + " to " + highest,
                        "ordered categories, at most " + MOST_CATEGORIES,
                        "check for codes of missing responses, or group the scores into categories");
                scores[i] = new int[values.length];
                continue;
            }
            Arrays.stream(values)
                    .filter(value -> value != Math.rint(value))
                    .findFirst()
                    .ifPresent(problem(problems, items.get(i)));
            scores[i] = Arrays.stream(values).mapToInt(value -> (int) value).toArray();
        }
        problems.throwIfAny();
        return new GroupedScores(items, scores, groups, group);
    }

    private static DoubleConsumer problem(Problems problems, String item) {
        return value -> problems.add(
                item,
                Double.toString(value),
                "whole numbers, one for each ordered category",
                "recode the item into categories");
    }

    int size() {
        return group.length;
    }

    /** How many respondents belong to a group. */
    int sizeOf(int which) {
        return (int) Arrays.stream(group).filter(g -> g == which).count();
    }

    /** The scores that occur on an item, ascending. */
    int[] categories(int item) {
        return Arrays.stream(scores[item]).distinct().sorted().toArray();
    }

    /** Whether every item has two categories. */
    boolean isDichotomous() {
        return IntStream.range(0, scores.length).allMatch(item -> categories(item).length == 2);
    }

    /** Sum over some items, one a respondent. */
    int[] sum(boolean[] included) {
        int[] sum = new int[size()];
        for (int item = 0; item < scores.length; item++) {
            if (included[item]) {
                for (int p = 0; p < sum.length; p++) {
                    sum[p] += scores[item][p];
                }
            }
        }
        return sum;
    }

    /** Only the respondents of the reference group and one other, which become groups 0 and 1. */
    GroupedScores pair(int focal) {
        if (groups.size() == 2) {
            return this;
        }
        int[] rows = IntStream.range(0, size())
                .filter(p -> group[p] == 0 || group[p] == focal)
                .toArray();
        int[][] some = Arrays.stream(scores)
                .map(column -> Arrays.stream(rows).map(p -> column[p]).toArray())
                .toArray(int[][]::new);
        return new GroupedScores(
                items,
                some,
                List.of(groups.get(0), groups.get(focal)),
                Arrays.stream(rows).map(p -> group[p] == 0 ? 0 : 1).toArray());
    }
}
