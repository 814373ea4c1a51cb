package kith.grouplevel;

import kith.math.Seeds;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Moran's I: whether neighbouring groups have similar values, I = Σ_g z_g Σ_h w_gh z_h ∕ Σ_g z_g², with z the
 * deviations from the mean and weights that sum to 1 for each group. Groups without neighbours take no part. The
 * expectation without spatial dependence is −1 ∕ (n − 1). The p value is two-sided: (1 + permutations at least as far
 * from the expectation) ∕ (1 + permutations). The same statistic is {@code spdep::moran} in R with {@code style = "W"}.
 *
 * <p>Source: Moran 1950, doi 10.1093/biomet/37.1-2.17.
 *
 * @param groups that have neighbours
 * @param pairs of neighbours
 * @param deviation standard deviation over the permutations
 */
public record MoranStatistic(
        int groups,
        int pairs,
        double statistic,
        double expectation,
        double deviation,
        double pvalue,
        int permutations) {

    /** Relative size of what rounding leaves. */
    private static final double ROUNDING = 1e-12;

    /** Values of all groups; NaN where the values do not vary. */
    static MoranStatistic of(double[] values, SpatialWeights weights, GroupAgreement.Chance chance) {
        int[] connected = weights.connected();
        int n = connected.length;
        double mean = 0;
        for (int group : connected) {
            mean += values[group] / n;
        }
        double[] z = new double[values.length];
        double square = 0;
        for (int group : connected) {
            z[group] = values[group] - mean;
            square += z[group] * z[group];
        }
        double expectation = -1.0 / (n - 1);
        double statistic = product(z, connected, weights) / square;
        double distance = Math.abs(statistic - expectation) * (1 - ROUNDING);
        double sumOfSquares = square;
        double[] permuted = chance
                .parallel()
                .map(chance.draws(), draw -> {
                    double[] own = z.clone();
                    shuffle(own, connected, Seeds.stream(chance.seed(), draw));
                    return product(own, connected, weights) / sumOfSquares;
                })
                .stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        int atLeast = 0;
        double variance = 0;
        double average = java.util.Arrays.stream(permuted).average().orElse(Double.NaN);
        for (double value : permuted) {
            atLeast += Math.abs(value - expectation) >= distance ? 1 : 0;
            variance += (value - average) * (value - average) / (permuted.length - 1);
        }
        return new MoranStatistic(
                n,
                weights.pairs(),
                statistic,
                expectation,
                Math.sqrt(variance),
                square > 0 ? (1.0 + atLeast) / (1 + permuted.length) : Double.NaN,
                permuted.length);
    }

    private static double product(double[] z, int[] connected, SpatialWeights weights) {
        double sum = 0;
        for (int group : connected) {
            sum += z[group] * weights.lag(z, group);
        }
        return sum;
    }

    /** Neighbours of a group with neighbours have neighbours themselves, so that values stay among these groups. */
    private static void shuffle(double[] values, int[] among, RandomGenerator random) {
        for (int k = among.length - 1; k > 0; k--) {
            int other = among[random.nextInt(k + 1)];
            double kept = values[among[k]];
            values[among[k]] = values[other];
            values[other] = kept;
        }
    }
}
