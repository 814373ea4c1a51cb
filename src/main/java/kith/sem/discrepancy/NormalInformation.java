package kith.sem.discrepancy;

import kith.sem.implied.HalfVector;
import org.ejml.data.DMatrixRMaj;

/**
 * Information about means and covariances (in the order of the moments) that a row of a normal sample carries.
 *
 * <p>For the means Σ⁻¹; for the half-vector of the covariances ½ D′ (Σ⁻¹ ⊗ Σ⁻¹) D with D the duplication matrix (Magnus
 * and Neudecker 2019, doi 10.1002/9781119541219, chapter 15).
 */
public final class NormalInformation {

    private NormalInformation() {}

    /**
     * The expected information.
     *
     * @param inverse Σ⁻¹, p × p
     * @param hasMeans whether the means are moments
     * @param information receives the matrix
     */
    public static void expected(DMatrixRMaj inverse, boolean hasMeans, DMatrixRMaj information) {
        int p = inverse.numRows;
        int offset = hasMeans ? p : 0;
        int size = offset + HalfVector.length(p);
        information.reshape(size, size);
        java.util.Arrays.fill(information.data, 0, size * size, 0);
        for (int i = 0; i < offset; i++) {
            System.arraycopy(inverse.data, i * p, information.data, i * size, p);
        }
        addCovarianceBlock(inverse, inverse, 1, offset, information);
        mirror(information);
    }

    /** Copies what is below the diagonal to above it. */
    static void mirror(DMatrixRMaj information) {
        int size = information.numRows;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                information.data[j * size + i] = information.data[i * size + j];
            }
        }
    }

    /**
     * Adds {@code scale} × ½ D′ (symmetric part of U ⊗ V) D to the block of the covariances, on and below the diagonal;
     * with U = V the second derivatives of a normal likelihood.
     */
    static void addCovarianceBlock(DMatrixRMaj u, DMatrixRMaj v, double scale, int offset, DMatrixRMaj information) {
        int p = u.numRows;
        int size = information.numCols;
        double[] a = u.data;
        double[] b = v.data;
        int row = offset;
        for (int j = 0; j < p; j++) {
            for (int i = j; i < p; i++, row++) {
                double weight = scale * (i == j ? 0.5 : 1);
                int col = offset;
                for (int l = 0; l < p && col <= row; l++) {
                    double ajl = a[j * p + l];
                    double ail = a[i * p + l];
                    double bjl = b[j * p + l];
                    double bil = b[i * p + l];
                    for (int k = l; k < p && col <= row; k++, col++) {
                        int ik = i * p + k;
                        double value = k == l
                                ? weight * 0.5 * (ail * bjl + bil * ajl)
                                : weight * 0.5 * (a[ik] * bjl + b[ik] * ajl + ail * b[j * p + k] + bil * a[j * p + k]);
                        information.data[row * size + col] += value;
                    }
                }
            }
        }
    }
}
