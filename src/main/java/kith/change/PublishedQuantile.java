package kith.change;

import kith.math.NormalDistribution;

/**
 * Quantiles of the normal distribution as the formulas of measurement error and reliable change are published: 1.96 at
 * 95% and 1.645 at 90%, where {@code qnorm} has 1.959964 and 1.644854. Other levels take the quantile in full.
 */
final class PublishedQuantile {

    private PublishedQuantile() {}

    /** @param level two-sided, such as 0.95 */
    static double of(double level) {
        if (level == 0.95) {
            return 1.96;
        }
        return level == 0.90 ? 1.645 : exact(level);
    }

    static double exact(double level) {
        return NormalDistribution.twoSided(level);
    }
}
