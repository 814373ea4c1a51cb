package kith.itempool;

import kith.efa.correlation.CorrelationKind;

/**
 * What is asked about an item pool.
 *
 * @param linkage of the clustering of items
 * @param clusters of items; 0 for the number with the largest mean silhouette width
 * @param mostProfiles the largest number of respondent profiles that is tried; 0 for no profiles
 * @param starts random starts for each number of profiles
 * @param correlation that the network is estimated from
 * @param replications bootstrap samples for the stability of the dimensions of the network; 0 for none
 * @param seed of the random starts and the samples
 */
public record ItemPoolQuestion(
        ItemLinkage linkage,
        int clusters,
        int mostProfiles,
        int starts,
        CorrelationKind correlation,
        int replications,
        long seed) {

    public static final ItemPoolQuestion USUAL = new ItemPoolQuestion(ItemLinkage.AVERAGE, 0, 6, 50, 100, 1);

    /** With Pearson correlations. */
    public ItemPoolQuestion(
            ItemLinkage linkage, int clusters, int mostProfiles, int starts, int replications, long seed) {
        this(linkage, clusters, mostProfiles, starts, CorrelationKind.PEARSON, replications, seed);
    }
}
