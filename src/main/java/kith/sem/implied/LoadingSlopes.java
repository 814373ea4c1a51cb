package kith.sem.implied;

import static kith.sem.implied.CovarianceStructure.BETA;
import static kith.sem.implied.CovarianceStructure.LAMBDA;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Derivatives of the total loadings A = Λ E by the parameters. */
final class LoadingSlopes {

    private final CovarianceStructure structure;
    private final DMatrixRMaj derivativeLoadings;
    private final DMatrixRMaj inner;

    LoadingSlopes(CovarianceStructure structure) {
        this.structure = structure;
        this.derivativeLoadings = new DMatrixRMaj(structure.p, structure.m);
        this.inner = new DMatrixRMaj(structure.m, structure.m);
    }

    /**
     * Adds {@code scale} × Σ D_ij × (derivatives of A_ij by the parameters) to {@code gradient}, at the last
     * evaluation: a change of Λ changes A by dΛ E, a change of B by A dB E.
     *
     * @param derivatives D, p × m, of a function by the total loadings A = Λ E
     */
    void addGradient(DMatrixRMaj derivatives, double scale, double[] gradient) {
        CommonOps_DDRM.multTransB(derivatives, structure.paths, derivativeLoadings);
        CommonOps_DDRM.multTransA(structure.loadings, derivativeLoadings, inner);
        for (int k = 0; k < structure.parameter.length; k++) {
            int cell = structure.row[k] * structure.m + structure.col[k];
            if (structure.slot[k] == LAMBDA) {
                gradient[structure.parameter[k]] += scale * derivativeLoadings.data[cell];
            } else if (structure.slot[k] == BETA) {
                gradient[structure.parameter[k]] += scale * inner.data[cell];
            }
        }
    }

    /**
     * Adds {@code scale} × (the derivatives of A_ij by the parameters) to a row of a Jacobian.
     *
     * @param i an observed variable
     * @param j a factor
     * @param columns for each parameter its column
     */
    void addSlopes(int i, int j, double scale, int[] columns, DMatrixRMaj jacobian, int at) {
        int m = structure.m;
        double[] paths = structure.paths.data;
        double[] loadings = structure.loadings.data;
        for (int k = 0; k < structure.parameter.length; k++) {
            int row = structure.row[k];
            int col = structure.col[k];
            double slope = 0;
            if (structure.slot[k] == LAMBDA && row == i) {
                slope = paths[col * m + j];
            } else if (structure.slot[k] == BETA) {
                slope = loadings[i * m + row] * paths[col * m + j];
            }
            jacobian.data[at * jacobian.numCols + columns[structure.parameter[k]]] += scale * slope;
        }
    }
}
