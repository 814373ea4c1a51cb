package kith.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import kith.math.Seeds;
import org.apache.commons.math3.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** What every rotation criterion must keep to. */
interface CriterionContract {

    int ITEMS = 9;
    int FACTORS = 3;

    RotationCriterion criterion();

    @Test
    default void gradientIsThatOfTheValue() {
        DMatrixRMaj loadings = loadings();
        DMatrixRMaj gradient = new DMatrixRMaj(ITEMS, FACTORS);
        criterion().valueAndGradient(loadings, gradient);
        for (int e = 0; e < loadings.getNumElements(); e++) {
            double step = 1e-6;
            double difference = (valueWith(loadings, e, step) - valueWith(loadings, e, -step)) / (2 * step);
            assertThat(gradient.data[e])
                    .as("cell %d", e)
                    .isCloseTo(difference, Offset.offset(1e-7 * Math.max(1, Math.abs(difference))));
        }
    }

    @Test
    default void reflectingAFactorChangesNothing() {
        if (criterion() instanceof Target) {
            return;
        }
        DMatrixRMaj loadings = loadings();
        DMatrixRMaj gradient = new DMatrixRMaj(ITEMS, FACTORS);
        double value = criterion().valueAndGradient(loadings, gradient);
        for (int i = 0; i < ITEMS; i++) {
            loadings.set(i, 1, -loadings.get(i, 1));
        }
        assertThat(criterion().valueAndGradient(loadings, gradient)).isEqualTo(value, Offset.offset(1e-12));
    }

    @Test
    default void leavesTheLoadingsAlone() {
        DMatrixRMaj loadings = loadings();
        criterion().valueAndGradient(loadings, new DMatrixRMaj(ITEMS, FACTORS));
        assertThat(loadings.data).containsExactly(loadings().data);
    }

    private double valueWith(DMatrixRMaj loadings, int cell, double step) {
        DMatrixRMaj moved = loadings.copy();
        moved.data[cell] += step;
        return criterion().valueAndGradient(moved, new DMatrixRMaj(ITEMS, FACTORS));
    }

    private static DMatrixRMaj loadings() {
        RandomGenerator random = Seeds.stream(7, 0);
        DMatrixRMaj loadings = new DMatrixRMaj(ITEMS, FACTORS);
        for (int e = 0; e < loadings.getNumElements(); e++) {
            loadings.data[e] = random.nextGaussian() / 2;
        }
        return loadings;
    }
}
