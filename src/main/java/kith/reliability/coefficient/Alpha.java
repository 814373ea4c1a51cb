package kith.reliability.coefficient;

import java.util.Arrays;
import kith.math.Descriptives;
import kith.math.NormalDistribution;
import kith.math.SmallMatrices;
import kith.resampling.Interval;
import kith.resampling.IntervalMethod;
import org.apache.commons.math3.distribution.FDistribution;

/**
 * Cronbach's alpha and its kin as bare functions of a covariance matrix C or a correlation matrix R of k items that all
 * point the same way.
 *
 * <p>Alpha is the reliability of the sum (or mean) when the items measure one thing equally well and their errors are
 * unrelated; otherwise it is a lower bound, or too high when errors go together (Cronbach 1951, doi
 * 10.1007/BF02310555). These functions follow psych's {@code alpha}.
 */
public final class Alpha {

    private Alpha() {}

    /** α = k/(k − 1) · (1 − tr C / 1ᵀC1); of a correlation matrix this is the standardised alpha. */
    public static double of(double[][] c) {
        double k = c.length;
        return k / (k - 1) * (1 - SmallMatrices.trace(c) / SmallMatrices.sum(c));
    }

    /** The mean of the correlations below the diagonal. */
    public static double meanCorrelation(double[][] r) {
        double k = r.length;
        return (SmallMatrices.sum(r) - k) / (k * (k - 1));
    }

    /** Signal to noise: k r̄ / (1 − r̄), with r̄ the mean correlation (Cronbach and Gleser 1964). */
    public static double signalToNoise(double[][] r) {
        double mean = meanCorrelation(r);
        return r.length * mean / (1 - mean);
    }

    /** The median of the correlations below the diagonal. */
    public static double medianCorrelation(double[][] r) {
        double[] below = SmallMatrices.belowDiagonal(r);
        Arrays.sort(below);
        return Descriptives.median(below);
    }

    /** The variance (with m − 1) of the m correlations below the diagonal; NaN for one. */
    public static double varianceOfCorrelations(double[][] r) {
        double sd = Descriptives.of(SmallMatrices.belowDiagonal(r)).sd();
        return sd * sd;
    }

    /**
     * The asymptotic standard error of alpha for normal items, without supposing that they are parallel (van Zyl,
     * Neudecker and Nel 2000, doi 10.1007/BF02296146; Duhachek and Iacobucci 2004, doi 10.1037/0021-9010.89.5.792,
     * equation 2).
     *
     * @param n how many respondents
     */
    public static double standardError(double[][] c, double n) {
        double k = c.length;
        double total = SmallMatrices.sum(c);
        double trace = SmallMatrices.trace(c);
        double traceOfSquare = 0;
        double sumOfSquare = 0;
        for (double[] row : c) {
            double rowSum = 0;
            for (double value : row) {
                traceOfSquare += value * value;
                rowSum += value;
            }
            sumOfSquare += rowSum * rowSum;
        }
        double q = 2
                * k
                * k
                / ((k - 1) * (k - 1) * total * total * total)
                * (total * (traceOfSquare + trace * trace) - 2 * trace * sumOfSquare);
        return Math.sqrt(q / n);
    }

    /**
     * The interval of Feldt (1965, doi 10.1007/BF02289499): (1 − α)/(1 − α̂) follows F with n − 1 and (n − 1)(k − 1)
     * degrees of freedom when items are normal and parallel.
     */
    public static Interval feldt(double alpha, double n, int k, double level) {
        if (n < 2 || k < 2 || Double.isNaN(alpha)) {
            return Interval.NONE;
        }
        FDistribution f = new FDistribution(null, n - 1, (n - 1) * (k - 1));
        double tail = (1 - level) / 2;
        return new Interval(
                1 - (1 - alpha) * f.inverseCumulativeProbability(1 - tail),
                1 - (1 - alpha) * f.inverseCumulativeProbability(tail),
                level,
                IntervalMethod.FELDT);
    }

    /**
     * The interval of Bonett (2002, doi 10.3102/10769986027004335): ln(1 − α̂) ± z √(2k / ((k − 1)(n − 2))), turned
     * back. The correction of ln(1 − α̂) by ln(n/(n − 1)) of Bonett and Wright (2015) is not made.
     */
    public static Interval bonett(double alpha, double n, int k, double level) {
        if (n <= 2 || k < 2 || !(alpha < 1)) {
            return Interval.NONE;
        }
        double z = NormalDistribution.twoSided(level);
        double width = z * Math.sqrt(2.0 * k / ((k - 1) * (n - 2)));
        double middle = Math.log(1 - alpha);
        return new Interval(1 - Math.exp(middle + width), 1 - Math.exp(middle - width), level, IntervalMethod.BONETT);
    }
}
