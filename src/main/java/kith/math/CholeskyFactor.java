package kith.math;

import java.util.Optional;
import org.ejml.data.DMatrix;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Cholesky factor, log-determinant and inverse of symmetric matrices of one size, on memory that is taken once. Not
 * being positive definite is an answer, not an exception. Not thread-safe.
 */
public final class CholeskyFactor {

    /** Below this squared ratio of a pivot to its diagonal element, a matrix counts as singular. */
    private static final double SINGULAR = 1e-13;

    private final LinearSolverDense<DMatrixRMaj> solver;
    private final DMatrixRMaj work;
    private double logDeterminant;
    private double smallestPivot;

    /** @param size number of rows */
    public CholeskyFactor(int size) {
        solver = LinearSolverFactory_DDRM.chol(Math.max(1, size));
        work = new DMatrixRMaj(size, size);
    }

    /**
     * Factors {@code matrix}, which is not changed.
     *
     * @return whether it is positive definite; if not, nothing else here may be asked for
     */
    public boolean factor(DMatrixRMaj matrix) {
        work.setTo(matrix);
        for (double value : work.data) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        if (!solver.setA(work)) {
            return false;
        }
        DMatrix triangle = triangle();
        int n = matrix.numRows;
        double sum = 0;
        smallestPivot = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            double pivot = triangle.get(i, i);
            if (!(pivot * pivot > SINGULAR * matrix.data[i * n + i])) {
                return false;
            }
            smallestPivot = Math.min(smallestPivot, pivot * pivot);
            sum += Math.log(pivot);
        }
        logDeterminant = 2 * sum;
        return true;
    }

    /** Of the matrix factored last. */
    public double logDeterminant() {
        return logDeterminant;
    }

    /** The smallest squared element on the diagonal of the factor: how near to singular the matrix factored last is. */
    public double smallestPivot() {
        return smallestPivot;
    }

    /** Writes the inverse of the matrix factored last into {@code inverse}. */
    public void inverse(DMatrixRMaj inverse) {
        solver.invert(inverse);
    }

    /** Writes the solution of {@code A x = b} into {@code x}, for the matrix factored last. */
    public void solve(DMatrixRMaj b, DMatrixRMaj x) {
        solver.solve(b, x);
    }

    /** @throws IllegalArgumentException when the matrix is not positive definite */
    public static DMatrixRMaj inverseOf(DMatrixRMaj matrix) {
        return inverseIfDefinite(matrix).orElseThrow(() -> new IllegalArgumentException("not positive definite"));
    }

    /** The inverse of a matrix; empty when it is not positive definite. */
    public static Optional<DMatrixRMaj> inverseIfDefinite(DMatrixRMaj matrix) {
        CholeskyFactor factored = new CholeskyFactor(matrix.numRows);
        if (!factored.factor(matrix)) {
            return Optional.empty();
        }
        DMatrixRMaj inverse = new DMatrixRMaj(matrix.numRows, matrix.numRows);
        factored.inverse(inverse);
        return Optional.of(inverse);
    }

    /** In rows, or in blocks where the matrix is large. */
    private DMatrix triangle() {
        CholeskyDecomposition_F64<? extends DMatrix> decomposition = solver.getDecomposition();
        return decomposition.getT(null);
    }
}
