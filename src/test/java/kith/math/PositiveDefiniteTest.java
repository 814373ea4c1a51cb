package kith.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class PositiveDefiniteTest {

    /** The plain form is {@link CholeskyFactor}. */
    @Test
    void inverseAndLogDeterminantAreThoseOfTheCholeskyFactor() {
        Random random = new Random(8);
        for (int n : new int[] {1, 2, 3, 7, 25}) {
            DMatrixRMaj rows = new DMatrixRMaj(2 * n + 3, n);
            for (int k = 0; k < rows.data.length; k++) {
                rows.data[k] = random.nextGaussian();
            }
            DMatrixRMaj matrix = new DMatrixRMaj(n, n);
            CommonOps_DDRM.multInner(rows, matrix);
            CholeskyFactor factor = new CholeskyFactor(n);
            assertThat(factor.factor(matrix)).isTrue();
            DMatrixRMaj inverse = new DMatrixRMaj(n, n);
            factor.inverse(inverse);
            double[] own = matrix.data.clone();
            assertThat(PositiveDefinite.invert(own, n)).isCloseTo(factor.logDeterminant(), within(1e-12 * n));
            assertThat(own).containsExactly(inverse.data, within(1e-11));
        }
    }

    @Test
    void whatIsNotPositiveDefiniteHasNoLogDeterminant() {
        assertThat(PositiveDefinite.invert(new double[] {1, 2, 2, 1}, 2)).isNaN();
        assertThat(PositiveDefinite.invert(new double[] {1, 1, 1, 1}, 2)).isNaN();
        assertThat(PositiveDefinite.invert(new double[] {-1}, 1)).isNaN();
        assertThat(PositiveDefinite.invert(new double[] {Double.NaN}, 1)).isNaN();
    }
}
