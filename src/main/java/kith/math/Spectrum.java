package kith.math;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Eigenvalues of a symmetric matrix, largest first, with their eigenvectors.
 *
 * @param values p eigenvalues, descending
 * @param vectors p × p, one eigenvector a column, of length 1; empty when only the values were asked for
 */
public record Spectrum(double[] values, DMatrixRMaj vectors) {

    public static Spectrum of(DMatrixRMaj symmetric) {
        return decompose(symmetric, true);
    }

    /** The eigenvalues alone, descending. */
    public static double[] values(DMatrixRMaj symmetric) {
        return decompose(symmetric, false).values();
    }

    private static Spectrum decompose(DMatrixRMaj symmetric, boolean withVectors) {
        int p = symmetric.numRows;
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(p, withVectors, true);
        double[] values = new double[p];
        if (p == 0 || !eigen.decompose(symmetric.copy())) {
            java.util.Arrays.fill(values, Double.NaN);
            return new Spectrum(values, new DMatrixRMaj(p, withVectors ? p : 0));
        }
        Integer[] order = new Integer[p];
        for (int i = 0; i < p; i++) {
            order[i] = i;
        }
        java.util.Arrays.sort(
                order,
                (a, b) -> Double.compare(
                        eigen.getEigenvalue(b).getReal(), eigen.getEigenvalue(a).getReal()));
        DMatrixRMaj vectors = new DMatrixRMaj(p, withVectors ? p : 0);
        for (int k = 0; k < p; k++) {
            values[k] = eigen.getEigenvalue(order[k]).getReal();
            if (withVectors) {
                DMatrixRMaj vector = eigen.getEigenVector(order[k]);
                for (int i = 0; i < p; i++) {
                    vectors.set(i, k, vector.get(i));
                }
            }
        }
        return new Spectrum(values, vectors);
    }

    /** The matrix with the same eigenvectors and each eigenvalue replaced by a function of it. */
    public DMatrixRMaj apply(java.util.function.DoubleUnaryOperator function) {
        int p = values.length;
        DMatrixRMaj result = new DMatrixRMaj(p, p);
        for (int k = 0; k < p; k++) {
            double value = function.applyAsDouble(values[k]);
            for (int i = 0; i < p; i++) {
                double scaled = value * vectors.get(i, k);
                for (int j = 0; j < p; j++) {
                    result.data[i * p + j] += scaled * vectors.data[j * p + k];
                }
            }
        }
        return result;
    }

    public double smallest() {
        return values[values.length - 1];
    }
}
