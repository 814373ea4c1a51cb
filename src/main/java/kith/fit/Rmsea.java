package kith.fit;

import kith.math.ChiSquare;

/**
 * Root mean square error of approximation with its 90 % interval: √max(χ² ∕ (N df) − c ∕ N, 0) · √G for G groups, as in
 * lavaan and Mplus; the interval from the noncentral χ² distribution. Without degrees of freedom it is 0.
 *
 * <p>Steiger 1990, doi 10.1207/s15327906mbr2502_4; Browne and Cudeck 1992, doi 10.1177/0049124192021002005; robust:
 * Brosseau-Liard, Savalei and Li 2012, doi 10.1080/00273171.2012.715252.
 */
public record Rmsea(double estimate, double lower, double upper) {

    /** Where there is no test. */
    public static final Rmsea NONE = new Rmsea(Double.NaN, Double.NaN, Double.NaN);

    private static final double TAIL = 0.05;

    /** From a plain or scaled statistic. */
    public static Rmsea of(TestStatistic model, double n, int groups) {
        return of(model, model, n, groups);
    }

    /**
     * @param point statistic of the estimate
     * @param interval statistic of the bounds: where its factor is not 1, χ² is the scaled one
     * @param groups number of groups; their square root multiplies the index
     */
    public static Rmsea of(TestStatistic point, TestStatistic interval, double n, int groups) {
        return new Rmsea(
                estimate(point, n, groups), bound(interval, n, groups, 1 - TAIL), bound(interval, n, groups, TAIL));
    }

    /**
     * As psych gives it for exploratory factor analysis: √max(χ² ∕ (N df) − 1 ∕ (N − 1), 0), bounds divided by N − 1.
     */
    public static Rmsea exploratory(double chisq, int df, double n) {
        if (Double.isNaN(chisq)) {
            return NONE;
        }
        TestStatistic model = new TestStatistic(chisq, df);
        return new Rmsea(
                Math.sqrt(Math.max(chisq / (df * n) - 1 / (n - 1), 0)),
                bound(model, n - 1, 1, 1 - TAIL),
                bound(model, n - 1, 1, TAIL));
    }

    public static double estimate(TestStatistic model, double n, int groups) {
        if (model.isUnknown()) {
            return Double.NaN;
        }
        return model.df() > 0
                ? Math.sqrt(Math.max(model.chisq() / n / model.df() - model.c() / n, 0)) * Math.sqrt(groups)
                : 0;
    }

    /** Upper bound of the 90 % interval. */
    public static double upper(TestStatistic model, double n, int groups) {
        return bound(model, n, groups, TAIL);
    }

    private static double bound(TestStatistic model, double n, int groups, double share) {
        if (model.isUnknown()) {
            return Double.NaN;
        }
        if (model.df() < 1) {
            return 0;
        }
        if (Double.isNaN(model.c())) {
            return Double.NaN;
        }
        double ncp = ChiSquare.nonCentrality(model.chisq(), model.df(), share);
        return Math.sqrt(model.c() * ncp / (n * model.df())) * Math.sqrt(groups);
    }

    /** Probability of so large a statistic if RMSEA were {@code hypothesis}: the test of close fit. */
    public static double close(TestStatistic model, double n, int groups, double hypothesis) {
        return isUntested(model)
                ? Double.NaN
                : ChiSquare.upperTail(model.chisq(), model.df(), nonCentrality(model, n, groups, hypothesis));
    }

    /** Probability of so small a statistic if RMSEA were {@code hypothesis}: the test of not-close fit. */
    public static double notClose(TestStatistic model, double n, int groups, double hypothesis) {
        return isUntested(model)
                ? Double.NaN
                : ChiSquare.lowerTail(model.chisq(), model.df(), nonCentrality(model, n, groups, hypothesis));
    }

    private static boolean isUntested(TestStatistic model) {
        return !(model.df() > 0) || Double.isNaN(model.chisq()) || Double.isNaN(model.c());
    }

    private static double nonCentrality(TestStatistic model, double n, int groups, double hypothesis) {
        return n * model.df() / model.c() * hypothesis * hypothesis / groups;
    }
}
