package kith.sem.implied;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * Products with Jacobians of moments, most of whose elements are 0: a threshold depends on one parameter, a correlation on a few.
 * Zeros are passed over.
 */
public final class SparseProduct {

    private SparseProduct() {}

    /** Adds {@code scale} × left′ × right to {@code sum}; the zeros of {@code left} are passed over. */
    public static void addTransposeTimes(DMatrixRMaj left, DMatrixRMaj right, double scale, DMatrixRMaj sum) {
        int q = left.numCols;
        int r = right.numCols;
        for (int k = 0; k < left.numRows; k++) {
            int row = k * r;
            for (int a = 0; a < q; a++) {
                double value = scale * left.data[k * q + a];
                if (value != 0) {
                    int at = a * r;
                    for (int b = 0; b < r; b++) {
                        sum.data[at + b] += value * right.data[row + b];
                    }
                }
            }
        }
    }

    /**
     * Writes symmetric × right into {@code product}; the zeros of {@code right} are passed over.
     *
     * @param product gets the shape of {@code right}
     */
    public static void symmetricTimes(DMatrixRMaj symmetric, DMatrixRMaj right, DMatrixRMaj product) {
        int d = symmetric.numRows;
        int q = right.numCols;
        double[] transposed = new double[q * d];
        for (int k = 0; k < d; k++) {
            int row = k * d;
            for (int a = 0; a < q; a++) {
                double value = right.data[k * q + a];
                if (value != 0) {
                    int at = a * d;
                    for (int i = 0; i < d; i++) {
                        transposed[at + i] += value * symmetric.data[row + i];
                    }
                }
            }
        }
        product.reshape(d, q);
        for (int i = 0; i < d; i++) {
            for (int a = 0; a < q; a++) {
                product.data[i * q + a] = transposed[a * d + i];
            }
        }
    }

    /** A matrix of zeros. */
    public static DMatrixRMaj zeros(int rows, int cols) {
        DMatrixRMaj zeros = new DMatrixRMaj(rows, cols);
        Arrays.fill(zeros.data, 0);
        return zeros;
    }
}
