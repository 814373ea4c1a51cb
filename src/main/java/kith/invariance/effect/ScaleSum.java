package kith.invariance.effect;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kith.math.NormalDistribution;

/** The sum of a factor's items, given the factor. */
final class ScaleSum {

    private static final double SAME = 1e-9;

    private final List<ExpectedAnswer> answers;
    private final boolean ordered;
    private final boolean whole;
    private final double lowest;

    /** @param items which of the factor's items are added up */
    ScaleSum(MeasuredFactor measured, List<String> items) {
        this.answers = items.stream().map(item -> measured.items().get(item)).toList();
        this.ordered = answers.stream().allMatch(ExpectedAnswer.Ordinal.class::isInstance);
        double low = 0;
        boolean steps = true;
        for (ExpectedAnswer answer : answers) {
            if (answer instanceof ExpectedAnswer.Ordinal one) {
                low += one.codes()[0];
                for (double code : one.codes()) {
                    double step = code - one.codes()[0];
                    steps &= Math.rint(step) == step;
                }
            }
        }
        this.lowest = low;
        this.whole = steps;
    }

    double expected(double factor) {
        double sum = 0;
        for (ExpectedAnswer answer : answers) {
            sum += answer.at(factor);
        }
        return sum;
    }

    /**
     * The probability of at least {@code cutoff}: by the distribution of sums of ordered answers, which do not depend
     * on each other given the factor; otherwise by the normal distribution.
     *
     * @param noise variance of the sum beside the factor
     */
    double reaches(double cutoff, double factor, double noise) {
        if (!ordered) {
            return NormalDistribution.cumulative((expected(factor) - cutoff) / Math.sqrt(noise));
        }
        return whole ? inSteps(cutoff, factor) : anywhere(cutoff, factor);
    }

    /** Codes in whole steps: one place a sum. */
    private double inSteps(double cutoff, double factor) {
        double[] sums = {1};
        for (ExpectedAnswer answer : answers) {
            ExpectedAnswer.Ordinal one = (ExpectedAnswer.Ordinal) answer;
            double[] probabilities = one.probabilities(factor);
            int reach = step(one, probabilities.length - 1);
            double[] next = new double[sums.length + reach];
            for (int k = 0; k < probabilities.length; k++) {
                int shift = step(one, k);
                for (int s = 0; s < sums.length; s++) {
                    next[s + shift] += sums[s] * probabilities[k];
                }
            }
            sums = next;
        }
        double reached = 0;
        for (int s = 0; s < sums.length; s++) {
            reached += lowest + s >= cutoff - SAME ? sums[s] : 0;
        }
        return reached;
    }

    private static int step(ExpectedAnswer.Ordinal answer, int category) {
        return (int) Math.round(answer.codes()[category] - answer.codes()[0]);
    }

    private double anywhere(double cutoff, double factor) {
        TreeMap<Double, Double> sums = new TreeMap<>(Map.of(0.0, 1.0));
        for (ExpectedAnswer answer : answers) {
            ExpectedAnswer.Ordinal one = (ExpectedAnswer.Ordinal) answer;
            double[] probabilities = one.probabilities(factor);
            TreeMap<Double, Double> next = new TreeMap<>();
            sums.forEach((sum, probability) -> {
                for (int k = 0; k < probabilities.length; k++) {
                    next.merge(sum + one.codes()[k], probability * probabilities[k], Double::sum);
                }
            });
            sums = next;
        }
        return sums.tailMap(cutoff - SAME, true).values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }
}
