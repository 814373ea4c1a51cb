package kith.sem.resampling;

import kith.sem.sample.GroupSample;

/** One group, from which samples are drawn: a draw is a count for each of its rows. Immutable. */
interface ResampledGroup {

    /** How many rows. */
    int size();

    /** Whether rows belong to clusters. */
    boolean isClustered();

    /** The number of the cluster of a row, the same in all groups; any number where there are none. */
    int cluster(int row);

    /** How often a row counts; 1 where rows are not weighted. */
    double weight(int row);

    /**
     * The sample drawn.
     *
     * @param times how often each row was drawn; the same for all rows of a cluster
     * @param factor what weights are multiplied by, so that those of all groups sum to the number of rows drawn
     */
    GroupSample drawn(int[] times, double factor);
}
