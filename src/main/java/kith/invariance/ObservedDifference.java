package kith.invariance;

import java.util.Arrays;
import java.util.stream.IntStream;
import kith.math.NormalDistribution;
import kith.moments.sufficient.GroupStatistics.Combination;

/**
 * The difference of the mean score (mean of a factor's items) between a context and the reference, as it stands in the
 * answers; respondents who lack an answer to one of the items are left out.
 *
 * @param estimate in points of the answer scale; 0 in the reference context
 * @param se √(s₁²/n₁ + s₂²/n₂), or that of the paired differences where the same respondents answered
 * @param lower of the 95 % interval, estimate ∓ 1.96 se
 * @param deviation √((s₁² + s₂²)/2)
 */
public record ObservedDifference(double estimate, double se, double lower, double upper, double deviation) {

    private static final double REACH = NormalDistribution.twoSided(0.95);

    /** In standard deviations of the scores. */
    public double standardised() {
        return estimate / deviation;
    }

    /** Of different respondents. */
    static ObservedDifference between(double[] reference, double[] other) {
        return between(moments(reference), moments(other));
    }

    /** The same from the moments of the scores. */
    static ObservedDifference between(Combination reference, Combination other) {
        return of(
                other.mean() - reference.mean(),
                Math.sqrt(reference.variance() / reference.n() + other.variance() / other.n()),
                Math.sqrt((reference.variance() + other.variance()) / 2));
    }

    /** Of the same respondents, in the same order. */
    static ObservedDifference paired(double[] reference, double[] other) {
        double[] differences = IntStream.range(0, reference.length)
                .mapToDouble(row -> other[row] - reference[row])
                .toArray();
        return paired(moments(reference), moments(other), moments(differences));
    }

    /** The same from the moments of the scores and of their differences. */
    static ObservedDifference paired(Combination reference, Combination other, Combination difference) {
        double deviation = Math.sqrt((reference.variance() + other.variance()) / 2);
        return of(difference.mean(), Math.sqrt(difference.variance() / difference.n()), deviation);
    }

    static ObservedDifference none() {
        return new ObservedDifference(0, 0, 0, 0, 1);
    }

    /** Where no score belongs to a factor alone, as in an exploratory block. */
    static ObservedDifference unknown() {
        return of(Double.NaN, Double.NaN, Double.NaN);
    }

    private static ObservedDifference of(double estimate, double se, double deviation) {
        return new ObservedDifference(estimate, se, estimate - REACH * se, estimate + REACH * se, deviation);
    }

    private static Combination moments(double[] scores) {
        double[] present =
                Arrays.stream(scores).filter(score -> !Double.isNaN(score)).toArray();
        return new Combination(present.length, mean(present), variance(present));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }
}
