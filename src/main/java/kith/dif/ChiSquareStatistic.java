package kith.dif;

import kith.math.ChiSquare;

/**
 * A chi-square statistic with its degrees of freedom; NaN with 0 where it cannot be computed.
 *
 * @param pvalue share of the distribution above it
 */
public record ChiSquareStatistic(double chi2, int df, double pvalue) {

    /** None. */
    public static final ChiSquareStatistic NONE = new ChiSquareStatistic(Double.NaN, 0, Double.NaN);

    static ChiSquareStatistic of(double chi2, int df) {
        return new ChiSquareStatistic(chi2, df, ChiSquare.upperTail(chi2, df));
    }

    /** Whether it exists and is significant. */
    public boolean isSignificant(double alpha) {
        return pvalue < alpha;
    }
}
