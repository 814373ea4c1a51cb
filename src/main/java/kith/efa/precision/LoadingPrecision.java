package kith.efa.precision;

import java.util.List;
import kith.finding.Finding;
import kith.math.Matrix;

/**
 * How precisely rotated loadings and correlations of factors are known.
 *
 * @param method how it was found
 * @param loadings standard errors of the loadings
 * @param phi standard errors of the correlations of the factors; 0 on the diagonal and for orthogonal axes
 * @param lower lower bounds of intervals of {@link #LEVEL} of the loadings: percentiles of the bootstrap, or estimate ∓
 *     1.96 standard errors
 * @param upper upper bounds
 * @param phiLower lower bounds of the correlations of the factors
 * @param phiUpper upper bounds
 * @param samples how many bootstrap samples it rests on; 0 for the analytic method
 * @param findings samples left out, and why there are no standard errors, when there are none
 */
public record LoadingPrecision(
        Method method,
        Matrix loadings,
        Matrix phi,
        Matrix lower,
        Matrix upper,
        Matrix phiLower,
        Matrix phiUpper,
        int samples,
        List<Finding> findings) {

    /** The level of the intervals. */
    public static final double LEVEL = 0.95;

    /** How standard errors are found. */
    public enum Method {
        /** From samples of the rows, each solution aligned with the original. */
        BOOTSTRAP,
        /** The same from samples of simulated normal respondents around the correlations given. */
        BOOTSTRAP_PARAMETRIC,
        /**
         * From how the correlations vary, by the curvature of the discrepancy bordered with the rotation's conditions.
         */
        ANALYTIC
    }

    public LoadingPrecision {
        findings = List.copyOf(findings);
    }
}
