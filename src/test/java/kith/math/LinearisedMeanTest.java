package kith.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LinearisedMeanTest {

    private static final double[] VALUES = {1, 4, 2, Double.NaN, 7, 3};
    private static final double[] WEIGHTS = {1, 2, 1, 1, 0.5, 3};

    /** What matters is which values share a unit, not how units are numbered. */
    @Test
    void numbersOfUnitsDoNotMatter() {
        int[] units = {0, 1, 1, 2, 3, 2};
        double error = LinearisedMean.standardError(VALUES, WEIGHTS, units);
        int[] far = Arrays.stream(units).map(unit -> 5 + 1_000_000 * unit).toArray();
        assertThat(LinearisedMean.standardError(VALUES, WEIGHTS, far)).isEqualTo(error);
        assertThat(error).isPositive();
    }

    @Test
    void ofRowsThatCountOnceItIsTheDeviationByTheRootOfN() {
        double[] ones = {1, 1, 1, 1};
        double[] values = {1, 2, 3, 6};
        assertThat(LinearisedMean.standardError(values, ones, new int[] {0, 1, 2, 3}))
                .isCloseTo(Math.sqrt(14.0 / 3) / 2, org.assertj.core.data.Offset.offset(1e-14));
        assertThat(LinearisedMean.standardError(values, ones, new int[] {9, 9, 9, 9}))
                .isNaN();
    }
}
