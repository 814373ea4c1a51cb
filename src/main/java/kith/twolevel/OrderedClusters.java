package kith.twolevel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ordered responses in clusters. Arrays are not copied: the likelihood reads them in every step.
 *
 * @param categories of each item
 * @param patterns by cluster the different rows of responses, from 0, or −1 where missing
 * @param counts by cluster how many rows have each pattern
 */
record OrderedClusters(int[] categories, List<int[][]> patterns, List<int[]> counts) {

    int items() {
        return categories.length;
    }

    int clusters() {
        return patterns.size();
    }

    int rows() {
        return counts.stream().mapToInt(own -> Arrays.stream(own).sum()).sum();
    }

    /** @param rows by cluster, the responses of each row */
    static OrderedClusters of(int[] categories, List<List<int[]>> rows) {
        List<int[][]> patterns = new ArrayList<>();
        List<int[]> counts = new ArrayList<>();
        for (List<int[]> cluster : rows) {
            Map<List<Integer>, Integer> tally = new LinkedHashMap<>();
            for (int[] row : cluster) {
                tally.merge(Arrays.stream(row).boxed().toList(), 1, Integer::sum);
            }
            patterns.add(tally.keySet().stream()
                    .map(row -> row.stream().mapToInt(Integer::intValue).toArray())
                    .toArray(int[][]::new));
            counts.add(tally.values().stream().mapToInt(Integer::intValue).toArray());
        }
        return new OrderedClusters(categories, patterns, counts);
    }
}
