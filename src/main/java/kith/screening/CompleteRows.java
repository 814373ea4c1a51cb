package kith.screening;

import java.util.Arrays;
import kith.math.CholeskyFactor;
import org.ejml.data.DMatrixRMaj;

/** Means and covariances (n − 1) of the rows without a missing response, and distances from them. */
final class CompleteRows {

    private final int n;
    private final double[] mean;
    private final double[][] covariance;
    private final boolean positiveDefinite;

    CompleteRows(double[][] rows, int width) {
        double[][] complete = Arrays.stream(rows)
                .filter(row -> Arrays.stream(row).noneMatch(Double::isNaN))
                .toArray(double[][]::new);
        n = complete.length;
        mean = new double[width];
        covariance = new double[width][width];
        for (double[] row : complete) {
            for (int j = 0; j < width; j++) {
                mean[j] += row[j] / n;
            }
        }
        for (double[] row : complete) {
            for (int i = 0; i < width; i++) {
                for (int j = 0; j <= i; j++) {
                    covariance[i][j] += (row[i] - mean[i]) * (row[j] - mean[j]) / (n - 1);
                }
            }
        }
        for (int i = 0; i < width; i++) {
            for (int j = 0; j < i; j++) {
                covariance[j][i] = covariance[i][j];
            }
        }
        positiveDefinite = n > width && new CholeskyFactor(width).factor(new DMatrixRMaj(covariance));
    }

    int size() {
        return n;
    }

    /** Whether distances can be told. */
    boolean positiveDefinite() {
        return positiveDefinite;
    }

    double correlation(int i, int j) {
        return covariance[i][j] / Math.sqrt(covariance[i][i] * covariance[j][j]);
    }

    /** Squared distance of the answers given; NaN where there is none or distances cannot be told. */
    double squaredDistance(double[] row) {
        int[] given = java.util.stream.IntStream.range(0, row.length)
                .filter(j -> !Double.isNaN(row[j]))
                .toArray();
        if (!positiveDefinite || given.length == 0) {
            return Double.NaN;
        }
        int k = given.length;
        DMatrixRMaj part = new DMatrixRMaj(k, k);
        DMatrixRMaj deviation = new DMatrixRMaj(k, 1);
        for (int i = 0; i < k; i++) {
            deviation.set(i, 0, row[given[i]] - mean[given[i]]);
            for (int j = 0; j < k; j++) {
                part.set(i, j, covariance[given[i]][given[j]]);
            }
        }
        CholeskyFactor factor = new CholeskyFactor(k);
        if (!factor.factor(part)) {
            return Double.NaN;
        }
        DMatrixRMaj solved = new DMatrixRMaj(k, 1);
        factor.solve(deviation, solved);
        double sum = 0;
        for (int i = 0; i < k; i++) {
            sum += deviation.get(i, 0) * solved.get(i, 0);
        }
        return sum;
    }
}
