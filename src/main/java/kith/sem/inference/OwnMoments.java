package kith.sem.inference;

import java.util.Arrays;
import java.util.List;
import kith.sem.implied.GroupJacobian;

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
    public static int[] leading(List<GroupJacobian> jacobians) {
        int[] moved = new int[jacobians.get(0).parameters()];
        for (GroupJacobian jacobian : jacobians) {
            int[] places = jacobian.places();
            for (int k = 0; k < jacobian.moments(); k++) {
                for (int a = 0; a < places.length; a++) {
                    moved[places[a]] += jacobian.block().data[k * places.length + a] == 0 ? 0 : 1;
                }
            }
        }
        int[] leading = new int[jacobians.size()];
        Arrays.setAll(leading, g -> leading(jacobians.get(g), moved));
        return leading;
    }

    private static int leading(GroupJacobian jacobian, int[] moved) {
        int[] places = jacobian.places();
        for (int k = 0; k < jacobian.moments(); k++) {
            boolean own = false;
            for (int a = 0; a < places.length; a++) {
                own |= moved[places[a]] == 1 && jacobian.block().data[k * places.length + a] != 0;
            }
            if (!own) {
                return k;
            }
        }
        return jacobian.moments();
    }
}
