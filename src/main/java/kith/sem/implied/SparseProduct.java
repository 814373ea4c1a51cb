package kith.sem.implied;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * Products with Jacobians of moments, most of whose elements are 0: a threshold depends on one parameter, a correlation
 * on a few. Zeros are passed over.
 */
public final class SparseProduct {

    private SparseProduct() {}

    /**
     * Adds {@code scale} × left′ × right to {@code sum}; the zeros of {@code left}, and the columns at either end of
     * {@code right} that hold nothing else (the parameters of other groups), are passed over.
     */
    public static void addTransposeTimes(DMatrixRMaj left, DMatrixRMaj right, double scale, DMatrixRMaj sum) {
        int q = left.numCols;
        int r = right.numCols;
        int first = firstColumn(right);
        int end = endOfColumns(right);
        for (int k = 0; k < left.numRows; k++) {
            int row = k * r;
            for (int a = 0; a < q; a++) {
                double value = scale * left.data[k * q + a];
                if (value != 0) {
                    int at = a * r;
                    for (int b = first; b < end; b++) {
                        sum.data[at + b] += value * right.data[row + b];
                    }
                }
            }
        }
    }

    /** The same for two matrices whose product is symmetric, of which half is computed. */
    public static void addSymmetricProduct(DMatrixRMaj left, DMatrixRMaj right, double scale, DMatrixRMaj sum) {
        int q = left.numCols;
        int first = firstColumn(right);
        int end = endOfColumns(right);
        double[] half = new double[q * q];
        for (int k = 0; k < left.numRows; k++) {
            int row = k * q;
            for (int a = first; a < end; a++) {
                double value = scale * left.data[row + a];
                int at = a * q;
                for (int b = first; b <= a && value != 0; b++) {
                    half[at + b] += value * right.data[row + b];
                }
            }
        }
        for (int a = first; a < end; a++) {
            for (int b = first; b <= a; b++) {
                sum.data[a * q + b] += half[a * q + b];
                sum.data[b * q + a] += a == b ? 0 : half[a * q + b];
            }
        }
    }

    private static int firstColumn(DMatrixRMaj matrix) {
        int first = matrix.numCols;
        for (int i = 0; i < matrix.numRows; i++) {
            for (int j = 0; j < first; j++) {
                if (matrix.data[i * matrix.numCols + j] != 0) {
                    first = j;
                }
            }
        }
        return first;
    }

    private static int endOfColumns(DMatrixRMaj matrix) {
        int end = 0;
        for (int i = 0; i < matrix.numRows; i++) {
            for (int j = matrix.numCols - 1; j >= end; j--) {
                if (matrix.data[i * matrix.numCols + j] != 0) {
                    end = j + 1;
                }
            }
        }
        return end;
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
