package kith.twolevel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rows of one group by cluster, as the sufficient statistics of a two-level model. Values are kept about the means
 * of the sample, so that products do not lose digits.
 *
 * @param name of the group, empty where there is one
 * @param variables names of the p variables
 * @param levels one a variable
 * @param centre p means that were subtracted
 * @param patterns which variables that vary within clusters are observed, one a pattern
 * @param betweenPatterns which variables that exist between clusters only are observed, one a pattern
 */
record ClusteredSample(
        String name,
        List<String> variables,
        List<VariableLevel> levels,
        double[] centre,
        List<boolean[]> patterns,
        List<boolean[]> betweenPatterns,
        List<Cluster> clusters) {

    int size() {
        return clusters.stream().mapToInt(Cluster::size).sum();
    }

    int width() {
        return variables.size();
    }

    /** How many values are observed; one that exists between clusters only counts once a cluster. */
    long values() {
        long values = 0;
        for (Cluster cluster : clusters) {
            for (int k = 0; k < cluster.patterns().length; k++) {
                values += (long) cluster.counts()[k] * count(patterns.get(cluster.patterns()[k]));
            }
            values += count(betweenPatterns.get(cluster.betweenPattern()));
        }
        return values;
    }

    /** Whether every value is observed. */
    boolean isComplete() {
        long all = 0;
        for (VariableLevel level : levels) {
            all += level.isWithin() ? size() : clusters.size();
        }
        return values() == all;
    }

    /** How many clusters there are of each size. */
    Map<Integer, Integer> sizes() {
        Map<Integer, Integer> sizes = new TreeMap<>();
        clusters.forEach(cluster -> sizes.merge(cluster.size(), 1, Integer::sum));
        return sizes;
    }

    /** @param times how often each cluster is in the sample */
    ClusteredSample drawn(int[] times) {
        List<Cluster> some = new ArrayList<>();
        for (int c = 0; c < times.length; c++) {
            for (int k = 0; k < times[c]; k++) {
                some.add(clusters.get(c));
            }
        }
        return new ClusteredSample(name, variables, levels, centre, patterns, betweenPatterns, some);
    }

    /** The statistics of some of the variables. */
    ClusteredSample of(int[] some) {
        List<Cluster> parts = new ArrayList<>();
        for (Cluster cluster : clusters) {
            int kinds = cluster.patterns().length;
            double[][] sums = new double[kinds][];
            double[][] products = new double[kinds][some.length * some.length];
            for (int k = 0; k < kinds; k++) {
                sums[k] = select(cluster.sums()[k], some);
                for (int i = 0; i < some.length; i++) {
                    for (int j = 0; j < some.length; j++) {
                        products[k][i * some.length + j] = cluster.crossProducts()[k][some[i] * width() + some[j]];
                    }
                }
            }
            parts.add(new Cluster(
                    cluster.patterns(),
                    cluster.counts(),
                    sums,
                    products,
                    select(cluster.between(), some),
                    cluster.betweenPattern(),
                    cluster.size()));
        }
        return new ClusteredSample(
                name,
                Arrays.stream(some).mapToObj(variables::get).toList(),
                Arrays.stream(some).mapToObj(levels::get).toList(),
                select(centre, some),
                patterns.stream().map(pattern -> select(pattern, some)).toList(),
                betweenPatterns.stream().map(pattern -> select(pattern, some)).toList(),
                parts);
    }

    private static double[] select(double[] values, int[] some) {
        return Arrays.stream(some).mapToDouble(i -> values[i]).toArray();
    }

    private static boolean[] select(boolean[] values, int[] some) {
        boolean[] selected = new boolean[some.length];
        for (int i = 0; i < some.length; i++) {
            selected[i] = values[some[i]];
        }
        return selected;
    }

    private static int count(boolean[] pattern) {
        int count = 0;
        for (boolean observed : pattern) {
            count += observed ? 1 : 0;
        }
        return count;
    }

    /**
     * The statistics of rows.
     *
     * @param columns one a variable, NaN for a missing response
     * @param cluster number of each row's cluster
     * @param rows which rows, each with a value of a variable that varies within clusters
     */
    static ClusteredSample of(
            String name,
            List<String> variables,
            List<VariableLevel> levels,
            double[][] columns,
            int[] cluster,
            int[] rows) {
        return new Gathering(levels, columns, cluster, rows).sample(name, variables);
    }

    /** Gathers the statistics. */
    private static final class Gathering {
        private final List<VariableLevel> levels;
        private final double[][] columns;
        private final int p;
        private final double[] centre;
        private final Map<Integer, List<Integer>> byCluster = new LinkedHashMap<>();
        private final Map<List<Boolean>, Integer> patterns = new LinkedHashMap<>();
        private final Map<List<Boolean>, Integer> betweenPatterns = new LinkedHashMap<>();

        Gathering(List<VariableLevel> levels, double[][] columns, int[] cluster, int[] rows) {
            this.levels = levels;
            this.columns = columns;
            this.p = levels.size();
            this.centre = new double[p];
            for (int row : rows) {
                byCluster
                        .computeIfAbsent(cluster[row], key -> new ArrayList<>())
                        .add(row);
            }
            for (int i = 0; i < p; i++) {
                double[] column = columns[i];
                centre[i] = Arrays.stream(rows)
                        .mapToDouble(row -> column[row])
                        .filter(Double::isFinite)
                        .average()
                        .orElse(0);
            }
        }

        ClusteredSample sample(String name, List<String> variables) {
            List<Cluster> clusters =
                    byCluster.values().stream().map(this::cluster).toList();
            return new ClusteredSample(
                    name, variables, levels, centre, masks(patterns), masks(betweenPatterns), clusters);
        }

        private static List<boolean[]> masks(Map<List<Boolean>, Integer> patterns) {
            return patterns.keySet().stream()
                    .map(pattern -> {
                        boolean[] mask = new boolean[pattern.size()];
                        for (int i = 0; i < mask.length; i++) {
                            mask[i] = pattern.get(i);
                        }
                        return mask;
                    })
                    .toList();
        }

        private Cluster cluster(List<Integer> rows) {
            Map<Integer, List<Integer>> byPattern = new TreeMap<>();
            for (int row : rows) {
                byPattern
                        .computeIfAbsent(numbered(patterns, mask(row, true)), key -> new ArrayList<>())
                        .add(row);
            }
            int kinds = byPattern.size();
            int[] numbers = new int[kinds];
            int[] counts = new int[kinds];
            double[][] sums = new double[kinds][p];
            double[][] products = new double[kinds][p * p];
            int k = 0;
            for (Map.Entry<Integer, List<Integer>> entry : byPattern.entrySet()) {
                numbers[k] = entry.getKey();
                counts[k] = entry.getValue().size();
                for (int row : entry.getValue()) {
                    add(row, sums[k], products[k]);
                }
                k++;
            }
            return new Cluster(numbers, counts, sums, products, between(rows), betweenNumber(rows), rows.size());
        }

        private void add(int row, double[] sum, double[] products) {
            double[] value = new double[p];
            for (int i = 0; i < p; i++) {
                value[i] = levels.get(i).isWithin() && !Double.isNaN(columns[i][row]) ? columns[i][row] - centre[i] : 0;
            }
            for (int i = 0; i < p; i++) {
                sum[i] += value[i];
                for (int j = 0; j < p; j++) {
                    products[i * p + j] += value[i] * value[j];
                }
            }
        }

        private double[] between(List<Integer> rows) {
            double[] values = new double[p];
            for (int i = 0; i < p; i++) {
                if (!levels.get(i).isWithin()) {
                    double value = known(i, rows);
                    values[i] = Double.isNaN(value) ? 0 : value - centre[i];
                }
            }
            return values;
        }

        private int betweenNumber(List<Integer> rows) {
            List<Boolean> pattern = new ArrayList<>();
            for (int i = 0; i < p; i++) {
                pattern.add(!levels.get(i).isWithin() && !Double.isNaN(known(i, rows)));
            }
            return numbered(betweenPatterns, pattern);
        }

        /** The value that the cluster's rows have, NaN where none has one. */
        private double known(int variable, List<Integer> rows) {
            for (int row : rows) {
                if (!Double.isNaN(columns[variable][row])) {
                    return columns[variable][row];
                }
            }
            return Double.NaN;
        }

        private List<Boolean> mask(int row, boolean within) {
            List<Boolean> mask = new ArrayList<>();
            for (int i = 0; i < p; i++) {
                mask.add(levels.get(i).isWithin() == within && !Double.isNaN(columns[i][row]));
            }
            return mask;
        }

        private static int numbered(Map<List<Boolean>, Integer> known, List<Boolean> pattern) {
            Integer number = known.putIfAbsent(pattern, known.size());
            return number == null ? known.size() - 1 : number;
        }
    }
}
