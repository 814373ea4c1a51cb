package kith.grouplevel;

import java.util.Arrays;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Draws how many of n members choose each option: one option after another, each a binomial variable given how many are
 * left, by inversion of its distribution, which is kept for the next draw.
 */
final class MultinomialCounts {

    private final int n;
    private final double[] conditional;
    private final double[][][] upTo;
    private final int[] counts;

    MultinomialCounts(int n, double[] shares) {
        this.n = n;
        this.counts = new int[shares.length];
        this.conditional = new double[shares.length];
        double left = 1;
        for (int option = 0; option < shares.length; option++) {
            conditional[option] = left > 0 ? Math.min(1, shares[option] / left) : 1;
            left -= shares[option];
        }
        this.upTo = new double[shares.length][n + 1][];
    }

    /** @return the counts, which the next draw overwrites */
    int[] next(RandomGenerator random) {
        int left = n;
        for (int option = 0; option < counts.length - 1; option++) {
            if (left == 0 || conditional[option] <= 0) {
                counts[option] = 0;
                continue;
            }
            double[] distribution = upTo[option][left];
            if (distribution == null) {
                distribution = binomial(left, conditional[option]);
                upTo[option][left] = distribution;
            }
            int at = Arrays.binarySearch(distribution, random.nextDouble());
            counts[option] = Math.min(left, at >= 0 ? at + 1 : -at - 1);
            left -= counts[option];
        }
        counts[counts.length - 1] = left;
        return counts;
    }

    /** P(X ≤ x) of a binomial variable, x from 0 to n. */
    private static double[] binomial(int n, double share) {
        double[] distribution = new double[n + 1];
        if (share >= 1) {
            distribution[n] = 1;
            return distribution;
        }
        double log = n * Math.log1p(-share);
        double odds = Math.log(share) - Math.log1p(-share);
        double sum = 0;
        for (int x = 0; x <= n; x++) {
            sum += Math.exp(log);
            distribution[x] = sum;
            log += odds + Math.log((double) (n - x) / (x + 1));
        }
        return distribution;
    }
}
