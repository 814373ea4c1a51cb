package kith.reliability;

import kith.math.Parallel;

/**
 * How items and reliability are analysed.
 *
 * @param level of the intervals, such as 0.95
 * @param missing which rows the covariances are taken from
 * @param resampling the bootstrap
 * @param splits the largest number of split halves that are all looked at; above it {@value #SAMPLED_SPLITS} are drawn
 */
public record ReliabilityOptions(double level, MissingAnswers missing, Resampling resampling, int splits) {

    /** How many split halves are drawn when there are too many. */
    public static final int SAMPLED_SPLITS = 10_000;

    private static final int ALL_SPLITS = 400_000;
    private static final int DRAWS = 1_000;

    /**
     * @param draws how many samples; 0 for no bootstrap
     * @param seed of the draws
     * @param parallel the threads; they change no number
     * @param extent which coefficients are computed in every sample
     */
    public record Resampling(int draws, long seed, Parallel parallel, Extent extent) {

        /** Of what follows from covariances at once. */
        public Resampling(int draws, long seed, Parallel parallel) {
            this(draws, seed, parallel, Extent.QUICK);
        }

        public Resampling with(Extent other) {
            return new Resampling(draws, seed, parallel, other);
        }
    }

    /** Which coefficients get intervals from the bootstrap. */
    public enum Extent {
        /** Those that follow from covariances at once. */
        QUICK,
        /**
         * For scales of up to {@value #SHORT_SCALE} items also those that take a search in every sample: split halves, greatest lower
         * bounds, omega hierarchical, and those of polychoric correlations.
         */
        AUTO,
        /** These for scales of any length. */
        ALL;

        boolean searches(int items) {
            return this == ALL || (this == AUTO && items <= SHORT_SCALE);
        }
    }

    /** Up to so many items a search in every sample takes seconds at most. */
    public static final int SHORT_SCALE = 15;

    public ReliabilityOptions {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a level between 0 and 1, not " + level);
        }
    }

    /** 95 % intervals, pairwise covariances, 1,000 bootstrap samples on all cores. */
    public static ReliabilityOptions withSeed(long seed) {
        return new ReliabilityOptions(
                0.95, MissingAnswers.PAIRWISE, new Resampling(DRAWS, seed, Parallel.allCores()), ALL_SPLITS);
    }

    public ReliabilityOptions with(MissingAnswers other) {
        return new ReliabilityOptions(level, other, resampling, splits);
    }

    public ReliabilityOptions with(Resampling other) {
        return new ReliabilityOptions(level, missing, other, splits);
    }

    public ReliabilityOptions withLevel(double other) {
        return new ReliabilityOptions(other, missing, resampling, splits);
    }

    public ReliabilityOptions withoutBootstrap() {
        return with(new Resampling(0, resampling.seed(), resampling.parallel(), resampling.extent()));
    }
}
