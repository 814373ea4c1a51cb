package kith.sem.discrepancy;

/**
 * The discrepancy of one group as a function of its implied moments, in lavaan's scale: half of what multiplied by the number
 * of rows gives χ². Implementations hold memory of their own and are not thread-safe.
 */
public interface Discrepancy {

    /** The value at {@code moments}; positive infinity where there is none. */
    double value(double[] moments);

    /** Of what size values are that are far from the minimum: 1 where they do not depend on the units of the variables. */
    default double magnitude() {
        return 1;
    }

    /** The value, with the derivatives by each moment written into {@code derivative}. */
    double valueAndDerivative(double[] moments, double[] derivative);

    /**
     * A positive semi-definite approximation of the second derivatives by the moments: the expected information for a
     * likelihood, the weight matrix for least squares.
     *
     * @param moments where; they exist there
     */
    Weight curvature(double[] moments);
}
