package kith.sem.implied;

import org.ejml.data.DMatrixRMaj;

/** First derivatives of the implied moments by the parameters, at the last evaluation of a structure. */
final class CovarianceJacobian {

    private final CovarianceStructure structure;
    private final int[] columns;
    private final DMatrixRMaj jacobian;
    private final int p;
    private final int m;

    /**
     * @param columns for each parameter its column
     * @param jacobian to which they are added, with a row for each moment
     */
    CovarianceJacobian(CovarianceStructure structure, int[] columns, DMatrixRMaj jacobian) {
        this.structure = structure;
        this.columns = columns;
        this.jacobian = jacobian;
        this.p = structure.p;
        this.m = structure.m;
    }

    void fill() {
        DMatrixRMaj loadings = structure.loadings;
        double[] latentMean = structure.latentMean;
        for (int k = 0; k < structure.parameter.length; k++) {
            int i = structure.row[k];
            int j = structure.col[k];
            int kind = structure.slot[k];
            int column = columns[structure.parameter[k]];
            if (kind == CovarianceStructure.LAMBDA) {
                addRowAndColumn(column, i, j);
                addMean(column, i, latentMean[j]);
            } else if (kind == CovarianceStructure.THETA) {
                addSigma(column, i, j, 1);
            } else if (kind == CovarianceStructure.PSI) {
                addOuter(column, i, loadings, j, i == j ? 0.5 : 1);
            } else if (kind == CovarianceStructure.BETA) {
                addOuter(column, i, structure.cross, j, 1);
                addMeans(column, i, latentMean[j]);
            } else if (kind == CovarianceStructure.NU) {
                addMean(column, i, 1);
            } else {
                addMeans(column, i, 1);
            }
        }
    }

    private void addSigma(int column, int i, int j, double value) {
        int at = (structure.hasMeans ? p : 0) + HalfVector.index(i, j, p);
        jacobian.data[at * jacobian.numCols + column] += value;
    }

    private void addMean(int column, int i, double value) {
        if (structure.hasMeans) {
            jacobian.data[i * jacobian.numCols + column] += value;
        }
    }

    private void addMeans(int column, int factor, double value) {
        for (int i = 0; i < p; i++) {
            addMean(column, i, value * structure.loadings.data[i * m + factor]);
        }
    }

    /** dΣ = e_i c′ + c e_i′ with c = column {@code factor} of C. */
    private void addRowAndColumn(int column, int i, int factor) {
        for (int other = 0; other < p; other++) {
            double value = structure.cross.data[other * m + factor];
            addSigma(column, i, other, other == i ? 2 * value : value);
        }
    }

    /** dΣ = scale (u v′ + v u′) with u a column of the total loadings and v one of another matrix. */
    private void addOuter(int column, int u, DMatrixRMaj right, int v, double scale) {
        DMatrixRMaj left = structure.loadings;
        for (int j = 0; j < p; j++) {
            double uj = left.data[j * m + u];
            double vj = right.data[j * m + v];
            for (int i = j; i < p; i++) {
                double value = scale * (left.data[i * m + u] * vj + right.data[i * m + v] * uj);
                if (value != 0) {
                    addSigma(column, i, j, value);
                }
            }
        }
    }
}
