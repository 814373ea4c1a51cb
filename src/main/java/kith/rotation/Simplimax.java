package kith.rotation;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * Simplimax (Kiers 1994, doi 10.1007/BF02294392): the sum of the smallest squared loadings, so many that the user
 * names. Its gradient jumps where two loadings change places in the order, so it has very many local minima.
 *
 * @param zeros how many loadings should be near zero, from 1 to p·k; GPArotation takes p
 */
public record Simplimax(int zeros) implements RotationCriterion {

    @Override
    public double valueAndGradient(DMatrixRMaj loadings, DMatrixRMaj gradient) {
        int cells = loadings.getNumElements();
        double[] squares = new double[cells];
        for (int e = 0; e < cells; e++) {
            squares[e] = loadings.data[e] * loadings.data[e];
        }
        double[] sorted = squares.clone();
        Arrays.sort(sorted);
        double threshold = sorted[Math.min(zeros, cells) - 1];
        double value = 0;
        for (int e = 0; e < cells; e++) {
            boolean small = squares[e] <= threshold;
            gradient.data[e] = small ? 2 * loadings.data[e] : 0;
            value += small ? squares[e] : 0;
        }
        return value;
    }
}
