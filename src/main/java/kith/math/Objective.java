package kith.math;

/**
 * A function of several variables to be made as small as possible, with its gradient. Implementations need not be
 * thread-safe.
 */
public interface Objective {

    /** How many variables. */
    int dimension();

    /** Of what size values are that are far from a minimum: what a search compares a negligible improvement with. */
    default double magnitude() {
        return 1;
    }

    /** The value at {@code point}; positive infinity or NaN where the function does not exist. */
    double value(double[] point);

    /**
     * The value at {@code point}, with the gradient written into {@code gradient}.
     *
     * @param gradient receives the partial derivatives; its content is meaningless where the value is not finite
     */
    double valueAndGradient(double[] point, double[] gradient);
}
