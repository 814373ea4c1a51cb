package kith.math;

import org.ejml.data.DMatrixRMaj;

/**
 * Smooth functions of several variables of which the first ones must be 0 (equalities) and the others must not be
 * negative (inequalities). Implementations need not be thread-safe.
 */
public interface Restrictions {

    /** How many functions must be 0. */
    int equalities();

    /** How many functions must not be negative. */
    int inequalities();

    /** All of them. */
    default int count() {
        return equalities() + inequalities();
    }

    /**
     * Writes the functions and their derivatives at a point.
     *
     * @param values one a function, equalities first; NaN where the function does not exist
     * @param jacobian functions × variables
     */
    void evaluate(double[] point, double[] values, DMatrixRMaj jacobian);

    /** Nothing is restricted. */
    static Restrictions none() {
        return new Restrictions() {
            @Override
            public int equalities() {
                return 0;
            }

            @Override
            public int inequalities() {
                return 0;
            }

            @Override
            public void evaluate(double[] point, double[] values, DMatrixRMaj jacobian) {}
        };
    }
}
