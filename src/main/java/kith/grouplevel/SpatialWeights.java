package kith.grouplevel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import kith.finding.Finding;

/**
 * Weights of neighbouring groups. Neighbours are neighbours of each other: a pair in either direction counts for both
 * groups, with the mean of the weights given. The weights of the neighbours of a group are divided by their sum.
 *
 * @param neighbours of each group, their numbers
 * @param weights of these; they sum to 1 in each group that has neighbours
 * @param pairs how many pairs of groups are neighbours
 */
record SpatialWeights(
        List<int[]> neighbours, List<double[]> weights, double[] sums, int pairs, List<Finding> findings) {

    SpatialWeights {
        neighbours = List.copyOf(neighbours);
        weights = List.copyOf(weights);
        findings = List.copyOf(findings);
    }

    /** @param groups names of the groups with scores */
    static SpatialWeights of(Neighbours file, List<String> groups) {
        return new Reading(groups).of(file);
    }

    int groups() {
        return neighbours.size();
    }

    boolean isIsland(int group) {
        return neighbours.get(group).length == 0;
    }

    /** Numbers of the groups that have neighbours. */
    int[] connected() {
        return IntStream.range(0, groups()).filter(g -> !isIsland(g)).toArray();
    }

    /** The weighted mean of the neighbours of a group; 0 where it has none. */
    double lag(double[] values, int group) {
        int[] own = neighbours.get(group);
        double[] weight = weights.get(group);
        double sum = 0;
        for (int k = 0; k < own.length; k++) {
            sum += weight[k] * values[own[k]];
        }
        return sum;
    }

    /** The rows of a file, counted. */
    private static final class Reading {
        private final Map<String, Integer> numbers = new TreeMap<>();
        private final List<String> names;
        private final SortedMap<Integer, SortedMap<Integer, double[]>> directions = new TreeMap<>();
        private final Set<String> unknown = new LinkedHashSet<>();
        private int unknownRows;
        private int self;
        private int repeated;

        Reading(List<String> groups) {
            this.names = groups;
            for (int g = 0; g < groups.size(); g++) {
                numbers.put(groups.get(g), g);
            }
        }

        SpatialWeights of(Neighbours file) {
            file.pairs().forEach(this::add);
            List<List<Integer>> neighbours = new ArrayList<>();
            List<List<Double>> weights = new ArrayList<>();
            for (int g = 0; g < names.size(); g++) {
                neighbours.add(new ArrayList<>());
                weights.add(new ArrayList<>());
            }
            int pairs = 0;
            int both = 0;
            int unequal = 0;
            for (int first : directions.keySet()) {
                for (Map.Entry<Integer, double[]> pair : directions.get(first).entrySet()) {
                    double[] given = pair.getValue();
                    boolean two = given[0] > 0 && given[1] > 0;
                    double weight = two ? (given[0] + given[1]) / 2 : Math.max(given[0], given[1]);
                    neighbours.get(first).add(pair.getKey());
                    weights.get(first).add(weight);
                    neighbours.get(pair.getKey()).add(first);
                    weights.get(pair.getKey()).add(weight);
                    pairs++;
                    both += two ? 1 : 0;
                    unequal += two && given[0] != given[1] ? 1 : 0;
                }
            }
            double[] sums = weights.stream()
                    .mapToDouble(
                            own -> own.stream().mapToDouble(Double::doubleValue).sum())
                    .toArray();
            return new SpatialWeights(
                    neighbours.stream()
                            .map(own -> own.stream().mapToInt(Integer::intValue).toArray())
                            .toList(),
                    IntStream.range(0, names.size())
                            .mapToObj(g -> weights.get(g).stream()
                                    .mapToDouble(weight -> weight / sums[g])
                                    .toArray())
                            .toList(),
                    sums,
                    pairs,
                    findings(pairs, both, unequal, neighbours));
        }

        private void add(Neighbours.Pair pair) {
            Integer first = numbers.get(pair.group());
            Integer second = numbers.get(pair.neighbour());
            if (first == null || second == null) {
                unknownRows++;
                unknown.addAll(first == null ? List.of(pair.group()) : List.of());
                unknown.addAll(second == null ? List.of(pair.neighbour()) : List.of());
            } else if (first.equals(second)) {
                self++;
            } else {
                int direction = first < second ? 0 : 1;
                double[] given = directions
                        .computeIfAbsent(Math.min(first, second), key -> new TreeMap<>())
                        .computeIfAbsent(Math.max(first, second), key -> new double[2]);
                repeated += given[direction] > 0 ? 1 : 0;
                given[direction] = given[direction] > 0 ? given[direction] : pair.weight();
            }
        }

        /** Where no pair is listed in both directions, one row per pair is how the file is meant. */
        private List<Finding> findings(int pairs, int both, int unequal, List<List<Integer>> neighbours) {
            List<Finding> findings = new ArrayList<>();
            if (pairs == 0) {
                return List.of(Finding.of("no_neighbours"));
            }
            if (unknownRows > 0) {
                findings.add(Finding.of("neighbours_unknown", Map.of("rows", unknownRows, "groups", unknown.size()))
                        .at(unknown));
            }
            if (self + repeated > 0) {
                findings.add(Finding.of("neighbours_not_used", Map.of("self", self, "repeated", repeated)));
            }
            int oneWay = both > 0 ? pairs - both : 0;
            if (oneWay + unequal > 0) {
                findings.add(Finding.of(
                        "neighbours_asymmetric", Map.of("pairs", pairs, "one_way", oneWay, "unequal", unequal)));
            }
            List<String> islands = IntStream.range(0, names.size())
                    .filter(g -> neighbours.get(g).isEmpty())
                    .mapToObj(names::get)
                    .toList();
            if (!islands.isEmpty()) {
                findings.add(
                        Finding.of("groups_without_neighbours", Map.of("groups", islands.size(), "all", names.size()))
                                .at(islands));
            }
            return findings;
        }
    }
}
