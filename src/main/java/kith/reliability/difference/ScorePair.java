package kith.reliability.difference;

import java.util.Optional;
import java.util.stream.IntStream;
import kith.math.SmallMatrices;
import kith.reliability.coefficient.Alpha;
import kith.reliability.coefficient.OneFactor;
import kith.reliability.coefficient.StratifiedAlpha;
import kith.reliability.item.ScaleReport;

/**
 * Two scores, each the mean of its items, and what follows of their difference from the covariances of the items: those
 * of the first scale, then those of the second.
 *
 * @param items of the first scale, at least two
 * @param all items of both
 */
record ScorePair(int items, int all) {

    /** Below this share of the sum of two variances, the variance of a difference is what rounding left over. */
    private static final double ROUNDING = 1e-12;

    /** The one-factor models of both scales. */
    record Factors(OneFactor first, OneFactor second) {

        boolean converged() {
            return first.converged() && second.converged();
        }
    }

    /**
     * What is known of the two scores.
     *
     * @param first variance of the first
     * @param second variance of the second
     * @param covariance of both
     */
    record Moments(double first, double second, double covariance) {

        double correlation() {
            return covariance / Math.sqrt(first * second);
        }

        /** Of the difference; 0 where only rounding is left of it. */
        double difference() {
            return without(first + second, 2 * covariance);
        }

        private static double without(double all, double taken) {
            return Math.abs(all - taken) <= ROUNDING * all ? 0 : all - taken;
        }
    }

    /** By one coefficient: the reliabilities of both scores and what follows. */
    record Reliabilities(double first, double second, double difference, double standardized, double corrected) {

        private static Reliabilities of(double first, double second, Moments moments) {
            double r = moments.correlation();
            return new Reliabilities(
                    first,
                    second,
                    moments.difference() > 0
                            ? StratifiedAlpha.ofDifference(
                                    new StratifiedAlpha.Part(moments.first(), first),
                                    new StratifiedAlpha.Part(moments.second(), second),
                                    moments.covariance())
                            : Double.NaN,
                    Moments.without(1, r) > 0
                            ? StratifiedAlpha.ofDifference(
                                    new StratifiedAlpha.Part(1, first), new StratifiedAlpha.Part(1, second), r)
                            : Double.NaN,
                    first > 0 && second > 0 ? r / Math.sqrt(first * second) : Double.NaN);
        }
    }

    private int others() {
        return all - items;
    }

    Moments moments(double[][] c) {
        double between = 0;
        for (int i = 0; i < items; i++) {
            for (int j = items; j < all; j++) {
                between += c[i][j];
            }
        }
        return new Moments(
                SmallMatrices.sum(first(c)) / ((double) items * items),
                SmallMatrices.sum(second(c)) / ((double) others() * others()),
                between / ((double) items * others()));
    }

    private double[][] first(double[][] c) {
        return ScaleReport.select(c, IntStream.range(0, items).toArray());
    }

    private double[][] second(double[][] c) {
        return ScaleReport.select(c, IntStream.range(items, all).toArray());
    }

    Reliabilities byAlpha(double[][] c) {
        return Reliabilities.of(Alpha.of(first(c)), Alpha.of(second(c)), moments(c));
    }

    Reliabilities byOmega(double[][] c, Factors factors) {
        return Reliabilities.of(
                factors.first().omegaOfUnique(first(c)), factors.second().omegaOfUnique(second(c)), moments(c));
    }

    /** Empty where a scale has fewer than three items. */
    Optional<Factors> factors(double[][] c) {
        return items < 3 || others() < 3
                ? Optional.empty()
                : Optional.of(new Factors(OneFactor.fit(first(c)), OneFactor.fit(second(c))));
    }

    /** Of a sample, from where the factors of the whole were found. */
    Factors factors(double[][] c, Factors start, double tolerance) {
        return new Factors(
                OneFactor.fit(first(c), start.first().standardized(), tolerance),
                OneFactor.fit(second(c), start.second().standardized(), tolerance));
    }
}
