package kith.moments.missing;

import java.util.Arrays;
import java.util.Comparator;
import kith.moments.SampleMoments;

/**
 * The rows that answer the same variables.
 *
 * @param observed which variables they answer, ascending, from 0
 * @param moments how many they are, with the means and covariances (divided by their number) of the variables answered
 */
public record MissingPattern(int[] observed, SampleMoments moments) {

    /** Those with the most answers first, then in the order of the variables. */
    static final Comparator<MissingPattern> ORDER = Comparator.comparingInt(
                    (MissingPattern pattern) -> -pattern.observed().length)
            .thenComparing(MissingPattern::observed, Arrays::compare);

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
