package kith.sem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Draws samples with replacement from all groups of a data set. Within each group as many rows are drawn as there are, each with
 * the same chance every time. Where rows come in clusters, whole clusters are drawn, as many as there are, with all their rows
 * (Davison & Hinkley 1997, section 3.8, doi 10.1017/CBO9780511802843): within each group, or over all groups where a cluster has
 * rows in several of them, since such groups are not independent. The numbers of rows then vary from draw to draw. A row takes its
 * weight with it, and the weights of a draw are multiplied so that they sum to its number of rows, as in the sample itself.
 */
final class RowsResampled {

    private final List<ResampledGroup> groups;
    /** Where the rows of a group begin among those of all groups. */
    private final int[] first;

    /** What is drawn as one, stratum by stratum: the rows of a cluster, numbered over all groups; empty where rows are drawn. */
    private final List<int[][]> clusters;

    RowsResampled(List<ResampledGroup> groups) {
        this.groups = List.copyOf(groups);
        this.first = new int[groups.size() + 1];
        for (int g = 0; g < groups.size(); g++) {
            first[g + 1] = first[g] + groups.get(g).size();
        }
        this.clusters = groups.stream().anyMatch(ResampledGroup::isClustered) ? clusters() : List.of();
    }

    private List<int[][]> clusters() {
        List<Map<Integer, List<Integer>>> strata = new ArrayList<>();
        Map<Integer, Integer> groupOf = new HashMap<>();
        boolean shared = false;
        for (int g = 0; g < groups.size(); g++) {
            Map<Integer, List<Integer>> members = new LinkedHashMap<>();
            for (int row = 0; row < groups.get(g).size(); row++) {
                int cluster = groups.get(g).cluster(row);
                members.computeIfAbsent(cluster, key -> new ArrayList<>()).add(first[g] + row);
                Integer other = groupOf.putIfAbsent(cluster, g);
                shared |= other != null && other != g;
            }
            strata.add(members);
        }
        if (shared) {
            Map<Integer, List<Integer>> all = new LinkedHashMap<>();
            strata.forEach(one -> one.forEach((cluster, rows) ->
                    all.computeIfAbsent(cluster, key -> new ArrayList<>()).addAll(rows)));
            strata = List.of(all);
        }
        return strata.stream()
                .map(one -> one.values().stream()
                        .map(rows -> rows.stream().mapToInt(Integer::intValue).toArray())
                        .toArray(int[][]::new))
                .toList();
    }

    /** How often each row of each group is in a sample. */
    int[][] times(RandomGenerator random) {
        int[][] times = groups.stream().map(group -> new int[group.size()]).toArray(int[][]::new);
        if (clusters.isEmpty()) {
            for (int[] own : times) {
                for (int draw = 0; draw < own.length; draw++) {
                    own[random.nextInt(own.length)]++;
                }
            }
            return times;
        }
        for (int[][] stratum : clusters) {
            for (int draw = 0; draw < stratum.length; draw++) {
                for (int row : stratum[random.nextInt(stratum.length)]) {
                    int g = groupOf(row);
                    times[g][row - first[g]]++;
                }
            }
        }
        return times;
    }

    private int groupOf(int row) {
        int g = 0;
        while (row >= first[g + 1]) {
            g++;
        }
        return g;
    }

    /** The sample in which each row is as often as this, one a group; nothing where a group has fewer than 2 rows of it. */
    List<GroupSample> samples(int[][] times) {
        double rows = 0;
        double weights = 0;
        for (int g = 0; g < times.length; g++) {
            double own = 0;
            for (int row = 0; row < times[g].length; row++) {
                own += times[g][row];
                weights += times[g][row] * groups.get(g).weight(row);
            }
            if (own < 2) {
                return List.of();
            }
            rows += own;
        }
        List<GroupSample> samples = new ArrayList<>();
        for (int g = 0; g < times.length; g++) {
            samples.add(groups.get(g).drawn(times[g], rows / weights));
        }
        return samples;
    }
}
