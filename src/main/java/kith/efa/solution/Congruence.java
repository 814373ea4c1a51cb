package kith.efa.solution;

import java.util.List;
import kith.math.Matrix;
import kith.math.Symmetric;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * How alike factors are (Tucker 1951; Lorenzo-Seva and ten Berge 2006, doi 10.1027/1614-2241.2.2.57): with loadings x
 * and y of the same items,
 *
 * <pre>φ = Σ xᵢyᵢ / √(Σ xᵢ² Σ yᵢ²)</pre>
 *
 * <p>0.85 to 0.94 counts as fair similarity, 0.95 and above as equality. psych's {@code factor.congruence} rounds to
 * two digits.
 */
public final class Congruence {

    private Congruence() {}

    /** Of two columns of loadings; NaN when one of them is all zero. */
    public static double of(double[] x, double[] y) {
        double cross = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            cross += x[i] * y[i];
            xx += x[i] * x[i];
            yy += y[i] * y[i];
        }
        return cross / Math.sqrt(xx * yy);
    }

    /**
     * Of each factor of one solution with each of another.
     *
     * @param first loadings, items by factors
     * @param second loadings of the same items
     * @return factors of the first by factors of the second
     */
    public static Matrix of(Matrix first, Matrix second) {
        requireSameItems(first, second);
        double[][] congruence = new double[first.cols().size()][second.cols().size()];
        for (int a = 0; a < congruence.length; a++) {
            for (int b = 0; b < congruence[a].length; b++) {
                congruence[a][b] = of(first.column(a), second.column(b));
            }
        }
        return Matrix.of(first.cols(), second.cols(), congruence);
    }

    /**
     * Loadings turned orthogonally as near as possible to a target (Schönemann 1966, doi 10.1007/BF02289451), under the
     * names of the target's factors: congruence with these says how alike two contexts are at best.
     */
    public static Matrix rotatedTo(Matrix target, Matrix loadings) {
        requireSameItems(target, loadings);
        int m = target.cols().size();
        if (loadings.cols().size() != m) {
            throw new IllegalArgumentException(
                    "as many factors as the target has, not " + loadings.cols().size());
        }
        DMatrixRMaj from = Symmetric.of(loadings);
        DMatrixRMaj cross = new DMatrixRMaj(m, m);
        CommonOps_DDRM.multTransA(from, Symmetric.of(target), cross);
        SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(m, m, true, true, true);
        svd.decompose(cross);
        DMatrixRMaj turn = new DMatrixRMaj(m, m);
        CommonOps_DDRM.mult(svd.getU(null, false), svd.getV(null, true), turn);
        DMatrixRMaj turned = new DMatrixRMaj(from.numRows, m);
        CommonOps_DDRM.mult(from, turn, turned);
        return Symmetric.named(loadings.rows(), target.cols(), turned);
    }

    /** The congruence of each item's row of loadings in two solutions whose factors stand for each other. */
    public static double[] ofItems(Matrix first, Matrix second) {
        requireSameItems(first, second);
        List<String> items = first.rows();
        double[] congruence = new double[items.size()];
        for (int i = 0; i < congruence.length; i++) {
            congruence[i] = of(first.row(i), second.row(i));
        }
        return congruence;
    }

    private static void requireSameItems(Matrix first, Matrix second) {
        if (!first.rows().equals(second.rows())) {
            throw new IllegalArgumentException("different items: " + first.rows() + " and " + second.rows());
        }
    }
}
