package kith.twolevel;

import java.util.Arrays;

/**
 * How many rows and clusters a group has.
 *
 * @param group its label, empty where there is one
 * @param smallest size of the smallest cluster
 * @param harmonicMean harmonic mean of the sizes, which reliability of cluster means rests on
 */
public record ClusterCounts(
        String group, int rows, int clusters, int smallest, int largest, double mean, double harmonicMean) {

    static ClusterCounts of(ClusteredSample sample) {
        return of(
                sample.name(),
                sample.clusters().stream().mapToInt(Cluster::size).toArray());
    }

    /** @param sizes of the clusters */
    static ClusterCounts of(String group, int[] sizes) {
        int rows = 0;
        double inverse = 0;
        for (int size : sizes) {
            rows += size;
            inverse += 1.0 / size;
        }
        return new ClusterCounts(
                group,
                rows,
                sizes.length,
                Arrays.stream(sizes).min().orElse(0),
                Arrays.stream(sizes).max().orElse(0),
                (double) rows / sizes.length,
                sizes.length / inverse);
    }
}
