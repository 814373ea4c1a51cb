package kith.sem.discrepancy;

/**
 * The discrepancy of one group as a function of its implied moments, in lavaan's scale: half of what multiplied by the
 * number of rows gives χ². Implementations hold memory of their own and are not thread-safe.
 */
public interface Discrepancy {

    /** The value at {@code moments}; positive infinity where there is none. */
    double value(double[] moments);

    /**
     * Of what size values are that are far from the minimum: 1 where they do not depend on the units of the variables.
     */
    default double magnitude() {
        return 1;
    }

    /** The value, with the derivatives by each moment written into {@code derivative}. */
    double valueAndDerivative(double[] moments, double[] derivative);

    /**
     * A positive semi-definite approximation of the second derivatives by the moments, which guides a search: the
     * expected information for a likelihood (with incomplete rows that of complete ones), the weight matrix for least
     * squares.
     *
     * @param moments where; they exist there
     */
    Weight curvature(double[] moments);

    /**
     * What score tests and modification indices rest on: the expected information about the moments for a likelihood,
     * the weight matrix for least squares. The curvature, unless a search is served by a cheaper one.
     *
     * @param moments where; they exist there
     */
    default Weight expectedInformation(double[] moments) {
        return curvature(moments);
    }
}
