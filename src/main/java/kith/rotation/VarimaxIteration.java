package kith.rotation;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * The fixed-point iteration for varimax by singular value decompositions, with R's stopping rule; see {@link Varimax}.
 */
final class VarimaxIteration {

    private static final int ITERATIONS = 1000;

    private final DMatrixRMaj unrotated;
    private final double tolerance;

    VarimaxIteration(DMatrixRMaj unrotated, double tolerance) {
        this.unrotated = unrotated;
        this.tolerance = tolerance;
    }

    Turn from(DMatrixRMaj start) {
        int k = unrotated.numCols;
        DMatrixRMaj axes = start.copy();
        DMatrixRMaj loadings = new DMatrixRMaj(unrotated.numRows, k);
        DMatrixRMaj product = new DMatrixRMaj(k, k);
        SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(k, k, true, true, true);
        double before = 0;
        boolean converged = false;
        for (int iteration = 0; iteration < ITERATIONS && !converged; iteration++) {
            CommonOps_DDRM.mult(unrotated, axes, loadings);
            CommonOps_DDRM.multTransA(unrotated, slope(loadings), product);
            if (!svd.decompose(product)) {
                break;
            }
            CommonOps_DDRM.mult(svd.getU(null, false), svd.getV(null, true), axes);
            double sum = 0;
            for (double singularValue : svd.getSingularValues()) {
                sum += singularValue;
            }
            converged = sum < before * (1 + tolerance);
            before = sum;
        }
        CommonOps_DDRM.mult(unrotated, axes, loadings);
        double value = new CrawfordFerguson(1.0 / unrotated.numRows)
                .valueAndGradient(loadings, new DMatrixRMaj(unrotated.numRows, k));
        return new Turn(axes, loadings, value, converged);
    }

    private static DMatrixRMaj slope(DMatrixRMaj loadings) {
        DMatrixRMaj slope = new DMatrixRMaj(loadings.numRows, loadings.numCols);
        for (int j = 0; j < loadings.numCols; j++) {
            double meanSquare = 0;
            for (int i = 0; i < loadings.numRows; i++) {
                meanSquare += loadings.get(i, j) * loadings.get(i, j) / loadings.numRows;
            }
            for (int i = 0; i < loadings.numRows; i++) {
                double loading = loadings.get(i, j);
                slope.set(i, j, loading * (loading * loading - meanSquare));
            }
        }
        return slope;
    }
}
