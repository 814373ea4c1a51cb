package kith.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class QuasiNewtonTest {

    /** Rosenbrock's valley, its minimum at (1, 1). */
    private static final class Valley implements Objective {
        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public double value(double[] x) {
            return valueAndGradient(x, new double[2]);
        }

        @Override
        public double valueAndGradient(double[] x, double[] gradient) {
            double bend = x[1] - x[0] * x[0];
            gradient[0] = -400 * x[0] * bend - 2 * (1 - x[0]);
            gradient[1] = 200 * bend;
            return 100 * bend * bend + (1 - x[0]) * (1 - x[0]);
        }
    }

    @Test
    void endsAtTheMinimumAndSaysHow() {
        Minimum minimum =
                new QuasiNewton(QuasiNewton.Curvature.IDENTITY).minimize(new Valley(), new double[] {-1.2, 1});
        assertThat(minimum.converged()).isTrue();
        assertThat(minimum.point()).containsExactly(new double[] {1, 1}, Offset.offset(1e-6));
        assertThat(minimum.gradientNorm()).isLessThan(1e-4);
        assertThat(minimum.iterations()).isBetween(5, 100);
    }

    @Test
    void aLimitOfIterationsIsNoConvergence() {
        Minimum minimum =
                new QuasiNewton(QuasiNewton.Curvature.IDENTITY, 3, 1e-9).minimize(new Valley(), new double[] {-1.2, 1});
        assertThat(minimum.converged()).isFalse();
        assertThat(minimum.stopped()).isEqualTo(Minimum.Stopped.ITERATION_LIMIT);
    }

    @Test
    void aStartWhereTheFunctionDoesNotExistFails() {
        Objective nowhere = new Objective() {
            @Override
            public int dimension() {
                return 1;
            }

            @Override
            public double value(double[] x) {
                return Double.NaN;
            }

            @Override
            public double valueAndGradient(double[] x, double[] gradient) {
                return Double.NaN;
            }
        };
        assertThat(new QuasiNewton(QuasiNewton.Curvature.IDENTITY)
                        .minimize(nowhere, new double[] {0})
                        .stopped())
                .isEqualTo(Minimum.Stopped.FAILED);
    }
}
