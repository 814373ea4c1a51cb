package kith.reliability.scale;

import java.util.Optional;
import kith.math.Parallel;
import kith.moments.Missing;

/**
 * How items and reliability are analysed.
 *
 * @param level of the intervals, such as 0.95
 * @param missing which rows the covariances are taken from
 * @param resampling the bootstrap
 * @param splits the largest number of split halves that are all looked at; above it {@value #SAMPLED_SPLITS} are drawn
 * @param cluster column of the clusters that rows come in, such as schools; empty where rows were drawn one by one.
 *     Estimates do not depend on it, intervals do: whole clusters are drawn, and influences are summed within them.
 *     Intervals by formula suppose independent rows and are left out
 * @param weights column of sampling weights; empty where every row counts once. Estimates are weighted; samples are of
 *     rows (or clusters) with their weights; intervals by formula are left out
 */
public record ReliabilityOptions(
        double level,
        Missing missing,
        Resampling resampling,
        int splits,
        Optional<String> cluster,
        Optional<String> weights) {

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

        public Resampling withDraws(int other) {
            return new Resampling(other, seed, parallel, extent);
        }
    }

    /**
     * Which coefficients get intervals that take work, and from how many samples; those of ordered answers have one by
     * the delta method.
     */
    public enum Extent {
        /** Those that follow from covariances, or from the influence of each person, at once. */
        QUICK,
        /**
         * All; those that take a factor analysis in every sample from {@value #FEW_DRAWS} samples at the most, which is
         * enough for a bias and a standard error.
         */
        FEW,
        /** {@link #FEW} for scales of more than {@value #SHORT_SCALE} items, else {@link #ALL}. */
        AUTO,
        /**
         * All, each from as many samples as asked for; and coefficients of polychoric correlations by the bootstrap as
         * well.
         */
        ALL;

        /** Whether everything is drawn as often as asked for. */
        boolean inFull(int items) {
            return this == ALL || (this == AUTO && items <= SHORT_SCALE);
        }

        /** In how many of so many samples factors are extracted. */
        public int searchedDraws(int items, int draws) {
            return this == QUICK ? 0 : inFull(items) ? draws : Math.min(draws, FEW_DRAWS);
        }
    }

    /** Up to so many items an analysis in every sample takes seconds at most. */
    public static final int SHORT_SCALE = 15;

    /** How many samples are enough for a mean and a standard deviation. */
    public static final int FEW_DRAWS = 200;

    public ReliabilityOptions {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a level between 0 and 1, not " + level);
        }
        if (missing == Missing.FIML) {
            throw new IllegalArgumentException("covariances of items are pairwise or listwise");
        }
    }

    /** 95 % intervals, pairwise covariances, 1,000 bootstrap samples on all cores. */
    public static ReliabilityOptions withSeed(long seed) {
        return new ReliabilityOptions(
                0.95,
                Missing.PAIRWISE,
                new Resampling(DRAWS, seed, Parallel.allCores()),
                ALL_SPLITS,
                Optional.empty(),
                Optional.empty());
    }

    /** Which rows the covariances come from, for readers. */
    public String rows() {
        return (missing == Missing.PAIRWISE ? "pairwise" : "complete rows") + (weights.isPresent() ? ", weighted" : "");
    }

    public ReliabilityOptions with(Missing other) {
        return new ReliabilityOptions(level, other, resampling, splits, cluster, weights);
    }

    public ReliabilityOptions with(Resampling other) {
        return new ReliabilityOptions(level, missing, other, splits, cluster, weights);
    }

    public ReliabilityOptions withLevel(double other) {
        return new ReliabilityOptions(other, missing, resampling, splits, cluster, weights);
    }

    /** Rows that come in the clusters of this column. */
    public ReliabilityOptions clusteredBy(String column) {
        return new ReliabilityOptions(level, missing, resampling, splits, Optional.of(column), weights);
    }

    /** Rows that count by the sampling weights of this column. */
    public ReliabilityOptions weightedBy(String column) {
        return new ReliabilityOptions(level, missing, resampling, splits, cluster, Optional.of(column));
    }

    /** No intervals but those by formula. */
    public ReliabilityOptions withoutBootstrap() {
        return with(new Resampling(0, resampling.seed(), resampling.parallel()));
    }
}
