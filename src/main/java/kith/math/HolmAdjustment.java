package kith.math;

import java.util.stream.IntStream;

/**
 * Holm's adjustment of p values for several tests: the i-th smallest of m is multiplied by m − i + 1, and none is
 * smaller than the one before it nor larger than 1 (Holm 1979, A simple sequentially rejective multiple test procedure,
 * Scandinavian Journal of Statistics, 6, 65–70). It controls the probability of any false rejection however the tests
 * depend on each other. NaN stays NaN and does not count.
 */
public final class HolmAdjustment {

    private HolmAdjustment() {}

    /** The adjusted values in the order of {@code p}. */
    public static double[] of(double[] p) {
        int[] order = IntStream.range(0, p.length)
                .filter(i -> !Double.isNaN(p[i]))
                .boxed()
                .sorted((a, b) -> Double.compare(p[a], p[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = p.clone();
        double largest = 0;
        for (int rank = 0; rank < order.length; rank++) {
            largest = Math.max(largest, Math.min(1, (order.length - rank) * p[order[rank]]));
            adjusted[order[rank]] = largest;
        }
        return adjusted;
    }
}
