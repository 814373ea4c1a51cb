package kith.sem.estimation;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * Principal axes of some variables, rotated so that the second factor has no loading on the first variable, the third
 * none on the first two, and so on: where the search for an exploratory block begins. With the first k rows of the
 * loadings transposed and decomposed, A₁ᵀ = QR, the loadings AQ have that form.
 */
final class EchelonAxes {

    private static final double LEAST_COMMUNALITY = 0.05;
    private static final double MOST_COMMUNALITY = 0.95;
    private static final double LEAST_EIGENVALUE = 0.05;
    private static final int STEPS = 50;

    private EchelonAxes() {}

    /**
     * @param covariance of the variables
     * @param factors how many
     * @return variables × factors, for factors that are uncorrelated and have variances 1
     */
    static DMatrixRMaj of(DMatrixRMaj covariance, int factors) {
        int p = covariance.numRows;
        double[] deviation = new double[p];
        for (int i = 0; i < p; i++) {
            deviation[i] = Math.sqrt(Math.max(Double.MIN_NORMAL, covariance.get(i, i)));
        }
        DMatrixRMaj reduced = new DMatrixRMaj(p, p);
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                reduced.set(i, j, i == j ? 0.5 : covariance.get(i, j) / (deviation[i] * deviation[j]));
            }
        }
        DMatrixRMaj axes = new DMatrixRMaj(p, factors);
        for (int step = 0; step < STEPS; step++) {
            axes = principal(reduced, factors);
            for (int i = 0; i < p; i++) {
                double communality = 0;
                for (int k = 0; k < factors; k++) {
                    communality += axes.get(i, k) * axes.get(i, k);
                }
                reduced.set(i, i, Math.max(LEAST_COMMUNALITY, Math.min(MOST_COMMUNALITY, communality)));
            }
        }
        DMatrixRMaj echelon = echelon(axes);
        for (int i = 0; i < p; i++) {
            for (int k = 0; k < factors; k++) {
                echelon.set(i, k, k > i ? 0 : echelon.get(i, k) * deviation[i]);
            }
        }
        return echelon;
    }

    private static DMatrixRMaj principal(DMatrixRMaj reduced, int factors) {
        int p = reduced.numRows;
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(p, true, true);
        eigen.decompose(reduced.copy());
        Integer[] order = new Integer[p];
        java.util.Arrays.setAll(order, i -> i);
        java.util.Arrays.sort(
                order,
                (a, b) -> Double.compare(
                        eigen.getEigenvalue(b).getReal(), eigen.getEigenvalue(a).getReal()));
        DMatrixRMaj axes = new DMatrixRMaj(p, factors);
        for (int k = 0; k < factors; k++) {
            double root = Math.sqrt(
                    Math.max(LEAST_EIGENVALUE, eigen.getEigenvalue(order[k]).getReal()));
            DMatrixRMaj vector = eigen.getEigenVector(order[k]);
            for (int i = 0; i < p; i++) {
                axes.set(i, k, vector.get(i, 0) * root);
            }
        }
        return axes;
    }

    private static DMatrixRMaj echelon(DMatrixRMaj axes) {
        int k = axes.numCols;
        DMatrixRMaj top = CommonOps_DDRM.transpose(CommonOps_DDRM.extract(axes, 0, k, 0, k), null);
        QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(k, k);
        qr.decompose(top);
        DMatrixRMaj echelon = new DMatrixRMaj(axes.numRows, k);
        CommonOps_DDRM.mult(axes, qr.getQ(null, false), echelon);
        return echelon;
    }
}
