package kith.math;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** What analyses ask of symmetric matrices beyond their {@link Spectrum}. */
public final class Symmetric {

    private Symmetric() {}

    public static DMatrixRMaj of(Matrix matrix) {
        return new DMatrixRMaj(matrix.toArray());
    }

    public static Matrix named(List<String> rows, List<String> cols, DMatrixRMaj values) {
        return Matrix.ofRowMajor(rows, cols, values.data);
    }

    public static Matrix named(List<String> names, DMatrixRMaj values) {
        return named(names, names, values);
    }

    /** Λ Φ Λᵀ. */
    public static DMatrixRMaj product(DMatrixRMaj loadings, DMatrixRMaj phi) {
        DMatrixRMaj left = new DMatrixRMaj(loadings.numRows, loadings.numCols);
        CommonOps_DDRM.mult(loadings, phi, left);
        DMatrixRMaj product = new DMatrixRMaj(loadings.numRows, loadings.numRows);
        CommonOps_DDRM.multTransB(left, loadings, product);
        return product;
    }

    /** Λ Λᵀ. */
    public static DMatrixRMaj product(DMatrixRMaj loadings) {
        DMatrixRMaj product = new DMatrixRMaj(loadings.numRows, loadings.numRows);
        CommonOps_DDRM.multTransB(loadings, loadings, product);
        return product;
    }

    /**
     * The Moore–Penrose inverse; eigenvalues below the largest times the root of the machine precision count as zero.
     */
    public static DMatrixRMaj pseudoInverse(DMatrixRMaj symmetric) {
        Spectrum spectrum = Spectrum.of(symmetric);
        double threshold = 1.5e-8 * Math.abs(spectrum.values()[0]);
        return spectrum.apply(value -> Math.abs(value) > threshold ? 1 / value : 0);
    }

    /** Inverse where there is one, the Moore–Penrose inverse otherwise. */
    public static DMatrixRMaj inverse(DMatrixRMaj symmetric) {
        DMatrixRMaj inverse = new DMatrixRMaj(symmetric.numRows, symmetric.numCols);
        if (CommonOps_DDRM.invert(symmetric.copy(), inverse) && isFinite(inverse)) {
            return inverse;
        }
        return pseudoInverse(symmetric);
    }

    /** Squared multiple correlation of each variable with all others, from 0 to 1. */
    public static double[] squaredMultipleCorrelations(DMatrixRMaj correlation) {
        DMatrixRMaj inverse = pseudoInverse(correlation);
        double[] smc = new double[correlation.numRows];
        for (int i = 0; i < smc.length; i++) {
            smc[i] = Math.min(1, Math.max(0, 1 - 1 / inverse.get(i, i)));
        }
        return smc;
    }

    /** Divides rows and columns by the roots of the diagonal. */
    public static DMatrixRMaj toCorrelation(DMatrixRMaj covariance) {
        int p = covariance.numRows;
        DMatrixRMaj correlation = new DMatrixRMaj(p, p);
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                correlation.set(
                        i,
                        j,
                        i == j ? 1 : covariance.get(i, j) / Math.sqrt(covariance.get(i, i) * covariance.get(j, j)));
            }
        }
        return correlation;
    }

    /**
     * The nearest thing to the matrix that has no negative eigenvalue, by the rule of psych's {@code cor.smooth}:
     * eigenvalues below 1e-12 become 1e-10, all are scaled to the old sum, and the diagonal goes back to 1. A matrix
     * without negative eigenvalues comes back as it is.
     */
    public static DMatrixRMaj smooth(DMatrixRMaj correlation) {
        Spectrum spectrum = Spectrum.of(correlation);
        if (spectrum.smallest() >= Math.ulp(1.0)) {
            return correlation;
        }
        return toCorrelation(spectrum.apply(value -> value < 1e-12 ? 1e-10 : value));
    }

    public static boolean isFinite(DMatrixRMaj matrix) {
        for (double value : matrix.data) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    public static DMatrixRMaj columns(DMatrixRMaj matrix, int first, int count) {
        return CommonOps_DDRM.extract(matrix, 0, matrix.numRows, first, first + count);
    }
}
