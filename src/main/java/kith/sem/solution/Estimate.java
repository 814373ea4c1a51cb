package kith.sem.solution;

import kith.sem.model.Operator;

/**
 * An estimated (or fixed) parameter: one row of the solution.
 *
 * @param group number of the group, from 1; 0 for a defined quantity
 * @param free number of the free parameter, 0 where it is fixed or defined
 * @param label as in the parameter table; may be empty
 * @param se standard error; 0 for a fixed parameter, NaN where it does not exist
 * @param z estimate by standard error; NaN for a fixed parameter
 * @param pValue two-sided
 * @param lower lower end of the interval of {@link #LEVEL}
 * @param upper upper end of the interval of {@link #LEVEL}
 * @param standardizedLv standardised by the factors' variances
 * @param standardizedAll standardised by all variances
 * @param standardizedNox standardised by all variances but those of observed predictors
 */
public record Estimate(
        String lhs,
        Operator op,
        String rhs,
        int group,
        int level,
        int free,
        String label,
        double estimate,
        double se,
        double z,
        double pValue,
        double lower,
        double upper,
        Standardized standardizedLv,
        Standardized standardizedAll,
        Standardized standardizedNox) {

    /** The level of the intervals of estimates. */
    public static final double LEVEL = 0.95;

    /** Standardised by the factors' variances. */
    public double stdLv() {
        return standardizedLv.value();
    }

    /** Standardised by all variances. */
    public double stdAll() {
        return standardizedAll.value();
    }

    /** Standardised by all variances but those of observed predictors. */
    public double stdNox() {
        return standardizedNox.value();
    }

    /** The standardised value with its precision. */
    public Standardized standardized(StandardizedBy by) {
        return switch (by) {
            case FACTORS -> standardizedLv;
            case ALL -> standardizedAll;
            case ALL_BUT_PREDICTORS -> standardizedNox;
        };
    }

    @Override
    public String toString() {
        return lhs + op + rhs + (group > 1 ? ".g" + group : "") + (level > 1 ? ".l" + level : "");
    }
}
