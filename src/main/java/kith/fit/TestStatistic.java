package kith.fit;

/**
 * Test statistic of a model or of its baseline.
 *
 * @param chisq χ²
 * @param df degrees of freedom
 * @param c the factor by which it is scaled, 1 without
 */
public record TestStatistic(double chisq, double df, double c) {

    public TestStatistic(double chisq, double df) {
        this(chisq, df, 1);
    }

    /** Estimated noncentrality, not truncated: χ² − c df. */
    double excess() {
        return chisq - c * df;
    }

    boolean isUnknown() {
        return !Double.isFinite(chisq) || Double.isNaN(df);
    }
}
