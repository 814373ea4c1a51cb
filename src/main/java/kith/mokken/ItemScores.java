package kith.mokken;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import kith.data.PackedNumbers;
import kith.finding.Problems;

/**
 * Scores of ordered items as whole numbers that start at 0, the lowest score observed on any item.
 *
 * @param items names of the items
 * @param scores one array an item, one score a respondent
 * @param steps the highest score of any item: the number of item steps
 */
public record ItemScores(List<String> items, byte[][] scores, int steps) {

    /** More score points than this are not categories. */
    static final int MOST_STEPS = 99;

    /**
     * @param columns one an item, none missing
     * @throws kith.finding.InputException for scores that are not whole numbers
     */
    public static ItemScores of(List<String> items, List<PackedNumbers> columns) {
        Problems problems = new Problems();
        double lowest = columns.stream()
                .flatMapToDouble(column -> Arrays.stream(column.toArray()))
                .min()
                .orElse(0);
        double highest = columns.stream()
                .flatMapToDouble(column -> Arrays.stream(column.toArray()))
                .max()
                .orElse(0);
        for (int i = 0; i < items.size(); i++) {
            Arrays.stream(columns.get(i).toArray())
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
        byte[][] scores = new byte[items.size()][];
        for (int i = 0; i < scores.length; i++) {
            PackedNumbers column = columns.get(i);
            scores[i] = new byte[column.size()];
            for (int p = 0; p < scores[i].length; p++) {
                scores[i][p] = (byte) (column.at(p) - lowest);
            }
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
        return respondents() > 0
                && IntStream.range(0, size())
                        .mapToObj(this::frequencies)
                        .anyMatch(frequencies -> frequencies[0] == 0 || frequencies[steps] == 0);
    }

    /** Only some of the items, in the order given; the number of steps stays. */
    ItemScores select(int[] some) {
        return new ItemScores(
                Arrays.stream(some).mapToObj(items::get).toList(),
                Arrays.stream(some).mapToObj(i -> scores[i]).toArray(byte[][]::new),
                steps);
    }

    /** Sum over all items, one a respondent. */
    int[] totals() {
        int[] totals = new int[respondents()];
        for (byte[] item : scores) {
            for (int p = 0; p < totals.length; p++) {
                totals[p] += item[p];
            }
        }
        return totals;
    }

    double mean(int item) {
        long sum = 0;
        for (byte score : scores[item]) {
            sum += score;
        }
        return scores[item].length == 0 ? Double.NaN : (double) sum / scores[item].length;
    }

    /** How many respondents have each score on one item and each score on another. */
    int[][] table(int first, int second) {
        byte[] x = scores[first];
        byte[] y = scores[second];
        int[][] table = new int[steps + 1][steps + 1];
        for (int p = 0; p < x.length; p++) {
            table[x[p]][y[p]]++;
        }
        return table;
    }

    /** How many respondents have each score. */
    int[] frequencies(int item) {
        int[] frequencies = new int[steps + 1];
        for (byte score : scores[item]) {
            frequencies[score]++;
        }
        return frequencies;
    }
}
