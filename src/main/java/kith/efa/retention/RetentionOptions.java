package kith.efa.retention;

import kith.efa.correlation.CorrelationKind;
import kith.math.Parallel;

/**
 * How the number of factors is looked for.
 *
 * @param mostFactors the largest number that MAP, VSS, the hull and comparison data look at
 * @param replications samples of each parallel analysis
 * @param kind of the correlations given
 * @param comparison whether comparison data are drawn, where there are rows
 * @param seed of all draws
 * @param parallel threads; the answer does not depend on them
 */
public record RetentionOptions(
        int mostFactors, int replications, CorrelationKind kind, Comparison comparison, long seed, Parallel parallel) {

    /** Whether comparison data are drawn. */
    public enum Comparison {
        /** Drawn where there are rows; takes about a second for each factor. */
        WITH,
        /** Left out. */
        WITHOUT
    }

    public RetentionOptions {
        if (mostFactors < 1 || replications < 1) {
            throw new IllegalArgumentException("at least one factor and one draw");
        }
    }

    /** Up to 8 factors as psych's {@code vss}, 200 draws, Pearson correlations, with comparison data. */
    public static RetentionOptions withSeed(long seed) {
        return new RetentionOptions(8, 200, CorrelationKind.PEARSON, Comparison.WITH, seed, Parallel.allCores());
    }

    public RetentionOptions with(CorrelationKind another) {
        return new RetentionOptions(mostFactors, replications, another, comparison, seed, parallel);
    }

    public RetentionOptions with(Comparison another) {
        return new RetentionOptions(mostFactors, replications, kind, another, seed, parallel);
    }

    public RetentionOptions with(Parallel another) {
        return new RetentionOptions(mostFactors, replications, kind, comparison, seed, another);
    }

    public RetentionOptions withMostFactors(int another) {
        return new RetentionOptions(another, replications, kind, comparison, seed, parallel);
    }

    public RetentionOptions withReplications(int another) {
        return new RetentionOptions(mostFactors, another, kind, comparison, seed, parallel);
    }
}
