package kith.reliability.item;

import java.util.Arrays;
import kith.math.Descriptives;
import kith.math.Matrix;
import kith.math.SmallMatrices;
import kith.reliability.coefficient.Alpha;

/**
 * The correlations of the items of a scale.
 *
 * @param matrix named by the items
 * @param mean of those below the diagonal
 */
public record InterItemCorrelations(
        Matrix matrix, double mean, double median, double lowest, double highest, double variance) {

    static InterItemCorrelations of(Matrix matrix) {
        double[][] r = matrix.toArray();
        double[] below = SmallMatrices.belowDiagonal(r);
        Arrays.sort(below);
        return new InterItemCorrelations(
                matrix,
                Arrays.stream(below).average().orElse(Double.NaN),
                Descriptives.median(below),
                below.length == 0 ? Double.NaN : below[0],
                below.length == 0 ? Double.NaN : below[below.length - 1],
                Alpha.varianceOfCorrelations(r));
    }
}
