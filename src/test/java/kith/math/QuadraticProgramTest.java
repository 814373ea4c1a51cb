package kith.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.math3.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class QuadraticProgramTest {

    /** At the minimum the gradient is a sum of what binds, and nothing that does not bind pushes. */
    @Test
    void meetsTheConditionsOfAMinimumInRandomPrograms() {
        for (int draw = 0; draw < 200; draw++) {
            check(draw, Seeds.stream(7, draw));
        }
    }

    private static void check(int draw, RandomGenerator random) {
        int n = 2 + draw % 7;
        int equalities = draw % 2;
        int m = equalities + draw % 5;
        DMatrixRMaj factor = normal(n, n, random);
        DMatrixRMaj curvature = new DMatrixRMaj(n, n);
        CommonOps_DDRM.multTransA(factor, factor, curvature);
        for (int i = 0; i < n; i++) {
            curvature.add(i, i, 0.1);
        }
        DMatrixRMaj inverse = new DMatrixRMaj(n, n);
        CommonOps_DDRM.invert(curvature, inverse);
        DMatrixRMaj rows = normal(m, n, random);
        double[] values = new double[m];
        for (int k = 0; k < m; k++) {
            values[k] = k < equalities ? 0.1 : Math.abs(random.nextGaussian());
        }
        double[] gradient = normal(1, n, random).data;
        double[] lower = new double[n];
        double[] upper = new double[n];
        for (int i = 0; i < n; i++) {
            lower[i] = i % 3 == 0 ? Double.NEGATIVE_INFINITY : -random.nextDouble();
            upper[i] = i % 3 == 1 ? Double.POSITIVE_INFINITY : random.nextDouble();
        }
        QuadraticProgram program = new QuadraticProgram(inverse, rows, values, equalities, lower, upper);
        assertThat(program.solve(gradient)).isTrue();
        double[] step = program.step();
        double[] multipliers = program.multipliers();
        double[] bound = program.boundMultipliers();
        for (int i = 0; i < n; i++) {
            double left = gradient[i] - bound[i];
            for (int j = 0; j < n; j++) {
                left += curvature.get(i, j) * step[j];
            }
            for (int k = 0; k < m; k++) {
                left -= multipliers[k] * rows.get(k, i);
            }
            assertThat(left).isCloseTo(0, Offset.offset(1e-8));
            assertThat(step[i]).isBetween(lower[i] - 1e-9, upper[i] + 1e-9);
            assertThat(bound[i] * Math.min(step[i] - lower[i], upper[i] - step[i]))
                    .isCloseTo(0, Offset.offset(1e-8));
            assertThat(bound[i] > 1e-12 && step[i] - lower[i] > 1e-6).isFalse();
            assertThat(bound[i] < -1e-12 && upper[i] - step[i] > 1e-6).isFalse();
        }
        for (int k = 0; k < m; k++) {
            double left = values[k];
            for (int i = 0; i < n; i++) {
                left += rows.get(k, i) * step[i];
            }
            assertThat(left).isGreaterThan(-1e-9);
            assertThat(left * (k < equalities ? 1 : multipliers[k])).isCloseTo(0, Offset.offset(1e-8));
            assertThat(k < equalities || multipliers[k] >= 0).isTrue();
        }
    }

    private static DMatrixRMaj normal(int rows, int columns, RandomGenerator random) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] = random.nextGaussian();
        }
        return matrix;
    }

    @Test
    void passesOverAnEqualitySaidTwiceAndRefusesOneThatContradicts() {
        DMatrixRMaj inverse = CommonOps_DDRM.identity(2);
        DMatrixRMaj rows = new DMatrixRMaj(new double[][] {{1, 1}, {2, 2}});
        double[] open = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        double[] wide = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        QuadraticProgram twice = new QuadraticProgram(inverse, rows, new double[] {-1, -2}, 2, open, wide);
        assertThat(twice.solve(new double[2])).isTrue();
        assertThat(twice.step()).containsExactly(new double[] {0.5, 0.5}, Offset.offset(1e-12));
        QuadraticProgram against = new QuadraticProgram(inverse, rows, new double[] {-1, -3}, 2, open, wide);
        assertThat(against.solve(new double[2])).isFalse();
    }
}
