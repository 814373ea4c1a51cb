package kith.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class CholeskyFactorTest {

    /** Correlations of an autoregressive series, whose determinant is (1 − r²)ⁿ⁻¹. */
    private static DMatrixRMaj autoregressive(int n, double r) {
        DMatrixRMaj matrix = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix.set(i, j, Math.pow(r, Math.abs(i - j)));
            }
        }
        return matrix;
    }

    /** The largest sizes are factored in blocks. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 60, 300, 999, 1000, 1234})
    void givesDeterminantAndInverseOfAnySize(int n) {
        DMatrixRMaj matrix = autoregressive(n, 0.6);
        CholeskyFactor factor = new CholeskyFactor(n);
        assertThat(factor.factor(matrix)).isTrue();
        double determinant = (n - 1) * Math.log(1 - 0.36);
        assertThat(factor.logDeterminant()).isCloseTo(determinant, within(1e-9));
        assertThat(factor.smallestPivot()).isCloseTo(n == 1 ? 1 : 0.64, within(1e-12));
        DMatrixRMaj inverse = new DMatrixRMaj(n, n);
        factor.inverse(inverse);
        assertThat(inverse.get(0, 0)).isCloseTo(n == 1 ? 1 : 1 / 0.64, within(1e-12));
        assertThat(inverse.get(n / 2, n / 2)).isCloseTo(n < 3 ? inverse.get(0, 0) : 1.36 / 0.64, within(1e-12));
        DMatrixRMaj ones = new DMatrixRMaj(n, 1);
        CommonOps_DDRM.fill(ones, 1);
        DMatrixRMaj solution = new DMatrixRMaj(n, 1);
        factor.solve(ones, solution);
        DMatrixRMaj back = new DMatrixRMaj(n, 1);
        CommonOps_DDRM.mult(matrix, solution, back);
        for (double value : back.data) {
            assertThat(value).isCloseTo(1, within(1e-10));
        }
        CommonOps_DDRM.fill(matrix, 1);
        assertThat(new CholeskyFactor(n).factor(matrix)).isEqualTo(n == 1);
        matrix.set(0, 0, Double.NaN);
        assertThat(factor.factor(matrix)).isFalse();
    }
}
