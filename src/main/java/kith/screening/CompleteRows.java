package kith.screening;

import java.util.stream.IntStream;
import kith.data.PackedRows;
import kith.math.CholeskyFactor;
import kith.math.SmallMatrices;
import org.ejml.data.DMatrixRMaj;

/** Means and covariances (n − 1) of the rows without a missing response, and distances from them. */
final class CompleteRows {

    private final int n;
    private final double[] mean;
    private final double[][] covariance;
    private final boolean positiveDefinite;
    /** Of the covariances of all items. */
    private final CholeskyFactor factor;

    CompleteRows(PackedRows rows, int width) {
        int[] complete = IntStream.range(0, rows.size())
                .filter(row -> IntStream.range(0, width).noneMatch(j -> Double.isNaN(rows.at(row, j))))
                .toArray();
        n = complete.length;
        mean = new double[width];
        covariance = new double[width][width];
        double[] row = new double[width];
        for (int at : complete) {
            rows.read(at, row);
            for (int j = 0; j < width; j++) {
                mean[j] += row[j] / n;
            }
        }
        for (int at : complete) {
            rows.read(at, row);
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
        factor = new CholeskyFactor(width);
        positiveDefinite = n > width && factor.factor(new DMatrixRMaj(covariance));
    }

    int size() {
        return n;
    }

    /** Whether distances can be told. */
    boolean positiveDefinite() {
        return positiveDefinite;
    }

    double correlation(int i, int j) {
        return SmallMatrices.correlation(covariance, i, j);
    }

    /** Squared distance of the answers given; NaN where there is none or distances cannot be told. */
    double squaredDistance(double[] row) {
        int[] given = IntStream.range(0, row.length)
                .filter(j -> !Double.isNaN(row[j]))
                .toArray();
        if (!positiveDefinite || given.length == 0) {
            return Double.NaN;
        }
        int k = given.length;
        DMatrixRMaj deviation = new DMatrixRMaj(k, 1);
        for (int i = 0; i < k; i++) {
            deviation.set(i, 0, row[given[i]] - mean[given[i]]);
        }
        CholeskyFactor factored = k == row.length ? factor : new CholeskyFactor(k);
        if (k < row.length && !factored.factor(part(given))) {
            return Double.NaN;
        }
        DMatrixRMaj solved = new DMatrixRMaj(k, 1);
        factored.solve(deviation, solved);
        double sum = 0;
        for (int i = 0; i < k; i++) {
            sum += deviation.get(i, 0) * solved.get(i, 0);
        }
        return sum;
    }

    private DMatrixRMaj part(int[] given) {
        DMatrixRMaj part = new DMatrixRMaj(given.length, given.length);
        for (int i = 0; i < given.length; i++) {
            for (int j = 0; j < given.length; j++) {
                part.set(i, j, covariance[given[i]][given[j]]);
            }
        }
        return part;
    }
}
