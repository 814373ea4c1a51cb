package kith.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.junit.jupiter.api.Test;

class ArrowFactorTest {

    /** 20 rows, of which those with an even number are coupled with two others at most. */
    private static DMatrixRMaj arrow(boolean full) {
        Random random = new Random(4);
        int n = 20;
        DMatrixRMaj matrix = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                boolean odd = i % 2 == 1 && j % 2 == 1;
                if (full || odd || (j == i - 1 && i > 6)) {
                    double value = random.nextGaussian() * 0.2;
                    matrix.set(i, j, value);
                    matrix.set(j, i, value);
                }
            }
            matrix.set(i, i, 4 + random.nextDouble());
        }
        return matrix;
    }

    /** Six blocks of three rows, coupled through the last two alone. */
    private static DMatrixRMaj blocks() {
        Random random = new Random(6);
        DMatrixRMaj matrix = new DMatrixRMaj(20, 20);
        for (int i = 0; i < 20; i++) {
            for (int j = 0; j < i; j++) {
                if (i / 3 == j / 3 || i >= 18) {
                    double value = random.nextGaussian() * 0.2;
                    matrix.set(i, j, value);
                    matrix.set(j, i, value);
                }
            }
            matrix.set(i, i, 4 + random.nextDouble());
        }
        return matrix;
    }

    @Test
    void blocksAreEliminatedWhole() {
        assertThat(ArrowShape.blocks(blocks())).hasSize(6).allMatch(block -> block.length == 3);
        assertThat(ArrowShape.blocks(arrow(false))).allMatch(block -> block.length == 1);
        assertThat(ArrowShape.blocks(arrow(true))).isEmpty();
    }

    @Test
    void theInverseIsThatOfTheWholeMatrix() {
        for (DMatrixRMaj matrix : List.of(arrow(true), arrow(false), blocks())) {
            ArrowFactor factor = new ArrowFactor(20);
            assertThat(factor.factor(matrix)).isTrue();
            DMatrixRMaj inverse = new DMatrixRMaj(1, 1);
            factor.inverse(inverse);
            DMatrixRMaj product = new DMatrixRMaj(20, 20);
            CommonOps_DDRM.mult(matrix, inverse, product);
            assertThat(MatrixFeatures_DDRM.isIdentity(product, 1e-12)).isTrue();
            assertThat(factor.smallestPivot()).isGreaterThan(1);
        }
    }

    @Test
    void aSolutionIsTheInverseTimesTheRightSide() {
        for (DMatrixRMaj matrix : List.of(arrow(true), arrow(false), blocks())) {
            solves(matrix);
        }
    }

    private static void solves(DMatrixRMaj matrix) {
        ArrowFactor factor = new ArrowFactor(20);
        factor.factor(matrix);
        Random random = new Random(5);
        DMatrixRMaj right = new DMatrixRMaj(20, 3);
        for (int i = 0; i < right.data.length; i++) {
            right.data[i] = random.nextGaussian();
        }
        DMatrixRMaj back = new DMatrixRMaj(20, 3);
        CommonOps_DDRM.mult(matrix, factor.solve(right), back);
        for (int i = 0; i < right.data.length; i++) {
            assertThat(back.data[i]).isEqualTo(right.data[i], within(1e-12));
        }
    }

    @Test
    void aDiagonalMatrixIsAllEliminated() {
        ArrowFactor factor = new ArrowFactor(3);
        DMatrixRMaj diagonal = CommonOps_DDRM.diag(1, 2, 4);
        assertThat(factor.factor(diagonal)).isTrue();
        DMatrixRMaj inverse = new DMatrixRMaj(3, 3);
        factor.inverse(inverse);
        assertThat(MatrixFeatures_DDRM.isEquals(inverse, CommonOps_DDRM.diag(1, 0.5, 0.25)))
                .isTrue();
        assertThat(factor.smallestPivot()).isEqualTo(1);
    }

    @Test
    void whatIsNotPositiveDefiniteIsToldApart() {
        DMatrixRMaj matrix = arrow(false);
        matrix.set(0, 0, -1);
        assertThat(new ArrowFactor(20).factor(matrix)).isFalse();
        DMatrixRMaj singular = arrow(false);
        for (int j = 0; j < 20; j++) {
            singular.set(1, j, singular.get(3, j));
            singular.set(j, 1, singular.get(j, 3));
        }
        singular.set(1, 1, singular.get(3, 3));
        singular.set(1, 3, singular.get(3, 3));
        singular.set(3, 1, singular.get(3, 3));
        assertThat(new ArrowFactor(20).factor(singular)).isFalse();
        singular.set(5, 5, Double.NaN);
        assertThat(new ArrowFactor(20).factor(singular)).isFalse();
    }
}
