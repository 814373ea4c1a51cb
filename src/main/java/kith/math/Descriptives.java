package kith.math;

import java.util.Arrays;

/**
 * What describes the values of one variable.
 *
 * <p>Standard deviation with n − 1; {@code trimmed} is the mean without the lowest and the highest tenth (⌊n/10⌋ values
 * at each end); {@code mad} is the median absolute deviation from the median times 1.4826; with mⱼ the j-th central
 * moment (divided by n) and s the standard deviation, skewness is m₃/s³ and kurtosis m₄/s⁴ − 3 (type 3 of Joanes and
 * Gill 1998, doi 10.1111/1467-9884.00122: b₁ and b₂), as in psych's {@code describe} and Minitab; SPSS, SAS and Excel
 * print G₁ and G₂ (type 2), which are further from 0 in small samples.
 *
 * <p>Values that are NaN are missing and are not counted. What does not exist is NaN: the deviation of one value, the
 * shape where nothing varies.
 *
 * @param n how many values
 * @param missing how many were missing
 * @param standardError of the mean: SD/√n, or by the design of the sample ({@link LinearisedMean})
 */
public record Descriptives(
        int n,
        int missing,
        double mean,
        double sd,
        double median,
        double trimmed,
        double mad,
        double minimum,
        double maximum,
        double skew,
        double kurtosis,
        double standardError) {

    private static final double TRIM = 0.1;
    private static final double NORMAL_CONSISTENCY = 1.4826;

    /** @param values in any order, NaN where missing; not changed */
    public static Descriptives of(double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        Arrays.sort(sorted);
        int n = sorted.length;
        int missing = values.length - n;
        if (n == 0) {
            double none = Double.NaN;
            return new Descriptives(0, missing, none, none, none, none, none, none, none, none, none, none);
        }
        double mean = mean(sorted, 0, n);
        double m2 = 0;
        double m3 = 0;
        double m4 = 0;
        for (double value : sorted) {
            double d = value - mean;
            m2 += d * d;
            m3 += d * d * d;
            m4 += d * d * d * d;
        }
        double sd = n > 1 ? Math.sqrt(m2 / (n - 1)) : Double.NaN;
        boolean varies = sorted[0] < sorted[n - 1];
        int trim = (int) Math.floor(n * TRIM);
        double median = median(sorted);
        double[] deviations =
                Arrays.stream(sorted).map(value -> Math.abs(value - median)).toArray();
        Arrays.sort(deviations);
        return new Descriptives(
                n,
                missing,
                mean,
                varies || n == 1 ? sd : 0,
                median,
                mean(sorted, trim, n - trim),
                NORMAL_CONSISTENCY * median(deviations),
                sorted[0],
                sorted[n - 1],
                varies ? m3 / n / (sd * sd * sd) : Double.NaN,
                varies ? m4 / n / (sd * sd * sd * sd) - 3 : Double.NaN,
                (varies || n == 1 ? sd : 0) / Math.sqrt(n));
    }

    /**
     * The same where values count by sampling weights: mean Σwx/Σw; variance Σw(x − x̄)²/Σw times n/(n − 1), whatever
     * the unit of the weights (as {@code svyvar} of R's survey); the median where half of the weight lies below and
     * half above; the trimmed mean without the same share of the weight at each end; lowest and highest value of all.
     *
     * @param weights above 0, one a value; empty where each counts once
     */
    public static Descriptives of(double[] values, double[] weights) {
        if (weights.length == 0) {
            return of(values);
        }
        WeightedSample sample = WeightedSample.of(values, weights);
        int n = sample.size();
        if (n == 0) {
            return of(values);
        }
        double mean = sample.mean();
        double variance = sample.centralMoment(2) * n / (n - 1.0);
        double sd = n > 1 ? Math.sqrt(variance) : Double.NaN;
        boolean varies = sample.lowest() < sample.highest();
        double median = sample.median();
        return new Descriptives(
                n,
                values.length - n,
                mean,
                varies || n == 1 ? sd : 0,
                median,
                sample.trimmedMean(Math.floor(n * TRIM) / n),
                NORMAL_CONSISTENCY * sample.deviationsFrom(median).median(),
                sample.lowest(),
                sample.highest(),
                varies ? sample.centralMoment(3) / (sd * sd * sd) : Double.NaN,
                varies ? sample.centralMoment(4) / (sd * sd * sd * sd) - 3 : Double.NaN,
                (varies || n == 1 ? sd : 0) / Math.sqrt(n));
    }

    /** Highest less lowest value. */
    public double range() {
        return maximum - minimum;
    }

    /** With the standard error of the mean by the design of the sample. */
    public Descriptives withStandardError(double other) {
        return new Descriptives(n, missing, mean, sd, median, trimmed, mad, minimum, maximum, skew, kurtosis, other);
    }

    /** The middle of sorted values, halfway between the two in the middle when their number is even; NaN for none. */
    public static double median(double[] sorted) {
        int n = sorted.length;
        if (n == 0) {
            return Double.NaN;
        }
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }

    /**
     * The quantile of sorted values by linear interpolation between order statistics (R's type 7); NaN for none.
     *
     * @param share between 0 and 1
     */
    public static double quantile(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double at = share * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /** Mean of some values, with a second pass that takes away what rounding left over. */
    private static double mean(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        double first = sum / (to - from);
        double rest = 0;
        for (int i = from; i < to; i++) {
            rest += values[i] - first;
        }
        return first + rest / (to - from);
    }
}
