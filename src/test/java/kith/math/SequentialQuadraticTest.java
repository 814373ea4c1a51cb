package kith.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.ToDoubleFunction;
import kith.math.QuasiNewton.Curvature;
import org.assertj.core.data.Offset;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/**
 * Problems with published solutions: Hock & Schittkowski 1981, Test Examples for Nonlinear Programming Codes, doi
 * 10.1007/978-3-642-48320-2, by their numbers there.
 */
class SequentialQuadraticTest {

    private static final Offset<Double> CLOSE = Offset.offset(1e-6);

    /** A function with derivatives by central differences, good to about 1e-10. */
    private record Smooth(int dimension, ToDoubleFunction<double[]> function) implements Objective {
        @Override
        public double value(double[] point) {
            return function.applyAsDouble(point);
        }

        @Override
        public double valueAndGradient(double[] point, double[] gradient) {
            for (int i = 0; i < dimension; i++) {
                gradient[i] = (8 * (moved(point, i, 1e-3) - moved(point, i, -1e-3))
                                - (moved(point, i, 2e-3) - moved(point, i, -2e-3)))
                        / 12e-3;
            }
            return value(point);
        }

        private double moved(double[] point, int i, double step) {
            double[] moved = point.clone();
            moved[i] += step;
            return function.applyAsDouble(moved);
        }
    }

    private record Given(int equalities, Smooth... functions) implements Restrictions {
        @Override
        public int inequalities() {
            return functions.length - equalities;
        }

        @Override
        public void evaluate(double[] point, double[] values, DMatrixRMaj jacobian) {
            double[] gradient = new double[point.length];
            for (int k = 0; k < functions.length; k++) {
                values[k] = functions[k].valueAndGradient(point, gradient);
                System.arraycopy(gradient, 0, jacobian.data, k * point.length, point.length);
            }
        }
    }

    private static ConstrainedMinimum search(Objective objective, Restrictions restrictions, Box box, double... start) {
        return new SequentialQuadratic(Curvature.IDENTITY, 300, 1e-8).minimize(objective, restrictions, box, start);
    }

    private static Smooth of(int n, ToDoubleFunction<double[]> function) {
        return new Smooth(n, function);
    }

    @Test
    void problem6HasANonlinearEquality() {
        ConstrainedMinimum found = search(
                of(2, x -> (1 - x[0]) * (1 - x[0])),
                new Given(1, of(2, x -> 10 * (x[1] - x[0] * x[0]))),
                Box.open(2),
                -1.2,
                1);
        assertThat(found.minimum().converged()).isTrue();
        assertThat(found.minimum().point()).containsExactly(new double[] {1, 1}, CLOSE);
        assertThat(found.violation()).isLessThan(1e-8);
    }

    @Test
    void problem43HasInequalitiesOfWhichTwoBind() {
        ConstrainedMinimum found = search(
                of(
                        4,
                        x -> x[0] * x[0]
                                + x[1] * x[1]
                                + 2 * x[2] * x[2]
                                + x[3] * x[3]
                                - 5 * x[0]
                                - 5 * x[1]
                                - 21 * x[2]
                                + 7 * x[3]),
                new Given(
                        0,
                        of(
                                4,
                                x -> 8
                                        - x[0] * x[0]
                                        - x[1] * x[1]
                                        - x[2] * x[2]
                                        - x[3] * x[3]
                                        - x[0]
                                        + x[1]
                                        - x[2]
                                        + x[3]),
                        of(4, x -> 10 - x[0] * x[0] - 2 * x[1] * x[1] - x[2] * x[2] - 2 * x[3] * x[3] + x[0] + x[3]),
                        of(4, x -> 5 - 2 * x[0] * x[0] - x[1] * x[1] - x[2] * x[2] - 2 * x[0] + x[1] + x[3])),
                Box.open(4),
                0,
                0,
                0,
                0);
        assertThat(found.minimum().converged()).isTrue();
        assertThat(found.minimum().point()).containsExactly(new double[] {0, 1, 2, -1}, CLOSE);
        assertThat(found.minimum().value()).isCloseTo(-44, CLOSE);
        assertThat(found.multipliers()).containsExactly(new double[] {1, 0, 2}, Offset.offset(1e-5));
    }

    @Test
    void problem71HasAllKinds() {
        double[] low = {1, 1, 1, 1};
        double[] high = {5, 5, 5, 5};
        ConstrainedMinimum found = search(
                of(4, x -> x[0] * x[3] * (x[0] + x[1] + x[2]) + x[2]),
                new Given(
                        1,
                        of(4, x -> x[0] * x[0] + x[1] * x[1] + x[2] * x[2] + x[3] * x[3] - 40),
                        of(4, x -> x[0] * x[1] * x[2] * x[3] - 25)),
                new Box(low, high),
                1,
                5,
                5,
                1);
        assertThat(found.minimum().converged()).isTrue();
        assertThat(found.minimum().value()).isCloseTo(17.0140173, CLOSE);
        assertThat(found.minimum().point()[0]).isEqualTo(1);
        assertThat(found.minimum().point()[1]).isCloseTo(4.7429994, CLOSE);
        assertThat(found.minimum().point()[2]).isCloseTo(3.8211503, CLOSE);
        assertThat(found.minimum().point()[3]).isCloseTo(1.3794082, CLOSE);
        assertThat(found.boundMultipliers()[0]).isCloseTo(1.0878713, Offset.offset(1e-4));
        assertThat(found.boundMultipliers()[1]).isZero();
    }

    @Test
    void problem1HasABoundInAValley() {
        ConstrainedMinimum found = search(
                of(2, x -> 100 * Math.pow(x[1] - x[0] * x[0], 2) + Math.pow(1 - x[0], 2)),
                Restrictions.none(),
                new Box(
                        new double[] {Double.NEGATIVE_INFINITY, 1.5},
                        new double[] {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY}),
                -2,
                1);
        assertThat(found.minimum().converged()).isTrue();
        assertThat(found.minimum().point()[1]).isEqualTo(1.5);
        double first = found.minimum().point()[0];
        assertThat(-400 * first * (1.5 - first * first) - 2 * (1 - first)).isCloseTo(0, Offset.offset(1e-5));
    }

    @Test
    void whatContradictsIsTold() {
        ConstrainedMinimum found = search(
                of(2, x -> x[0] * x[0] + x[1] * x[1]),
                new Given(0, of(2, x -> x[0] + x[1] - 1), of(2, x -> -x[0] - x[1])),
                Box.open(2),
                3,
                1);
        assertThat(found.minimum().converged()).isFalse();
        assertThat(found.minimum().stopped()).isEqualTo(Minimum.Stopped.RESTRICTIONS_NOT_MET);
        assertThat(found.violation()).isGreaterThan(0.1);
    }

    @Test
    void withoutRestrictionsItEndsWhereTheOtherDoes() {
        Smooth valley = of(2, x -> 100 * Math.pow(x[1] - x[0] * x[0], 2) + Math.pow(1 - x[0], 2));
        ConstrainedMinimum found = search(valley, Restrictions.none(), Box.open(2), -1.2, 1);
        assertThat(found.minimum().converged()).isTrue();
        assertThat(found.minimum().point()).containsExactly(new double[] {1, 1}, Offset.offset(1e-4));
    }
}
