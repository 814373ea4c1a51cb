package kith.sem.inference;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * The moments that a parameter of their own fits exactly, as a free threshold does its threshold: the parameter moves
 * this moment and no other of any group. They have no residual, and nothing but zeros in U = W − W Δ E⁻¹ Δ′ W, since U
 * Δ = 0.
 */
public final class OwnMoments {

    private OwnMoments() {}

    /**
     * How many such moments stand in a row at the beginning of each group's moments.
     *
     * @param jacobians by group, the derivatives by the parameters that remain under the equality constraints
     */
    public static int[] leading(List<DMatrixRMaj> jacobians) {
        int q = jacobians.get(0).numCols;
        int[] moved = new int[q];
        for (DMatrixRMaj jacobian : jacobians) {
            for (int k = 0; k < jacobian.numRows; k++) {
                for (int a = 0; a < q; a++) {
                    moved[a] += jacobian.data[k * q + a] == 0 ? 0 : 1;
                }
            }
        }
        int[] leading = new int[jacobians.size()];
        Arrays.setAll(leading, g -> leading(jacobians.get(g), moved));
        return leading;
    }

    private static int leading(DMatrixRMaj jacobian, int[] moved) {
        int q = jacobian.numCols;
        for (int k = 0; k < jacobian.numRows; k++) {
            boolean own = false;
            for (int a = 0; a < q; a++) {
                own |= moved[a] == 1 && jacobian.data[k * q + a] != 0;
            }
            if (!own) {
                return k;
            }
        }
        return jacobian.numRows;
    }
}
