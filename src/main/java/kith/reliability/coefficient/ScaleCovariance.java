package kith.reliability.coefficient;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kith.math.Matrix;
import kith.math.SmallMatrices;
import kith.reliability.scale.ScalePart;
import kith.reliability.scale.ScaleResponses;

/**
 * The covariances of the items of a scale that have variance, all pointing the same way.
 *
 * @param items their names
 * @param means of the items; zeros when only a matrix was given
 * @param n how many respondents
 * @param answers empty when only a matrix was given
 * @param parts the subscales; empty when there are none
 */
public record ScaleCovariance(
        List<String> items,
        double[][] covariance,
        double[] means,
        int n,
        Optional<ScaleResponses> answers,
        List<ScalePart> parts) {

    private static final int ITEMS_A_FACTOR = 3;

    /** Which part (from 0) each item is in; empty when there are no parts, or one of them has fewer than two items. */
    int[] strata() {
        int[] strata = new int[items.size()];
        int[] sizes = new int[parts.size()];
        for (int i = 0; i < strata.length; i++) {
            for (int part = 0; part < sizes.length; part++) {
                if (parts.get(part).items().contains(items.get(i))) {
                    strata[i] = part;
                    sizes[part]++;
                }
            }
        }
        boolean usable = sizes.length > 1 && Arrays.stream(sizes).allMatch(size -> size > 1);
        return usable ? strata : new int[0];
    }

    /**
     * How many group factors to look for: one a part; without parts three (psych's default). 0 where there are fewer
     * than three items for each, which do not identify it.
     */
    int groupFactors() {
        int groups = wantedGroupFactors();
        return items.size() >= ITEMS_A_FACTOR * groups ? groups : 0;
    }

    /** How many group factors there would be if there were items enough. */
    int wantedGroupFactors() {
        return parts.size() > 1 ? parts.size() : ITEMS_A_FACTOR;
    }

    public Matrix named(double[][] values) {
        return Matrix.square(items, values);
    }

    public int size() {
        return items.size();
    }

    public double[][] correlation() {
        return SmallMatrices.correlations(covariance);
    }
}
