package kith.rotation;

import kith.math.Parallel;

/**
 * From where a rotation is searched for: the unrotated axes first, then random orthogonal ones. The answer depends on
 * the seed and on the number of starts, not on the number of threads.
 *
 * @param random how many random starts besides the unrotated axes
 * @param seed of the random starts
 * @param parallel on how many threads
 */
public record StartingPoints(int random, long seed, Parallel parallel) {

    public StartingPoints {
        if (random < 0) {
            throw new IllegalArgumentException("the number of random starts cannot be " + random);
        }
    }

    /** The unrotated axes only, as GPArotation does when nothing else is asked for. */
    public static StartingPoints unrotatedOnly() {
        return new StartingPoints(0, 0, new Parallel(1));
    }

    /** Thirty random starts besides the unrotated axes, on all cores. */
    public static StartingPoints withSeed(long seed) {
        return new StartingPoints(30, seed, Parallel.allCores());
    }
}
