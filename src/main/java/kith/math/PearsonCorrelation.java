package kith.math;

import org.apache.commons.math3.stat.ranking.NaNStrategy;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;

/**
 * Pearson's r = Σ(x − x̄)(y − ȳ)/√(Σ(x − x̄)² Σ(y − ȳ)²) of the pairs in which neither is missing (NaN), and on
 * mid-ranks Spearman's.
 *
 * @param r NaN without pairs and where one of both does not vary
 * @param pairs how many there are
 */
public record PearsonCorrelation(double r, int pairs) {

    /** A standard deviation of no more than this share of the mean is rounding. */
    private static final double ROUNDING = 1e-12;

    public static PearsonCorrelation of(double[] x, double[] y) {
        int n = 0;
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i] + y[i])) {
                meanX += x[i];
                meanY += y[i];
                n++;
            }
        }
        meanX /= n;
        meanY /= n;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i] + y[i])) {
                xx += (x[i] - meanX) * (x[i] - meanX);
                yy += (y[i] - meanY) * (y[i] - meanY);
                xy += (x[i] - meanX) * (y[i] - meanY);
            }
        }
        boolean vary = varies(xx, meanX, n) && varies(yy, meanY, n);
        return new PearsonCorrelation(vary ? xy / Math.sqrt(xx * yy) : Double.NaN, n);
    }

    /** Spearman's; of columns without missing values. */
    public static PearsonCorrelation ofRanks(double[] x, double[] y) {
        return of(ranks(x), ranks(y));
    }

    private static boolean varies(double squares, double mean, int n) {
        return squares > n * (ROUNDING * mean) * (ROUNDING * mean);
    }

    /** Ranks from 1; ties have their mean rank. */
    public static double[] ranks(double[] values) {
        return new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE).rank(values);
    }
}
