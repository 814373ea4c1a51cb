package kith.math;

import java.util.Arrays;

/**
 * Bounds on the variables of a function.
 *
 * @param lower by variable, negative infinity without one
 * @param upper by variable, positive infinity without one; not below the lower bound
 */
public record Box(double[] lower, double[] upper) {

    public Box {
        lower = lower.clone();
        upper = upper.clone();
        for (int i = 0; i < lower.length; i++) {
            if (!(lower[i] <= upper[i])) {
                throw new IllegalArgumentException("variable " + i + ": bounds " + lower[i] + " and " + upper[i]);
            }
        }
    }

    /** No bounds on {@code n} variables. */
    public static Box open(int n) {
        double[] lower = new double[n];
        double[] upper = new double[n];
        Arrays.fill(lower, Double.NEGATIVE_INFINITY);
        Arrays.fill(upper, Double.POSITIVE_INFINITY);
        return new Box(lower, upper);
    }

    @Override
    public double[] lower() {
        return lower.clone();
    }

    @Override
    public double[] upper() {
        return upper.clone();
    }

    /** Moves {@code point} to the nearest point within the bounds. */
    public void clamp(double[] point) {
        for (int i = 0; i < point.length; i++) {
            point[i] = Math.min(Math.max(point[i], lower[i]), upper[i]);
        }
    }

    /** Writes how far each variable may move down and up from {@code point}. */
    void room(double[] point, double[] down, double[] up) {
        for (int i = 0; i < point.length; i++) {
            down[i] = lower[i] - point[i];
            up[i] = upper[i] - point[i];
        }
    }
}
