package kith.efa.precision;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import kith.efa.solution.EfaSolution;
import kith.math.Symmetric;
import kith.rotation.CriterionRotation;
import kith.rotation.Rotation;
import kith.rotation.RotationCriterion;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Loadings in the order and with the signs that the rotation gave them.
 *
 * @param order the column of the solution that stands in each place
 */
record LoadingPoint(DMatrixRMaj correlation, DMatrixRMaj loadings, DMatrixRMaj phi, int[] order, List<String> items) {

    static LoadingPoint of(EfaSolution solution, Rotation rotation) {
        List<String> names = solution.factors();
        int m = names.size();
        int[] order = rotation.ordersFactors()
                ? IntStream.range(0, m).toArray()
                : IntStream.range(0, m)
                        .boxed()
                        .sorted(Comparator.comparingInt(
                                k -> Integer.parseInt(names.get(k).replaceAll("\\D", ""))))
                        .mapToInt(k -> k)
                        .toArray();
        DMatrixRMaj loadings = Symmetric.of(solution.loadings().select(solution.items(), names(names, order)));
        DMatrixRMaj phi = Symmetric.of(solution.phi().select(names(names, order), names(names, order)));
        DMatrixRMaj correlation = Symmetric.of(solution.residuals());
        CommonOps_DDRM.addEquals(correlation, Symmetric.product(loadings, phi));
        restoreSigns(loadings, phi, rotation);
        return new LoadingPoint(correlation, loadings, phi, order, solution.items());
    }

    static List<String> names(List<String> names, int[] order) {
        return java.util.Arrays.stream(order).mapToObj(names::get).toList();
    }

    /** A criterion that knows signs (a target) was smaller with those of the rotation. */
    private static void restoreSigns(DMatrixRMaj loadings, DMatrixRMaj phi, Rotation rotation) {
        if (!(rotation instanceof CriterionRotation turned)) {
            return;
        }
        int m = loadings.numCols;
        RotationCriterion criterion = turned.family().of(loadings.numRows, m);
        DMatrixRMaj gradient = loadings.createLike();
        for (int k = 0; k < m; k++) {
            double value = criterion.valueAndGradient(loadings, gradient);
            flip(loadings, phi, k);
            if (!(criterion.valueAndGradient(loadings, gradient) < value - 1e-9 * Math.abs(value))) {
                flip(loadings, phi, k);
            }
        }
    }

    private static void flip(DMatrixRMaj loadings, DMatrixRMaj phi, int k) {
        for (int i = 0; i < loadings.numRows; i++) {
            loadings.set(i, k, -loadings.get(i, k));
        }
        for (int l = 0; l < phi.numRows; l++) {
            if (l != k) {
                phi.set(k, l, -phi.get(k, l));
                phi.set(l, k, -phi.get(l, k));
            }
        }
    }
}
