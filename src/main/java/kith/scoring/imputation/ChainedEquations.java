package kith.scoring.imputation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import kith.math.Seeds;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Multiple imputation by chained equations (van Buuren and Groothuis-Oudshoorn 2011, doi 10.18637/jss.v045.i03).
 *
 * <p>Each variable with missing values is predicted from all others by an {@link ImputationMethod}, in turn and so many
 * times over; imputed values are ones that occur. Values start as random observed ones. Every data set has a stream of
 * random numbers of its own, so that the result does not depend on threads. Numbers are not those of mice, whose random
 * numbers differ.
 *
 * @param sets data sets, each one array a respondent
 * @param imputed how many values were imputed in each
 * @param constant variables that do not vary and predict nothing
 */
public record ChainedEquations(List<double[][]> sets, int imputed, List<Integer> constant) {

    /**
     * How imputation is done.
     *
     * @param sets how many data sets
     * @param iterations how often all variables are visited
     */
    public record Plan(int sets, int iterations, ImputationMethod method, long seed) {

        /** As often as the method needs. */
        public Plan(int sets, ImputationMethod method, long seed) {
            this(sets, method.iterations(), method, seed);
        }

        /** Of as many sets as were asked for, if any were. */
        public static Optional<Plan> of(OptionalInt sets, ImputationMethod method, long seed) {
            return sets.isPresent() ? Optional.of(new Plan(sets.getAsInt(), method, seed)) : Optional.empty();
        }
    }

    public ChainedEquations {
        sets = List.copyOf(sets);
        constant = List.copyOf(constant);
    }

    /**
     * @param data one array a respondent, NaN where missing; no variable without any value
     * @throws IllegalArgumentException when a variable has no value at all
     */
    public static ChainedEquations of(double[][] data, Plan plan) {
        int p = data.length == 0 ? 0 : data[0].length;
        List<Integer> constant = new ArrayList<>();
        int missing = 0;
        for (int j = 0; j < p; j++) {
            int column = j;
            double[] known = Arrays.stream(data)
                    .mapToDouble(row -> row[column])
                    .filter(value -> !Double.isNaN(value))
                    .toArray();
            if (known.length == 0) {
                throw new IllegalArgumentException("variable " + j + " has no value");
            }
            missing += data.length - known.length;
            if (Arrays.stream(known).distinct().count() == 1) {
                constant.add(j);
            }
        }
        List<double[][]> sets = IntStream.range(0, plan.sets())
                .parallel()
                .mapToObj(set ->
                        new Chain(data, constant, plan.method(), Seeds.stream(plan.seed(), set)).run(plan.iterations()))
                .toList();
        return new ChainedEquations(sets, missing, constant);
    }

    /** One data set on its way. */
    private static final class Chain {

        private final double[][] data;
        private final double[][] filled;
        private final boolean[] predicts;
        private final ImputationMethod method;
        private final RandomGenerator random;

        Chain(double[][] data, List<Integer> constant, ImputationMethod method, RandomGenerator random) {
            this.data = data;
            this.method = method;
            this.random = random;
            this.filled = Arrays.stream(data).map(double[]::clone).toArray(double[][]::new);
            this.predicts = new boolean[data.length == 0 ? 0 : data[0].length];
            for (int j = 0; j < predicts.length; j++) {
                predicts[j] = !constant.contains(j);
                int[] known = rows(j, false);
                for (int row : rows(j, true)) {
                    filled[row][j] = data[known[random.nextInt(known.length)]][j];
                }
            }
        }

        private int[] rows(int column, boolean missing) {
            return IntStream.range(0, data.length)
                    .filter(row -> Double.isNaN(data[row][column]) == missing)
                    .toArray();
        }

        double[][] run(int iterations) {
            for (int round = 0; round < iterations; round++) {
                for (int j = 0; j < predicts.length; j++) {
                    int[] missing = rows(j, true);
                    if (missing.length > 0) {
                        impute(j, rows(j, false), missing);
                    }
                }
            }
            return filled;
        }

        private double[][] predictors(int[] rows, int column) {
            int[] others = IntStream.range(0, predicts.length)
                    .filter(j -> j != column && predicts[j])
                    .toArray();
            return Arrays.stream(rows)
                    .mapToObj(row -> Arrays.stream(others)
                            .mapToDouble(j -> filled[row][j])
                            .toArray())
                    .toArray(double[][]::new);
        }

        private void impute(int column, int[] known, int[] missing) {
            double[] values =
                    Arrays.stream(known).mapToDouble(row -> data[row][column]).toArray();
            double[] drawn = method.drawn(predictors(known, column), values, predictors(missing, column), random);
            for (int i = 0; i < drawn.length; i++) {
                filled[missing[i]][column] = drawn[i];
            }
        }
    }
}
