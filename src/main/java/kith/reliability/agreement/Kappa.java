package kith.reliability.agreement;

import java.util.Arrays;
import java.util.TreeSet;
import kith.finding.InputException;
import kith.math.NormalDistribution;
import kith.resampling.Interval;
import kith.resampling.IntervalMethod;

/**
 * Agreement of two raters about categories, beyond what chance gives: Cohen's kappa, plain or weighted.
 *
 * <p>κ = (pₒ − pₑ)/(1 − pₑ) with pₒ = Σ wᵢⱼpᵢⱼ and pₑ = Σ wᵢⱼpᵢ.p.ⱼ (Cohen 1968, doi 10.1037/h0026256). The standard
 * error away from zero is that of Fleiss, Cohen and Everitt (1969, doi 10.1037/h0028106, equation 13). psych's
 * {@code cohen.kappa} gives the same for plain kappa; for weighted kappa psych 2.2.9 has another one (0 for quadratic
 * weights). With quadratic weights κ is close to ICC(2,1) (Fleiss and Cohen 1973).
 *
 * @param n pairs
 * @param missing pairs left out because a value is missing
 * @param estimate NaN when chance alone agrees always
 * @param standardError of the estimate
 * @param interval estimate ± z standard errors, not beyond −1 and 1
 * @param observed share of agreement, weighted
 * @param expected the share by chance
 * @param categories in ascending order
 */
public record Kappa(
        Weights weights,
        int n,
        int missing,
        double estimate,
        double standardError,
        Interval interval,
        double observed,
        double expected,
        double[] categories) {

    /** How much two different categories agree. With c categories and distance d of their ranks: */
    public enum Weights {
        /** Not at all. */
        UNWEIGHTED,
        /** 1 − d/(c − 1). */
        LINEAR,
        /** 1 − d²/(c − 1)². */
        QUADRATIC;

        double of(int distance, int categories) {
            double share = categories > 1 ? (double) distance / (categories - 1) : 0;
            return switch (this) {
                case UNWEIGHTED -> distance == 0 ? 1 : 0;
                case LINEAR -> 1 - share;
                case QUADRATIC -> 1 - share * share;
            };
        }
    }

    public Kappa {
        categories = categories.clone();
    }

    @Override
    public double[] categories() {
        return categories.clone();
    }

    /**
     * @param first categories by the first rater, as numbers; NaN where missing
     * @param second by the second, of the same persons in the same order; categories are those that either uses
     * @throws InputException when no pair is left, or the two differ in length
     */
    public static Kappa of(double[] first, double[] second, Weights weights, double level) {
        return of(first, second, new TreeSet<>(), weights, level);
    }

    /**
     * With all categories that there are, used or not: with weights, those that no rater uses make the distances
     * longer.
     *
     * @param first places of the categories by the first rater, from 0; NaN where missing
     * @param categories how many there are
     * @throws InputException when no pair is left, or the two differ in length
     */
    static Kappa of(double[] first, double[] second, int categories, Weights weights, double level) {
        TreeSet<Double> all = new TreeSet<>();
        for (int place = 0; place < categories; place++) {
            all.add((double) place);
        }
        return of(first, second, all, weights, level);
    }

    private static Kappa of(double[] first, double[] second, TreeSet<Double> used, Weights weights, double level) {
        int n = 0;
        for (int i = 0; i < first.length && first.length == second.length; i++) {
            if (!Double.isNaN(first[i]) && !Double.isNaN(second[i])) {
                used.add(first[i]);
                used.add(second[i]);
                n++;
            }
        }
        if (n == 0) {
            throw new InputException(
                    "kappa",
                    first.length + " first and " + second.length + " second ratings, with no complete pair",
                    "two ratings of each person",
                    "");
        }
        double[] categories = used.stream().mapToDouble(Double::doubleValue).toArray();
        double[][] shares = new double[categories.length][categories.length];
        for (int i = 0; i < first.length; i++) {
            if (!Double.isNaN(first[i]) && !Double.isNaN(second[i])) {
                int row = Arrays.binarySearch(categories, first[i]);
                int column = Arrays.binarySearch(categories, second[i]);
                shares[row][column] += 1.0 / n;
            }
        }
        return of(shares, weights, new Sample(n, first.length - n, level, categories));
    }

    private record Sample(int n, int missing, double level, double[] categories) {}

    private static Kappa of(double[][] shares, Weights weights, Sample sample) {
        int c = shares.length;
        double[] rows = new double[c];
        double[] columns = new double[c];
        for (int i = 0; i < c; i++) {
            for (int j = 0; j < c; j++) {
                rows[i] += shares[i][j];
                columns[j] += shares[i][j];
            }
        }
        double observed = 0;
        double expected = 0;
        double[] rowWeight = new double[c];
        double[] columnWeight = new double[c];
        for (int i = 0; i < c; i++) {
            for (int j = 0; j < c; j++) {
                double w = weights.of(Math.abs(i - j), c);
                observed += w * shares[i][j];
                expected += w * rows[i] * columns[j];
                rowWeight[i] += w * columns[j];
                columnWeight[j] += w * rows[i];
            }
        }
        double sum = 0;
        for (int i = 0; i < c; i++) {
            for (int j = 0; j < c; j++) {
                double w = weights.of(Math.abs(i - j), c);
                double term = w * (1 - expected) - (rowWeight[i] + columnWeight[j]) * (1 - observed);
                sum += shares[i][j] * term * term;
            }
        }
        double correction = observed * expected - 2 * expected + observed;
        double variance = (sum - correction * correction) / (sample.n() * Math.pow(1 - expected, 4));
        double kappa = (observed - expected) / (1 - expected);
        double error = Math.sqrt(Math.max(0, variance));
        double width = NormalDistribution.twoSided(sample.level()) * error;
        return new Kappa(
                weights,
                sample.n(),
                sample.missing(),
                kappa,
                error,
                Interval.ordered(
                        Math.max(-1, kappa - width), Math.min(1, kappa + width), sample.level(), IntervalMethod.WALD),
                observed,
                expected,
                sample.categories());
    }
}
