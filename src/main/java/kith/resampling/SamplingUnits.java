package kith.resampling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * How often each row is in a sample drawn with replacement from rows in groups. Within each group as many rows are
 * drawn as there are, each with the same chance every time. Where rows come in clusters, whole clusters are drawn, as
 * many as there are, with all their rows (Davison and Hinkley 1997, section 3.8, doi 10.1017/CBO9780511802843): within
 * each group, or over all groups where a cluster has rows in several of them, since such groups are not independent.
 * The number of rows then differs from sample to sample. Immutable.
 */
public final class SamplingUnits {

    /** How many rows each group has. */
    private final int[] sizes;

    /** What is drawn as one, stratum by stratum: the rows of a cluster; empty where rows are drawn. */
    private final List<List<List<Place>>> clusters;

    private record Place(int group, int row) {}

    private SamplingUnits(int[] sizes, List<List<List<Place>>> clusters) {
        this.sizes = sizes.clone();
        this.clusters = clusters;
    }

    /** @param sizes how many rows each group has */
    public static SamplingUnits rows(int[] sizes) {
        return new SamplingUnits(sizes, List.of());
    }

    /** @param clusterOf for each group, the number of the cluster of each of its rows, the same number in all groups */
    public static SamplingUnits clusters(List<int[]> clusterOf) {
        List<Map<Integer, List<Place>>> strata = new ArrayList<>();
        Map<Integer, Integer> groupOf = new HashMap<>();
        boolean shared = false;
        for (int g = 0; g < clusterOf.size(); g++) {
            Map<Integer, List<Place>> members = new LinkedHashMap<>();
            for (int row = 0; row < clusterOf.get(g).length; row++) {
                int cluster = clusterOf.get(g)[row];
                members.computeIfAbsent(cluster, key -> new ArrayList<>()).add(new Place(g, row));
                Integer before = groupOf.putIfAbsent(cluster, g);
                shared |= before != null && before != g;
            }
            strata.add(members);
        }
        return new SamplingUnits(
                clusterOf.stream().mapToInt(own -> own.length).toArray(),
                (shared ? List.of(together(strata)) : strata)
                        .stream().map(one -> List.copyOf(one.values())).toList());
    }

    private static Map<Integer, List<Place>> together(List<Map<Integer, List<Place>>> strata) {
        Map<Integer, List<Place>> all = new LinkedHashMap<>();
        strata.forEach(one -> one.forEach((cluster, rows) ->
                all.computeIfAbsent(cluster, key -> new ArrayList<>()).addAll(rows)));
        return all;
    }

    /** For each group, how often each of its rows is in a sample. */
    public int[][] times(RandomGenerator random) {
        int[][] times = new int[sizes.length][];
        for (int g = 0; g < sizes.length; g++) {
            times[g] = new int[sizes[g]];
            for (int draw = 0; draw < sizes[g] && clusters.isEmpty(); draw++) {
                times[g][random.nextInt(sizes[g])]++;
            }
        }
        for (List<List<Place>> stratum : clusters) {
            for (int draw = 0; draw < stratum.size(); draw++) {
                for (Place place : stratum.get(random.nextInt(stratum.size()))) {
                    times[place.group()][place.row()]++;
                }
            }
        }
        return times;
    }
}
