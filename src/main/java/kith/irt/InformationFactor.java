package kith.irt;

import kith.math.CholeskyFactor;
import org.ejml.data.DMatrixRMaj;

/** Cholesky factor of an information matrix. */
final class InformationFactor {

    private final CholeskyFactor factor;
    private final int size;
    private final boolean positiveDefinite;

    InformationFactor(double[][] information) {
        size = information.length;
        factor = new CholeskyFactor(size);
        positiveDefinite = size > 0 && factor.factor(new DMatrixRMaj(information));
    }

    boolean isPositiveDefinite() {
        return positiveDefinite;
    }

    double[] solve(double[] gradient) {
        DMatrixRMaj solution = new DMatrixRMaj(size, 1);
        factor.solve(DMatrixRMaj.wrap(size, 1, gradient.clone()), solution);
        return solution.data;
    }

    /** The inverse; NaN where the matrix is not positive definite. */
    double[][] inverse() {
        double[][] inverse = new double[size][size];
        if (!positiveDefinite) {
            for (double[] row : inverse) {
                java.util.Arrays.fill(row, Double.NaN);
            }
            return inverse;
        }
        DMatrixRMaj result = new DMatrixRMaj(size, size);
        factor.inverse(result);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                inverse[i][j] = result.get(i, j);
            }
        }
        return inverse;
    }
}
