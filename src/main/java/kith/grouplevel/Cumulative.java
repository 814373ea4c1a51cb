package kith.grouplevel;

import java.util.Arrays;

/**
 * A distribution of whole numbers.
 *
 * @param support ascending
 * @param atMost the probability of this value or a smaller one
 */
record Cumulative(long[] support, double[] atMost) {

    /** P(X ≤ x). */
    double atMost(long x) {
        int at = Arrays.binarySearch(support, x);
        int last = at >= 0 ? at : -at - 2;
        return last < 0 ? 0 : Math.min(1, atMost[last]);
    }

    /** The largest index i with P(X ≤ support[i]) ≤ share; −1 where there is none. */
    int lastAtMost(double share) {
        int last = -1;
        while (last + 1 < support.length && atMost[last + 1] <= share) {
            last++;
        }
        return last;
    }
}
