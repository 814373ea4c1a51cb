package kith.math;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
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

    /**
     * Weighted mid-ranks: the weight of all lower values plus half that of equal ones and ½, which are {@link #ranks}
     * where every weight is 1.
     *
     * @param weights of the values; empty where each counts once
     */
    public static double[] ranks(double[] values, double[] weights) {
        if (weights.length == 0) {
            return ranks(values);
        }
        TreeMap<Double, Double> levels = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            levels.merge(values[i], weights[i], Double::sum);
        }
        double below = 0;
        for (Map.Entry<Double, Double> level : levels.entrySet()) {
            double weight = level.getValue();
            level.setValue(below + weight / 2 + 0.5);
            below += weight;
        }
        return Arrays.stream(values).map(levels::get).toArray();
    }
}
