package kith.content;

import kith.math.NormalDistribution;
import kith.resampling.Interval;
import kith.resampling.IntervalMethod;

/**
 * Aiken's V: the mean rating as a share of the range of the scale, V = (M − lowest)/(highest − lowest).
 *
 * <p>Interval: score interval of Penfield and Giacobbi (2004, doi 10.1207/s15327841mpee0804_3). Probability of so large
 * a V if all ratings were equally likely: exact, by the distribution of their sum (Aiken 1985, doi
 * 10.1177/0013164485451012).
 *
 * @param n ratings
 * @param steps highest − lowest
 * @param pvalue one-sided; NaN where ratings are no whole steps
 */
public record AikenV(int n, int steps, double mean, double v, Interval interval, double pvalue) {

    static final AikenV NONE = new AikenV(0, 0, Double.NaN, Double.NaN, Interval.NONE, Double.NaN);

    /** @param ratings without missing ones */
    public static AikenV of(double[] ratings, double lowest, double highest, double level) {
        int n = ratings.length;
        if (n == 0) {
            return NONE;
        }
        double k = highest - lowest;
        double mean = java.util.Arrays.stream(ratings).average().orElseThrow();
        double v = (mean - lowest) / k;
        double z = NormalDistribution.quantile(1 - (1 - level) / 2);
        double root = z * Math.sqrt(4 * n * k * v * (1 - v) + z * z);
        double below = 2 * (n * k + z * z);
        double sum = 0;
        boolean whole = k == Math.rint(k);
        for (double rating : ratings) {
            sum += rating - lowest;
            whole &= rating - lowest == Math.rint(rating - lowest);
        }
        return new AikenV(
                n,
                (int) Math.rint(k),
                mean,
                v,
                new Interval(
                        (2 * n * k * v + z * z - root) / below,
                        (2 * n * k * v + z * z + root) / below,
                        level,
                        IntervalMethod.SCORE),
                whole ? rightTail(n, (int) k, (int) sum) : Double.NaN);
    }

    /** P(sum of n uniform ratings from 0 to k ≥ s). */
    private static double rightTail(int n, int k, int s) {
        double[] distribution = {1};
        for (int i = 0; i < n; i++) {
            double[] next = new double[distribution.length + k];
            for (int a = 0; a < distribution.length; a++) {
                for (int b = 0; b <= k; b++) {
                    next[a + b] += distribution[a] / (k + 1);
                }
            }
            distribution = next;
        }
        double tail = 0;
        for (int a = s; a < distribution.length; a++) {
            tail += distribution[a];
        }
        return tail;
    }
}
