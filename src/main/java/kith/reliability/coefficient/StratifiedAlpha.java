package kith.reliability.coefficient;

import kith.math.SmallMatrices;

/**
 * The reliability of a total over subscales that measure different things, and of the difference of two of them.
 *
 * <p>With Vₛ the variance of a subscale's sum, αₛ its reliability and V the variance of the total, stratified alpha is
 * 1 − Σ Vₛ(1 − αₛ)/V (Cronbach, Schönemann and McKie 1965, doi 10.1177/001316446502500201). The difference of two
 * scores has the reliability (V₁ρ₁ + V₂ρ₂ − 2C)/(V₁ + V₂ − 2C), with C their covariance (Lord 1963).
 */
public final class StratifiedAlpha {

    private StratifiedAlpha() {}

    /**
     * @param covariance of the items
     * @param strata which subscale (from 0) each item belongs to; every subscale has at least two items
     */
    public static double of(double[][] covariance, int[] strata) {
        double error = 0;
        int highest = java.util.Arrays.stream(strata).max().orElse(-1);
        for (int stratum = 0; stratum <= highest; stratum++) {
            double[][] own = within(covariance, strata, stratum);
            error += SmallMatrices.sum(own) * (1 - Alpha.of(own));
        }
        return 1 - error / SmallMatrices.sum(covariance);
    }

    private static double[][] within(double[][] covariance, int[] strata, int stratum) {
        int[] items = java.util.stream.IntStream.range(0, strata.length)
                .filter(i -> strata[i] == stratum)
                .toArray();
        double[][] own = new double[items.length][items.length];
        for (int i = 0; i < items.length; i++) {
            for (int j = 0; j < items.length; j++) {
                own[i][j] = covariance[items[i]][items[j]];
            }
        }
        return own;
    }

    /**
     * A score that is subtracted from another.
     *
     * @param variance of the score
     * @param reliability by any coefficient
     */
    public record Part(double variance, double reliability) {}

    /** The reliability of the difference of two scores. */
    public static double ofDifference(Part first, Part second, double covariance) {
        double difference = first.variance() + second.variance() - 2 * covariance;
        return (first.variance() * first.reliability() + second.variance() * second.reliability() - 2 * covariance)
                / difference;
    }
}
