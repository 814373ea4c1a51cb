package kith.hypothesis;

import kith.math.NoncentralT;
import kith.resampling.Interval;
import kith.resampling.IntervalMethod;

/**
 * The values that a hypothesis is tested on, and its statistic with any weights of the rows.
 *
 * <p>Rows are in strata: all of them for a correlation, the two groups for a difference.
 */
sealed interface Sample {

    /** How many rows each stratum has. */
    int[] sizes();

    /** Where row {@code i} of stratum {@code s} stands in the responses. */
    int row(int stratum, int i);

    /** The statistic with a weight for each row of each stratum; NaN where something does not vary. */
    double statistic(double[][] weights);

    /** The interval by formula, for independent rows of the same weight; none with too few of them. */
    Interval interval(double estimate, double level);

    /** Rows of all strata. */
    default int size() {
        int sum = 0;
        for (int size : sizes()) {
            sum += size;
        }
        return sum;
    }

    /**
     * Pearson's correlation; interval by Fisher's z ({@link Interval#ofCorrelation}).
     *
     * @param rows where the pairs stand in the responses
     */
    record Pairs(int[] rows, double[] x, double[] y) implements Sample {

        @Override
        public int[] sizes() {
            return new int[] {rows.length};
        }

        @Override
        public int row(int stratum, int i) {
            return rows[i];
        }

        @Override
        public double statistic(double[][] weights) {
            double[] w = weights[0];
            double meanX = Moments.of(x, w).mean();
            double meanY = Moments.of(y, w).mean();
            double xx = 0;
            double yy = 0;
            double xy = 0;
            for (int i = 0; i < x.length; i++) {
                xx += w[i] * (x[i] - meanX) * (x[i] - meanX);
                yy += w[i] * (y[i] - meanY) * (y[i] - meanY);
                xy += w[i] * (x[i] - meanX) * (y[i] - meanY);
            }
            return xx > 0 && yy > 0 ? Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy))) : Double.NaN;
        }

        @Override
        public Interval interval(double estimate, double level) {
            return Interval.ofCorrelation(estimate, rows.length, level);
        }
    }

    /**
     * Cohen's d, (M₁ − M₂)/s with s² = (Σ(x − M₁)² + Σ(x − M₂)²)/(n₁ + n₂ − 2); interval by the noncentral t
     * distribution (Steiger &amp; Fouladi 1997), as R's MBESS gives it. No correction for small samples.
     *
     * @param rows where those of the higher and those of the lower group stand in the responses
     */
    record Groups(int[][] rows, double[][] values) implements Sample {

        @Override
        public int[] sizes() {
            return new int[] {rows[0].length, rows[1].length};
        }

        @Override
        public int row(int stratum, int i) {
            return rows[stratum][i];
        }

        @Override
        public double statistic(double[][] weights) {
            Moments first = Moments.of(values[0], weights[0]);
            Moments second = Moments.of(values[1], weights[1]);
            double freedom = first.weight() + second.weight() - 2;
            double variance = (first.squares() + second.squares()) / freedom;
            return freedom > 0 && variance > 0 ? (first.mean() - second.mean()) / Math.sqrt(variance) : Double.NaN;
        }

        @Override
        public Interval interval(double estimate, double level) {
            double first = rows[0].length;
            double second = rows[1].length;
            if (Double.isNaN(estimate) || first < 1 || second < 1 || first + second < 3) {
                return Interval.NONE;
            }
            double scale = Math.sqrt(first * second / (first + second));
            double tail = (1 - level) / 2;
            double freedom = first + second - 2;
            return Interval.ordered(
                    NoncentralT.noncentrality(estimate * scale, freedom, 1 - tail) / scale,
                    NoncentralT.noncentrality(estimate * scale, freedom, tail) / scale,
                    level,
                    IntervalMethod.NONCENTRAL_T);
        }
    }

    /** Sum of weights, weighted mean, and weighted sum of squared deviations from it. */
    record Moments(double weight, double mean, double squares) {

        static Moments of(double[] values, double[] weights) {
            double sum = 0;
            double total = 0;
            for (int i = 0; i < values.length; i++) {
                sum += weights[i];
                total += weights[i] * values[i];
            }
            double mean = total / sum;
            double squares = 0;
            for (int i = 0; i < values.length; i++) {
                squares += weights[i] * (values[i] - mean) * (values[i] - mean);
            }
            return new Moments(sum, mean, squares);
        }
    }
}
