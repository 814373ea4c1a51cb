package kith.moments.sufficient;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kith.math.Matrix;
import kith.moments.PairwiseMoments;
import kith.moments.SampleMoments;
import kith.moments.missing.MissingPattern;
import kith.moments.missing.MissingPatterns;
import kith.moments.ordered.ContingencyTables;

/**
 * What is known of the rows of one group.
 *
 * @param name label of the group; empty where there is one
 * @param patterns rows by which variables they answer, with their means and covariances
 * @param tables contingency tables of the pairs of ordered variables; empty where none were counted
 */
public record GroupStatistics(String name, MissingPatterns patterns, Optional<ContingencyTables> tables) {

    /**
     * A linear combination of variables among the rows that answer all of them.
     *
     * @param n how many rows
     * @param variance divided by n − 1
     */
    public record Combination(double n, double mean, double variance) {}

    /** How many rows, those without any answer included. */
    public double rows() {
        return patterns.n() + patterns.emptyRows();
    }

    /** The patterns of some of the variables, in the order given. */
    public MissingPatterns patterns(List<String> some) {
        return some.equals(patterns.names()) ? patterns : patterns.select(some);
    }

    /** The moments of the rows that answer all of these variables; empty where there is no such row. */
    public Optional<SampleMoments> complete(List<String> some) {
        return patterns(some).complete().patterns().stream()
                .map(MissingPattern::moments)
                .findFirst();
    }

    /**
     * The sum of variables times weights.
     *
     * @param weights as many as the variables
     */
    public Combination combination(List<String> some, double[] weights) {
        Optional<SampleMoments> complete = complete(some);
        if (complete.isEmpty()) {
            return new Combination(0, Double.NaN, Double.NaN);
        }
        double[] means = complete.get().mean();
        Matrix covariance = complete.get().unbiasedCovariance();
        double mean = 0;
        double variance = 0;
        for (int i = 0; i < weights.length; i++) {
            mean += weights[i] * means[i];
            for (int j = 0; j < weights.length; j++) {
                variance += weights[i] * weights[j] * covariance.at(i, j);
            }
        }
        return new Combination(complete.get().n(), mean, variance);
    }

    /** Means and covariances of the rows that answer each variable and each two variables. */
    public PairwiseMoments pairwise(List<String> some) {
        return patterns(some).pairwise();
    }

    /** Both together, which are of the same variables. */
    GroupStatistics plus(GroupStatistics other) {
        List<SampleMoments> samples = Stream.concat(patterns.patterns().stream(), other.patterns.patterns().stream())
                .map(MissingPattern::moments)
                .toList();
        return new GroupStatistics(
                name,
                MissingPatterns.of(patterns.names(), samples, patterns.emptyRows() + other.patterns.emptyRows()),
                tables.flatMap(own -> other.tables.map(own::plus)));
    }
}
