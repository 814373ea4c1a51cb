package kith.sem.resampling;

import kith.math.Parallel;

/**
 * How a fitted model is bootstrapped.
 *
 * @param kind what is drawn from
 * @param draws how many samples
 * @param seed of the draws; the same seed gives the same answer on any number of threads
 * @param level of the intervals, such as 0.95
 * @param parallel how many threads at the most
 */
public record Bootstrap(Kind kind, int draws, long seed, double level, Parallel parallel) {

    /** What samples are drawn from. */
    public enum Kind {
        /**
         * The rows as they are (Efron 1979, doi 10.1214/aos/1176344552), for standard errors and intervals: within each
         * group, or whole clusters where rows come in clusters. A row keeps its sampling weight; pairs of answers and
         * weights are then what is drawn, with the same chance, as robust standard errors of weighted rows take them to
         * be. Every sample is estimated as the answers were, with its own thresholds, correlations and weight matrix.
         * lavaan draws single rows whatever the clusters.
         */
        NAIVE,
        /**
         * The rows, turned so that the model fits them exactly (Bollen and Stine 1992, doi
         * 10.1177/0049124192021002004), for the test of the model: the share of samples that fit worse than the answers
         * did.
         */
        BOLLEN_STINE
    }

    public Bootstrap {
        if (draws < 2 || !(level > 0 && level < 1)) {
            throw new IllegalArgumentException(draws + " draws, level " + level);
        }
    }

    /** Rows drawn as they are, with 95 % intervals. */
    public static Bootstrap naive(int draws, long seed) {
        return new Bootstrap(Kind.NAIVE, draws, seed, 0.95, Parallel.allCores());
    }

    /** The test of Bollen and Stine. */
    public static Bootstrap bollenStine(int draws, long seed) {
        return new Bootstrap(Kind.BOLLEN_STINE, draws, seed, 0.95, Parallel.allCores());
    }

    public Bootstrap with(Parallel threads) {
        return new Bootstrap(kind, draws, seed, level, threads);
    }
}
