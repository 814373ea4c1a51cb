package kith.reliability.coefficient;

import kith.math.SmallMatrices;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Squared multiple correlations: how much of each item's variance the other items explain, 1 − 1/(R⁻¹)ᵢᵢ.
 *
 * <p>Where R is singular, an item that the others reproduce exactly has 1, and every other item the value of the
 * generalised inverse; psych's {@code smc} takes the generalised inverse for all of them, which makes an item that is
 * there twice look as if nothing explained it. Values outside 0 and 1, which only indefinite matrices give, are set to
 * the bound, as psych does.
 */
public final class MultipleCorrelations {

    private static final double NULL_SHARE = 1e-10;

    private MultipleCorrelations() {}

    public static double[] squared(double[][] r) {
        int k = r.length;
        if (k == 0 || Double.isNaN(SmallMatrices.sum(r))) {
            double[] none = new double[k];
            java.util.Arrays.fill(none, Double.NaN);
            return none;
        }
        DMatrixRMaj matrix = new DMatrixRMaj(r);
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(k, true);
        if (cholesky.decompose(matrix.copy())) {
            double[] root = cholesky.getT(null).data;
            if (isRegular(root, k)) {
                double[] diagonal = inverseDiagonal(root, k);
                double[] smc = new double[k];
                for (int i = 0; i < k; i++) {
                    smc[i] = bounded(1 - 1 / diagonal[i]);
                }
                return smc;
            }
        }
        return squaredOfSingular(matrix);
    }

    /**
     * Whether no item is what those before it make it: the squares on the diagonal of L are what they leave of its
     * variance.
     */
    private static boolean isRegular(double[] l, int k) {
        for (int i = 0; i < k; i++) {
            if (!(l[i * k + i] * l[i * k + i] > NULL_SHARE * k)) {
                return false;
            }
        }
        return true;
    }

    /** Of (LLᵀ)⁻¹, row by row of L⁻¹: sums of the squares of its columns. */
    private static double[] inverseDiagonal(double[] l, int k) {
        double[] diagonal = new double[k];
        double[][] inverse = new double[k][];
        for (int i = 0; i < k; i++) {
            double[] row = new double[i + 1];
            for (int m = 0; m < i; m++) {
                double factor = l[i * k + m];
                double[] above = inverse[m];
                for (int j = 0; j <= m; j++) {
                    row[j] -= factor * above[j];
                }
            }
            double pivot = 1 / l[i * k + i];
            row[i] = 1;
            for (int j = 0; j <= i; j++) {
                row[j] *= pivot;
                diagonal[j] += row[j] * row[j];
            }
            inverse[i] = row;
        }
        return diagonal;
    }

    private static double[] squaredOfSingular(DMatrixRMaj matrix) {
        int k = matrix.numRows;
        double[] smc = new double[k];
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(k, true, true);
        if (!eigen.decompose(matrix.copy())) {
            java.util.Arrays.fill(smc, Double.NaN);
            return smc;
        }
        double[] inverseDiagonal = new double[k];
        double[] nullShare = new double[k];
        for (int v = 0; v < k; v++) {
            double value = eigen.getEigenvalue(v).getReal();
            DMatrixRMaj vector = eigen.getEigenVector(v);
            for (int i = 0; i < k; i++) {
                double square = vector.get(i) * vector.get(i);
                if (Math.abs(value) < NULL_SHARE * k) {
                    nullShare[i] += square;
                } else {
                    inverseDiagonal[i] += square / value;
                }
            }
        }
        for (int i = 0; i < k; i++) {
            smc[i] = nullShare[i] > NULL_SHARE ? 1 : bounded(1 - 1 / inverseDiagonal[i]);
        }
        return smc;
    }

    private static double bounded(double value) {
        return Math.min(1, Math.max(0, value));
    }
}
