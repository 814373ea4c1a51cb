package kith.resampling;

import java.util.Arrays;
import kith.math.NormalDistribution;

/**
 * The values of one estimate in samples drawn with replacement, and what they say: bias, standard error, and intervals
 * by the conventions of Davison and Hinkley 1997 (doi 10.1017/CBO9780511802843, equations 5.5, 5.6 and 5.21) and of R's
 * packages {@code boot} and lavaan. Percentiles are interpolated on the normal scale; psych takes R's quantiles of type
 * 7, which with 1,000 samples differ in the third digit or later.
 *
 * <p>Samples in which the estimate does not exist (NaN) are left out and counted.
 */
public final class Replicates {

    /** Estimates closer than this, by the range of all, are the same number but for where a search ended. */
    private static final double SAME = 1e-5;

    private final double[] sorted;
    private final int lost;

    private Replicates(double[] sorted, int lost) {
        this.sorted = sorted;
        this.lost = lost;
    }

    /** @param values one a sample, NaN where the sample gave none */
    public static Replicates of(double[] values) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return new Replicates(sorted, values.length - sorted.length);
    }

    /** The values that exist, in ascending order. */
    public double[] values() {
        return sorted.clone();
    }

    /** In how many samples the estimate exists. */
    public int used() {
        return sorted.length;
    }

    /** In how many samples it does not. */
    public int lost() {
        return lost;
    }

    /** How many samples there were. */
    public int drawn() {
        return sorted.length + lost;
    }

    /** Mean of the samples; NaN without any. */
    public double mean() {
        return Arrays.stream(sorted).average().orElse(Double.NaN);
    }

    /** Mean of the samples less the estimate. */
    public double bias(double estimate) {
        return mean() - estimate;
    }

    /** Standard deviation of the samples, with one less than their number; NaN of fewer than two. */
    public double standardError() {
        if (sorted.length < 2) {
            return Double.NaN;
        }
        double mean = mean();
        double squares = 0;
        for (double value : sorted) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (sorted.length - 1));
    }

    /** Normal around the estimate less its bias: 2 estimate − mean ± z standard errors. */
    public Interval normal(double estimate, double level) {
        double half = NormalDistribution.twoSided(level) * standardError();
        double middle = estimate - bias(estimate);
        return Interval.around(middle, half, level, IntervalMethod.BOOTSTRAP_NORMAL);
    }

    /** Between percentiles of the samples. */
    public Interval percentile(double level) {
        return sorted.length == 0
                ? Interval.NONE
                : new Interval(
                        quantile((1 - level) / 2),
                        quantile((1 + level) / 2),
                        level,
                        IntervalMethod.BOOTSTRAP_PERCENTILE);
    }

    /**
     * Corrected for bias and acceleration (Efron 1987, doi 10.1080/01621459.1987.10478410). Of samples that give the
     * estimate itself one half counts as below it: a threshold follows from a count, which is often drawn again.
     * {@code boot} counts none of them. Where all others lie on one side there is no correction, and no interval.
     *
     * @param estimate from the sample itself
     * @param acceleration a sixth of the skewness of the estimate's influence values
     */
    public Interval corrected(double estimate, double acceleration, double level) {
        int n = sorted.length;
        double same = n == 0 ? 0 : SAME * (sorted[n - 1] - sorted[0]);
        int below = 0;
        int above = 0;
        for (double value : sorted) {
            below += value < estimate - same ? 1 : 0;
            above += value > estimate + same ? 1 : 0;
        }
        if (below == 0 || above == 0) {
            return Interval.NONE;
        }
        double share = (below + 0.5 * (n - below - above)) / n;
        double w = NormalDistribution.quantile(share);
        return new Interval(
                quantile(shareAt(w, acceleration, (1 - level) / 2)),
                quantile(shareAt(w, acceleration, (1 + level) / 2)),
                level,
                IntervalMethod.BOOTSTRAP_CORRECTED);
    }

    private static double shareAt(double w, double acceleration, double share) {
        double z = w + NormalDistribution.quantile(share);
        return NormalDistribution.cumulative(w + z / (1 - acceleration * z));
    }

    /** The value below which this share of the samples lies, interpolated on the normal scale; NaN without samples. */
    public double quantile(double share) {
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
