package kith.twolevel;

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
        int smallest = Integer.MAX_VALUE;
        int largest = 0;
        double inverse = 0;
        for (Cluster cluster : sample.clusters()) {
            smallest = Math.min(smallest, cluster.size());
            largest = Math.max(largest, cluster.size());
            inverse += 1.0 / cluster.size();
        }
        int clusters = sample.clusters().size();
        return new ClusterCounts(
                sample.name(),
                sample.size(),
                clusters,
                smallest,
                largest,
                (double) sample.size() / clusters,
                clusters / inverse);
    }
}
