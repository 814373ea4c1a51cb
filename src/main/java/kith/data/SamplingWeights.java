package kith.data;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import kith.finding.Finding;
import kith.finding.Problems;

/**
 * How many respondents of the population each row stands for. Weights enter as in pseudo-maximum likelihood (Asparouhov
 * 2005, doi 10.1207/s15328007sem1203_4): moments are weighted, and standard errors and tests rest on the products of
 * weighted scores. Their unit does not matter: as in lavaan they are multiplied so that those of all rows used, over
 * all groups, sum to the number of these rows (Mplus does the same; {@code sampling.weights.normalization = "total"}).
 */
public final class SamplingWeights {

    private static final int SHOWN = 20;

    private SamplingWeights() {}

    /**
     * The rows with a weight above 0.
     *
     * @param findings receives how many have none
     * @throws kith.finding.InputException with every row whose weight is missing, negative or infinite
     */
    public static Responses weighted(Responses responses, String column, List<Finding> findings) {
        double[] weights = of(responses, column, findings);
        int[] kept = IntStream.range(0, weights.length)
                .filter(row -> weights[row] > 0)
                .toArray();
        return kept.length == weights.length ? responses : responses.rows(kept);
    }

    /**
     * The weights of all rows.
     *
     * @param findings receives how many are 0
     * @throws kith.finding.InputException with every row whose weight is missing, negative or infinite
     */
    static double[] of(Responses responses, String column, List<Finding> findings) {
        double[] weights = responses.column(column);
        Problems problems = new Problems();
        long faulty = Arrays.stream(weights).filter(SamplingWeights::isFaulty).count();
        IntStream.range(0, weights.length)
                .filter(row -> isFaulty(weights[row]))
                .limit(SHOWN)
                .forEach(row -> problems.add(
                        responses.source() + ": " + column + ", row "
                                + responses.rowIds().get(row),
                        Double.isNaN(weights[row]) ? "no weight" : "the weight " + weights[row],
                        "a number above 0",
                        "give every row a weight; 0 leaves a row out"));
        if (faulty > SHOWN) {
            problems.add(
                    responses.source() + ": " + column,
                    (faulty - SHOWN) + " more rows like these",
                    "numbers above 0",
                    "");
        }
        problems.throwIfAny();
        int none = (int) Arrays.stream(weights).filter(weight -> weight == 0).count();
        if (none > 0) {
            findings.add(Finding.of("rows_without_weight", Map.of("rows", none, "all", weights.length))
                    .at(column));
        }
        return weights;
    }

    private static boolean isFaulty(double weight) {
        return !(weight >= 0) || Double.isInfinite(weight);
    }

    /** What weights are multiplied by so that they sum to their number. */
    public static double factor(double[] weights) {
        return weights.length / Arrays.stream(weights).sum();
    }

    /** Weights that sum to their number; none of none. */
    public static double[] normalised(double[] weights) {
        double factor = factor(weights);
        return Arrays.stream(weights).map(weight -> weight * factor).toArray();
    }

    /** The answers with weights in {@code column} that sum to the number of rows used. */
    public static Responses normalised(Responses responses, String column, IntPredicate used) {
        double[] weights = responses.column(column);
        double factor = factor(IntStream.range(0, weights.length)
                .filter(used)
                .mapToDouble(row -> weights[row])
                .toArray());
        return responses.withNumbers(Map.of(
                column, Arrays.stream(weights).map(weight -> weight * factor).toArray()));
    }
}
