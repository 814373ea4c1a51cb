package kith.sem.estimation;

import kith.math.Parallel;

/**
 * From how many points the search for the estimates begins. The first are the usual starting values; the others are
 * drawn about them (see {@link ScatteredStarts}), the same ones on any number of threads.
 *
 * @param count at least 1
 * @param seed of the draws
 */
public record Starts(int count, long seed, Parallel parallel) {

    public Starts {
        if (count < 1) {
            throw new IllegalArgumentException("at least one start, not " + count);
        }
    }

    /** The usual starting values alone. */
    public static Starts one() {
        return new Starts(1, 1, new Parallel(1));
    }
}
