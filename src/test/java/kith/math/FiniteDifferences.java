package kith.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Holds analytic derivatives against central differences. */
public final class FiniteDifferences {

    private static final double STEP = 1e-5;
    private static final double ALLOWED = 2e-6;

    private FiniteDifferences() {}

    /** Checks a gradient of a function at a point. */
    public static void checkGradient(
            String what, ToDoubleFunction<double[]> function, double[] point, double[] gradient) {
        for (int i = 0; i < point.length; i++) {
            double step = STEP * Math.max(1, Math.abs(point[i]));
            double numeric =
                    (function.applyAsDouble(moved(point, i, step)) - function.applyAsDouble(moved(point, i, -step)))
                            / (2 * step);
            check(what + " by " + i, gradient[i], numeric);
        }
    }

    /** Checks a Jacobian, one row a value and one column a variable, given by its elements. */
    public static void checkJacobian(
            String what, Function<double[], double[]> function, double[] point, Element jacobian) {
        for (int j = 0; j < point.length; j++) {
            double step = STEP * Math.max(1, Math.abs(point[j]));
            double[] up = function.apply(moved(point, j, step));
            double[] down = function.apply(moved(point, j, -step));
            for (int k = 0; k < up.length; k++) {
                check(what + " " + k + " by " + j, jacobian.at(k, j), (up[k] - down[k]) / (2 * step));
            }
        }
    }

    /** An element of a matrix. */
    @FunctionalInterface
    public interface Element {
        double at(int row, int col);
    }

    private static double[] moved(double[] point, int i, double step) {
        double[] moved = point.clone();
        moved[i] += step;
        return moved;
    }

    private static void check(String what, double analytic, double numeric) {
        assertThat(Math.abs(analytic - numeric))
                .as(what + ": analytic " + analytic + ", numeric " + numeric)
                .isLessThan(ALLOWED * Math.max(1, Math.abs(numeric)));
    }
}
