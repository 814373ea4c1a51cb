package kith.reliability.model;

/**
 * How far two factors of a model are apart.
 *
 * @param correlation of the factors as the model estimates it; NaN where it is no parameter of the model
 * @param lower lower end of its 95% interval
 * @param upper upper end of its 95% interval
 * @param htmt heterotrait–monotrait ratio of their indicators
 * @param firstAve average variance extracted of the first factor; NaN where an indicator loads on another factor too
 * @param secondAve the same of the second
 */
public record FactorPair(
        String first,
        String second,
        double correlation,
        double lower,
        double upper,
        double htmt,
        double firstAve,
        double secondAve) {

    /** The stricter limit of HTMT (Henseler, Ringle and Sarstedt 2015, doi 10.1007/s11747-014-0403-8). */
    public static final double HTMT_LIMIT = 0.85;

    /**
     * How great the problem of discriminant validity is, by the end of the interval of the correlation that is farther
     * from zero: the rule CI<sub>CFA</sub>(sys) of Rönkkö and Cho (2022, doi 10.1177/1094428120968614).
     */
    public enum Problem {
        /** Below .80. */
        NONE,
        /** From .80. */
        MARGINAL,
        /** From .90. */
        MODERATE,
        /** From 1: the factors may be one. */
        SEVERE,
        /** The model estimates no correlation, or it has no standard error. */
        NOT_JUDGED;

        static Problem of(double farther) {
            if (Double.isNaN(farther)) {
                return NOT_JUDGED;
            }
            if (farther < 0.8) {
                return NONE;
            }
            if (farther < 0.9) {
                return MARGINAL;
            }
            return farther < 1 ? MODERATE : SEVERE;
        }
    }

    /** How great the problem is. */
    public Problem problem() {
        return Problem.of(Math.max(Math.abs(lower), Math.abs(upper)));
    }

    /** Whether the ratio of their indicators is below the limit. */
    public boolean isHtmtBelowLimit() {
        return Math.abs(htmt) < HTMT_LIMIT;
    }

    /** Whether what is needed for {@link #isFornellLarckerMet()} is known. */
    public boolean isFornellLarckerKnown() {
        return Double.isFinite(correlation) && Double.isFinite(firstAve) && Double.isFinite(secondAve);
    }

    /**
     * Whether each factor explains more of its indicators' variance than the two factors share (Fornell and Larcker
     * 1981, doi 10.1177/002224378101800104).
     */
    public boolean isFornellLarckerMet() {
        return Math.min(firstAve, secondAve) > correlation * correlation;
    }
}
