package kith.sem.solution;

/**
 * A standardised value of a parameter with its precision by the delta method, as lavaan's
 * {@code standardizedSolution()} gives it.
 *
 * <p>The standard error is (g′ V g)^½ with V the covariance matrix of the estimates and g the derivatives of the
 * standardised value by all of them: it takes in that the standard deviations that it is divided by are estimates too,
 * so that a loading fixed to 1 has one. Means and variances of observed predictors that the model takes as given count
 * as known. The interval is the value ± 1.96 standard errors (Mplus gives the same; it may reach beyond 1).
 *
 * @param se standard error; 0 where the value is the same whatever the estimates, NaN where it does not exist
 * @param z value by standard error; NaN where that is 0
 * @param pValue two-sided
 * @param lower lower end of the 95 % interval
 * @param upper upper end of the 95 % interval
 */
public record Standardized(double value, double se, double z, double pValue, double lower, double upper) {

    /** Standard errors below this share of the value are what rounding leaves of 0. */
    private static final double NONE = 1e-7;

    static Standardized of(double value, double variance) {
        double root = variance < 0 ? Double.NaN : Math.sqrt(variance);
        double se = root < NONE * Math.abs(value) ? 0 : root;
        double z = se > 0 ? value / se : Double.NaN;
        return new Standardized(value, se, z, Wald.twoSided(z), value - Wald.Z_95 * se, value + Wald.Z_95 * se);
    }
}
