package kith.sem.estimation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * All solutions of linear equations, from their singular values: the shortest one, and the directions that lead from it
 * to others. Where equations contradict each other, those that miss them least.
 *
 * @param origin the shortest solution
 * @param basis orthonormal directions, unknowns × directions
 */
record LinearSolutions(double[] origin, DMatrixRMaj basis) {

    private static final double RANK = 1e-10;
    private static final double ROUNDING = 1e-14;

    /**
     * The equations that the product of each row with the unknowns be what stands on its right.
     *
     * @param unknowns how many there are
     */
    static LinearSolutions of(int unknowns, List<double[]> rows, List<Double> rights) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows.toArray(double[][]::new));
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(rows.size(), unknowns, true, true, false);
        svd.decompose(matrix);
        double[] values = svd.getSingularValues();
        DMatrixRMaj u = svd.getU(null, false);
        DMatrixRMaj v = svd.getV(null, false);
        double largest = Arrays.stream(values).max().orElse(0);
        int known = Math.min(rows.size(), unknowns);
        List<Integer> empty = new ArrayList<>();
        double[] origin = new double[unknowns];
        for (int k = 0; k < unknowns; k++) {
            if (k >= known || values[k] <= RANK * largest) {
                empty.add(k);
                continue;
            }
            double projected = 0;
            for (int i = 0; i < rows.size(); i++) {
                projected += u.get(i, k) * rights.get(i);
            }
            for (int i = 0; i < unknowns; i++) {
                origin[i] += v.get(i, k) * projected / values[k];
            }
        }
        return new LinearSolutions(origin, columns(v, empty));
    }

    private static DMatrixRMaj columns(DMatrixRMaj matrix, List<Integer> which) {
        DMatrixRMaj columns = new DMatrixRMaj(matrix.numRows, which.size());
        for (int k = 0; k < which.size(); k++) {
            for (int i = 0; i < matrix.numRows; i++) {
                double entry = matrix.get(i, which.get(k));
                columns.set(i, k, Math.abs(entry) > ROUNDING ? entry : 0);
            }
        }
        return columns;
    }
}
