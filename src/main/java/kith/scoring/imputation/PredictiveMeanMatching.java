package kith.scoring.imputation;

import java.util.Arrays;
import java.util.stream.IntStream;
import kith.math.InnerProduct;
import kith.math.PositiveDefinite;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Predictive mean matching. Regression weights and the residual variance are drawn from their posterior under flat
 * priors; a missing value is replaced by the observed value of one of five respondents whose prediction (by the
 * estimated weights) is nearest to its own (by the drawn weights). Normal equations have the ridge 1e-5 of mice.
 */
final class PredictiveMeanMatching {

    private static final int DONORS = 5;
    private static final double RIDGE = 1e-5;

    private final RandomGenerator random;

    PredictiveMeanMatching(RandomGenerator random) {
        this.random = random;
    }

    /** As {@link ImputationMethod#drawn}. */
    double[] drawn(double[][] known, double[] y, double[][] missing) {
        double[][] x =
                Arrays.stream(known).map(PredictiveMeanMatching::withIntercept).toArray(double[][]::new);
        int p = x[0].length;
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
            return new double[0];
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
        return Arrays.stream(missing)
                .mapToDouble(row -> y[donor(InnerProduct.of(withIntercept(row), drawn), fitted, order)])
                .toArray();
    }

    private static double[] withIntercept(double[] row) {
        double[] x = new double[row.length + 1];
        x[0] = 1;
        System.arraycopy(row, 0, x, 1, row.length);
        return x;
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
