package kith.mokken;

import java.util.Arrays;
import java.util.List;
import kith.finding.Problems;

/**
 * Scores of ordered items as whole numbers that start at 0, the lowest score observed on any item.
 *
 * @param items names of the items
 * @param scores one array an item, one score a respondent
 * @param steps the highest score of any item: the number of item steps
 */
public record ItemScores(List<String> items, int[][] scores, int steps) {

    /** More score points than this are not categories. */
    static final int MOST_STEPS = 99;

    /**
     * @param values one array an item, none missing
     * @throws kith.finding.InputException for scores that are not whole numbers
     */
    public static ItemScores of(List<String> items, double[][] values) {
        Problems problems = new Problems();
        double lowest =
                Arrays.stream(values).flatMapToDouble(Arrays::stream).min().orElse(0);
        double highest =
                Arrays.stream(values).flatMapToDouble(Arrays::stream).max().orElse(0);
        for (int i = 0; i < values.length; i++) {
            Arrays.stream(values[i])
                    .filter(value -> value != Math.rint(value))
                    .findFirst()
                    .ifPresent(problem(problems, items.get(i)));
        }
        if (highest - lowest > MOST_STEPS) {
            problems.add(
                    String.join(", ", items),
                    "scores from " + lowest + " to " + highest,
                    "ordered categories, at most " + (MOST_STEPS + 1),
                    "check for codes of missing responses, or group the scores into categories");
        }
        problems.throwIfAny();
        int[][] scores = new int[values.length][];
        for (int i = 0; i < values.length; i++) {
            scores[i] = Arrays.stream(values[i])
                    .mapToInt(value -> (int) (value - lowest))
                    .toArray();
        }
        return new ItemScores(List.copyOf(items), scores, (int) (highest - lowest));
    }

    private static java.util.function.DoubleConsumer problem(Problems problems, String item) {
        return value -> problems.add(
                item,
                Double.toString(value),
                "whole numbers, one for each ordered category",
                "recode the item into categories");
    }

    int size() {
        return scores.length;
    }

    int respondents() {
        return scores.length == 0 ? 0 : scores[0].length;
    }

    /** Whether some items reach other lowest or highest scores than others. */
    boolean hasUnequalCategories() {
        return Arrays.stream(scores)
                .anyMatch(item -> Arrays.stream(item).min().orElse(0) > 0
                        || Arrays.stream(item).max().orElse(steps) < steps);
    }

    /** Only some of the items, in the order given; the number of steps stays. */
    ItemScores select(int[] some) {
        return new ItemScores(
                Arrays.stream(some).mapToObj(items::get).toList(),
                Arrays.stream(some).mapToObj(i -> scores[i]).toArray(int[][]::new),
                steps);
    }

    /** Sum over all items, one a respondent. */
    int[] totals() {
        int[] totals = new int[respondents()];
        for (int[] item : scores) {
            for (int p = 0; p < totals.length; p++) {
                totals[p] += item[p];
            }
        }
        return totals;
    }

    double mean(int item) {
        return Arrays.stream(scores[item]).average().orElse(Double.NaN);
    }

    /** How many respondents have each score. */
    int[] frequencies(int item) {
        int[] frequencies = new int[steps + 1];
        for (int score : scores[item]) {
            frequencies[score]++;
        }
        return frequencies;
    }
}
