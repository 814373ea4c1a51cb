package kith.efa.extraction;

import java.util.Arrays;
import kith.math.CholeskyFactor;
import org.ejml.data.DMatrixRMaj;

/**
 * Newton's method within bounds: variables that are at a bound and want to leave are held, the others take a Newton
 * step, cut back to the bounds and shortened until the function falls (projected Newton, Bertsekas 1982, doi
 * 10.1137/0320018).
 */
final class BoxNewton {

    /** A function with gradient and Hessian. */
    interface Curved {
        double value(double[] point);

        /** Writes gradient and Hessian, gives the value. */
        double derivatives(double[] point, double[] gradient, DMatrixRMaj hessian);
    }

    /** Where it ended. */
    record End(double[] point, double value, int iterations, double gradientNorm, boolean converged) {}

    private static final int ITERATIONS = 200;
    private static final double PRECISION = 1e-9;

    private final double lower;
    private final double upper;

    BoxNewton(double lower, double upper) {
        this.lower = lower;
        this.upper = upper;
    }

    End minimize(Curved function, double[] start) {
        int d = start.length;
        double[] point = start.clone();
        clamp(point);
        double[] gradient = new double[d];
        DMatrixRMaj hessian = new DMatrixRMaj(d, d);
        double value = Double.NaN;
        double norm = Double.NaN;
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            value = function.derivatives(point, gradient, hessian);
            norm = projectedNorm(point, gradient);
            if (!(norm > PRECISION)) {
                return new End(point, value, iteration, norm, !Double.isNaN(norm));
            }
            double[] step = step(point, gradient, hessian);
            double[] next = search(function, point, value, gradient, step);
            if (next.length == 0) {
                return new End(point, value, iteration, norm, norm < 1e-5);
            }
            point = next;
        }
        return new End(point, value, ITERATIONS, norm, norm < 1e-5);
    }

    private double[] step(double[] point, double[] gradient, DMatrixRMaj hessian) {
        int d = point.length;
        int[] free = java.util.stream.IntStream.range(0, d)
                .filter(i -> !held(point[i], gradient[i]))
                .toArray();
        DMatrixRMaj reduced = new DMatrixRMaj(free.length, free.length);
        DMatrixRMaj right = new DMatrixRMaj(free.length, 1);
        double scale = 0;
        for (int a = 0; a < free.length; a++) {
            right.set(a, 0, -gradient[free[a]]);
            for (int b = 0; b < free.length; b++) {
                reduced.set(a, b, hessian.get(free[a], free[b]));
            }
            scale = Math.max(scale, Math.abs(reduced.get(a, a)));
        }
        DMatrixRMaj solution = new DMatrixRMaj(free.length, 1);
        CholeskyFactor cholesky = new CholeskyFactor(free.length);
        for (double ridge = 0;
                free.length > 0 && ridge < 1e8 * Math.max(scale, 1e-8);
                ridge = ridge == 0 ? 1e-6 * scale + 1e-12 : ridge * 10) {
            DMatrixRMaj shifted = reduced.copy();
            for (int a = 0; a < free.length; a++) {
                shifted.add(a, a, ridge);
            }
            if (cholesky.factor(shifted)) {
                cholesky.solve(right, solution);
                break;
            }
        }
        double[] step = new double[d];
        for (int a = 0; a < free.length; a++) {
            step[free[a]] = solution.get(a, 0);
        }
        return step;
    }

    /** The next point, or nothing when none is lower. */
    private double[] search(Curved function, double[] point, double value, double[] gradient, double[] step) {
        for (double length = 1; length > 1e-12; length /= 2) {
            double[] next = point.clone();
            double expected = 0;
            for (int i = 0; i < next.length; i++) {
                next[i] = Math.min(upper, Math.max(lower, point[i] + length * step[i]));
                expected += gradient[i] * (next[i] - point[i]);
            }
            double there = function.value(next);
            // Near the minimum the fall is below rounding; a step that does not rise is then as good as any.
            if (there <= value + 1e-4 * expected + 1e-15 * Math.abs(value) && !Arrays.equals(next, point)) {
                return next;
            }
        }
        return new double[0];
    }

    private void clamp(double[] point) {
        for (int i = 0; i < point.length; i++) {
            point[i] = Math.min(upper, Math.max(lower, point[i]));
        }
    }

    private boolean held(double coordinate, double slope) {
        return (coordinate <= lower && slope > 0) || (coordinate >= upper && slope < 0);
    }

    private double projectedNorm(double[] point, double[] gradient) {
        double norm = 0;
        for (int i = 0; i < point.length; i++) {
            if (Double.isNaN(gradient[i])) {
                return Double.NaN;
            }
            if (!held(point[i], gradient[i])) {
                norm = Math.max(norm, Math.abs(gradient[i]));
            }
        }
        return norm;
    }
}
