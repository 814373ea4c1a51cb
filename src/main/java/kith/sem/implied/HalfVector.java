package kith.sem.implied;

import org.ejml.data.DMatrixRMaj;

/** The lower triangle of a symmetric matrix, column by column from the diagonal down (vech). */
public final class HalfVector {

    private HalfVector() {}

    /** p (p + 1) / 2. */
    public static int length(int p) {
        return p * (p + 1) / 2;
    }

    /** Place of row {@code i} and column {@code j} of a p × p matrix; either order. */
    public static int index(int i, int j, int p) {
        return i >= j ? j * (2 * p - j - 1) / 2 + i : i * (2 * p - i - 1) / 2 + j;
    }

    /** Writes the lower triangle of {@code matrix} from {@code offset} on. */
    public static void pack(DMatrixRMaj matrix, double[] vector, int offset) {
        int p = matrix.numRows;
        int k = offset;
        for (int j = 0; j < p; j++) {
            for (int i = j; i < p; i++) {
                vector[k++] = matrix.data[i * p + j];
            }
        }
    }

    /** Fills both triangles of {@code matrix}. */
    public static void unpack(double[] vector, int offset, DMatrixRMaj matrix) {
        int p = matrix.numRows;
        int k = offset;
        for (int j = 0; j < p; j++) {
            for (int i = j; i < p; i++) {
                double value = vector[k++];
                matrix.data[i * p + j] = value;
                matrix.data[j * p + i] = value;
            }
        }
    }

    /**
     * From the symmetric matrix G of dF = Σ G_ij dS_ij to derivatives by the elements of the half-vector, in which an
     * element off the diagonal stands for two.
     */
    public static void packDerivative(DMatrixRMaj symmetric, double[] vector, int offset) {
        int p = symmetric.numRows;
        int k = offset;
        for (int j = 0; j < p; j++) {
            vector[k++] = symmetric.data[j * p + j];
            for (int i = j + 1; i < p; i++) {
                vector[k++] = 2 * symmetric.data[i * p + j];
            }
        }
    }

    /** The inverse of {@link #packDerivative}. */
    public static void unpackDerivative(double[] vector, int offset, DMatrixRMaj symmetric) {
        int p = symmetric.numRows;
        int k = offset;
        for (int j = 0; j < p; j++) {
            symmetric.data[j * p + j] = vector[k++];
            for (int i = j + 1; i < p; i++) {
                double half = vector[k++] / 2;
                symmetric.data[i * p + j] = half;
                symmetric.data[j * p + i] = half;
            }
        }
    }
}
