package kith.scoring.imputation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import kith.math.InnerProduct;
import kith.math.PositiveDefinite;
import kith.math.Seeds;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Multiple imputation by chained equations with predictive mean matching (van Buuren and Groothuis-Oudshoorn 2011, doi
 * 10.18637/jss.v045.i03).
 *
 * <p>Each variable with missing values is regressed on all others, in turn and so many times over. Regression weights
 * and the residual variance are drawn from their posterior under flat priors; a missing value is replaced by the
 * observed value of one of five respondents whose prediction (by the estimated weights) is nearest to its own (by the
 * drawn weights), so that imputed values are ones that occur. Values start as random observed ones. Normal equations
 * have the ridge 1e-5 of mice. Every data set has a stream of random numbers of its own, so that the result does not
 * depend on threads. Numbers are not those of mice, whose random numbers differ.
 *
 * @param sets data sets, each one array a respondent
 * @param imputed how many values were imputed in each
 * @param constant variables that do not vary and predict nothing
 */
public record ChainedEquations(List<double[][]> sets, int imputed, List<Integer> constant) {

    private static final int DONORS = 5;
    private static final double RIDGE = 1e-5;

    /**
     * How imputation is done.
     *
     * @param sets how many data sets
     * @param iterations how often all variables are visited
     */
    public record Plan(int sets, int iterations, long seed) {}

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
                .mapToObj(set -> new Chain(data, constant, Seeds.stream(plan.seed(), set)).run(plan.iterations()))
                .toList();
        return new ChainedEquations(sets, missing, constant);
    }

    /** One data set on its way. */
    private static final class Chain {

        private final double[][] data;
        private final double[][] filled;
        private final boolean[] predicts;
        private final RandomGenerator random;

        Chain(double[][] data, List<Integer> constant, RandomGenerator random) {
            this.data = data;
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

        private double[] predictors(int row, int column) {
            double[] x = new double[predicts.length + 1];
            int k = 0;
            x[k++] = 1;
            for (int j = 0; j < predicts.length; j++) {
                if (j != column && predicts[j]) {
                    x[k++] = filled[row][j];
                }
            }
            return Arrays.copyOf(x, k);
        }

        private void impute(int column, int[] known, int[] missing) {
            double[][] x = Arrays.stream(known)
                    .mapToObj(row -> predictors(row, column))
                    .toArray(double[][]::new);
            int p = x[0].length;
            double[] y =
                    Arrays.stream(known).mapToDouble(row -> data[row][column]).toArray();
            double[] cross = new double[p * p];
            double[] score = new double[p];
            for (int i = 0; i < x.length; i++) {
                for (int a = 0; a < p; a++) {
                    score[a] += x[i][a] * y[i];
                    for (int b = 0; b < p; b++) {
                        cross[a * p + b] += x[i][a] * x[i][b];
                    }
                }
            }
            for (int a = 0; a < p; a++) {
                cross[a * p + a] *= 1 + RIDGE;
            }
            if (Double.isNaN(PositiveDefinite.invert(cross, p))) {
                return;
            }
            double[] estimated = times(cross, score, p);
            double rest = 0;
            double[] fitted = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                fitted[i] = InnerProduct.of(x[i], estimated);
                rest += (y[i] - fitted[i]) * (y[i] - fitted[i]);
            }
            double chi = 0;
            for (int d = 0; d < Math.max(x.length - p, 1); d++) {
                double z = random.nextGaussian();
                chi += z * z;
            }
            double[] drawn = drawn(estimated, cross, Math.sqrt(rest / chi), p);
            Integer[] order = IntStream.range(0, x.length).boxed().toArray(Integer[]::new);
            Arrays.sort(order, (a, b) -> Double.compare(fitted[a], fitted[b]));
            for (int row : missing) {
                filled[row][column] = y[donor(InnerProduct.of(predictors(row, column), drawn), fitted, order)];
            }
        }

        /** Weights from the normal posterior with covariance σ² (X′X)⁻¹. */
        private double[] drawn(double[] estimated, double[] covariance, double sigma, int p) {
            double[] lower = new double[p * p];
            for (int j = 0; j < p; j++) {
                for (int i = j; i < p; i++) {
                    double sum = covariance[i * p + j];
                    for (int k = 0; k < j; k++) {
                        sum -= lower[i * p + k] * lower[j * p + k];
                    }
                    lower[i * p + j] =
                            i == j ? Math.sqrt(Math.max(sum, 0)) : lower[j * p + j] > 0 ? sum / lower[j * p + j] : 0;
                }
            }
            double[] z = new double[p];
            Arrays.setAll(z, k -> random.nextGaussian());
            double[] drawn = estimated.clone();
            for (int i = 0; i < p; i++) {
                for (int k = 0; k <= i; k++) {
                    drawn[i] += sigma * lower[i * p + k] * z[k];
                }
            }
            return drawn;
        }

        /** One of the donors whose predictions are nearest. */
        private int donor(double prediction, double[] fitted, Integer[] order) {
            int from = 0;
            int to = order.length;
            while (from < to) {
                int middle = (from + to) / 2;
                if (fitted[order[middle]] < prediction) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            int low = from - 1;
            int high = from;
            int donors = Math.min(DONORS, order.length);
            int[] nearest = new int[donors];
            for (int k = 0; k < donors; k++) {
                boolean below = high >= order.length
                        || low >= 0 && prediction - fitted[order[low]] <= fitted[order[high]] - prediction;
                nearest[k] = below ? order[low--] : order[high++];
            }
            return nearest[random.nextInt(donors)];
        }

        private static double[] times(double[] matrix, double[] vector, int p) {
            double[] product = new double[p];
            for (int a = 0; a < p; a++) {
                for (int b = 0; b < p; b++) {
                    product[a] += matrix[a * p + b] * vector[b];
                }
            }
            return product;
        }
    }
}
