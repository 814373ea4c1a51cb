package kith.sem.inference;

import java.util.Arrays;
import kith.math.NormalDistribution;

/**
 * Intervals from estimates in samples drawn with replacement, by the conventions of Davison & Hinkley 1997 (doi
 * 10.1017/CBO9780511802843, equations 5.6 and 5.21) and R's package {@code boot}: percentiles are interpolated on the normal scale.
 *
 * @param sorted the estimates, ascending
 */
public record ResamplingInterval(double[] sorted) {

    public static ResamplingInterval of(double[] draws) {
        double[] sorted = draws.clone();
        Arrays.sort(sorted);
        return new ResamplingInterval(sorted);
    }

    /** Lower and upper end. */
    public double[] percentile(double level) {
        return new double[] {at((1 - level) / 2), at((1 + level) / 2)};
    }

    /** Estimates closer than this, by the range of all, are the same number but for where a search ended. */
    private static final double SAME = 1e-5;

    /**
     * Corrected for bias and acceleration. Of draws that give the estimate itself one half counts as below it: a threshold follows
     * from a count, which is often drawn again. {@code boot} counts none of them. Where all others lie on one side there is no
     * correction, and both ends are NaN.
     *
     * @param estimate from the sample itself
     * @param acceleration a sixth of the skewness of the estimate's influence values
     */
    public double[] corrected(double estimate, double acceleration, double level) {
        int n = sorted.length;
        double same = n == 0 ? 0 : SAME * (sorted[n - 1] - sorted[0]);
        int below = 0;
        int above = 0;
        for (double value : sorted) {
            below += value < estimate - same ? 1 : 0;
            above += value > estimate + same ? 1 : 0;
        }
        double share = (below + 0.5 * (n - below - above)) / n;
        double w = NormalDistribution.quantile(below == 0 ? 0 : above == 0 ? 1 : share);
        double[] ends = new double[2];
        for (int end = 0; end < 2; end++) {
            double z = w + NormalDistribution.quantile(end == 0 ? (1 - level) / 2 : (1 + level) / 2);
            ends[end] = Double.isInfinite(w)
                    ? Double.NaN
                    : at(NormalDistribution.cumulative(w + z / (1 - acceleration * z)));
        }
        return ends;
    }

    private double at(double share) {
        int n = sorted.length;
        double rank = (n + 1) * share;
        int k = (int) rank;
        if (n == 0 || Double.isNaN(share)) {
            return Double.NaN;
        }
        if (k == 0) {
            return sorted[0];
        }
        if (k >= n) {
            return sorted[n - 1];
        }
        double low = NormalDistribution.quantile(k / (n + 1.0));
        double high = NormalDistribution.quantile((k + 1) / (n + 1.0));
        double part = (NormalDistribution.quantile(share) - low) / (high - low);
        return sorted[k - 1] + part * (sorted[k] - sorted[k - 1]);
    }
}
