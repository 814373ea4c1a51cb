package kith.moments.missing;

import kith.moments.SampleMoments;

/**
 * The rows that answer the same variables.
 *
 * @param observed which variables they answer, ascending, from 0
 * @param moments how many they are, with the means and covariances (divided by their number) of the variables answered
 */
public record MissingPattern(int[] observed, SampleMoments moments) {

    public MissingPattern {
        observed = observed.clone();
        if (observed.length != moments.names().size()) {
            throw new IllegalArgumentException("a pattern's moments are those of the variables it answers");
        }
    }

    @Override
    public int[] observed() {
        return observed.clone();
    }

    /** How many rows, or the sum of their weights. */
    public double n() {
        return moments.n();
    }
}
