package kith.twolevel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kith.data.Grouping;
import kith.data.Responses;
import kith.data.RowsLeftOut;
import kith.finding.Finding;
import kith.finding.Problems;
import kith.moments.Missing;
import kith.sem.Sem;
import kith.sem.model.ParameterTable;

/**
 * The rows that a two-level model is fitted to, by group and cluster.
 *
 * @param samples one a group of the model, in its order
 * @param findings which rows were left out, and what is unusual about the clusters
 */
record ClusteredRows(List<ClusteredSample> samples, List<Finding> findings) {

    /** The share of squared values below which a variance is rounding. */
    private static final double ROUNDING = 1e-13;

    /**
     * @throws kith.finding.InputException when columns are missing, or a variable between clusters differs within one
     */
    static ClusteredRows of(Responses responses, Sem sem, ParameterTable table) {
        return new Gathering(responses, sem, table).rows();
    }

    private static final class Gathering {
        private final Responses responses;
        private final Sem sem;
        private final ParameterTable table;
        private final List<VariableLevel> levels;
        private final Grouping clusters;
        private final Problems problems = new Problems();
        private final List<Finding> findings = new ArrayList<>();
        private final double[][] columns;

        Gathering(Responses responses, Sem sem, ParameterTable table) {
            this.responses = responses;
            this.sem = sem;
            this.table = table;
            this.levels = LevelBlocks.levels(table);
            this.clusters = grouping(sem.cluster().orElseThrow());
            this.columns = table.observed().stream().map(responses::column).toArray(double[][]::new);
        }

        private Grouping grouping(String column) {
            if (!responses.labels().containsKey(column) && !responses.numeric().containsKey(column)) {
                problems.add(
                        responses.source(),
                        "no column “" + column + "”",
                        "one of " + String.join(", ", responses.labels().keySet()) + ", "
                                + String.join(", ", responses.numeric().keySet()),
                        "correct the name of the column of clusters");
                problems.throwIfAny();
            }
            return responses.grouping(column);
        }

        ClusteredRows rows() {
            int[] cluster = clusters.code();
            int[] group =
                    sem.group().map(column -> responses.grouping(column).code()).orElse(new int[cluster.length]);
            tellWithout(cluster);
            List<ClusteredSample> samples = new ArrayList<>();
            List<String> groups = table.groups();
            requireOneValue(cluster);
            requireOneGroup(cluster, group);
            problems.throwIfAny();
            int lost = 0;
            int empty = 0;
            for (int g = 0; g < groups.size(); g++) {
                int number = g;
                int[] all = IntStream.range(0, cluster.length)
                        .filter(row -> cluster[row] != Grouping.NONE && group[row] == number)
                        .toArray();
                int[] some = IntStream.of(all).filter(this::hasResponse).toArray();
                int[] kept = sem.missing() == Missing.FIML
                        ? some
                        : IntStream.of(some).filter(this::isComplete).toArray();
                empty += all.length - some.length;
                lost += some.length - kept.length;
                samples.add(ClusteredSample.of(groups.get(g), table.observed(), levels, columns, cluster, kept));
            }
            tellLost(lost, empty, cluster.length);
            samples.forEach(this::check);
            problems.throwIfAny();
            return new ClusteredRows(samples, findings);
        }

        private void tellWithout(int[] cluster) {
            long without =
                    IntStream.of(cluster).filter(code -> code == Grouping.NONE).count();
            if (without > 0) {
                findings.add(Finding.of(
                                "rows_without_cluster",
                                Map.of("rows", without, "all", cluster.length, "column", clusters.variable()))
                        .at(clusters.variable()));
            }
        }

        private void tellLost(int lost, int empty, int all) {
            if (lost + empty > 0 && sem.missing() != Missing.FIML) {
                findings.add(RowsLeftOut.finding(lost + empty, all, "listwise", "fiml"));
            } else if (empty > 0) {
                findings.add(Finding.of("empty_rows", Map.of("rows", empty, "all", all)));
            }
        }

        /** Whether a row has a response to a variable that varies within clusters. */
        private boolean hasResponse(int row) {
            return IntStream.range(0, columns.length)
                    .anyMatch(i -> levels.get(i).isWithin() && !Double.isNaN(columns[i][row]));
        }

        private boolean isComplete(int row) {
            return IntStream.range(0, columns.length).noneMatch(i -> Double.isNaN(columns[i][row]));
        }

        private void requireOneValue(int[] cluster) {
            for (int i = 0; i < columns.length; i++) {
                if (levels.get(i).isWithin()) {
                    continue;
                }
                Map<Integer, Double> known = new HashMap<>();
                for (int row = 0; row < cluster.length; row++) {
                    double value = columns[i][row];
                    if (cluster[row] == Grouping.NONE || Double.isNaN(value)) {
                        continue;
                    }
                    Double before = known.putIfAbsent(cluster[row], value);
                    if (before != null && before != value) {
                        problems.add(
                                table.observed().get(i),
                                "two values in cluster “" + clusters.names().get(cluster[row]) + "”, " + before
                                        + " and " + value,
                                "one value a cluster for a variable at level 2 only",
                                "model it at level 1 as well, or take its cluster mean");
                        break;
                    }
                }
            }
        }

        private void requireOneGroup(int[] cluster, int[] group) {
            Map<Integer, Integer> known = new HashMap<>();
            for (int row = 0; row < cluster.length; row++) {
                if (cluster[row] == Grouping.NONE || group[row] < 0) {
                    continue;
                }
                Integer before = known.putIfAbsent(cluster[row], group[row]);
                if (before != null && before != group[row]) {
                    problems.add(
                            clusters.variable(),
                            "cluster “" + clusters.names().get(cluster[row]) + "” in the groups “"
                                    + table.groups().get(before) + "” and “"
                                    + table.groups().get(group[row]) + "”",
                            "clusters that lie in one group each: groups are taken to be independent",
                            "take the groups as a predictor at level 1, or give clusters of different groups different names");
                    return;
                }
            }
        }

        private void check(ClusteredSample sample) {
            String where = sample.name().isEmpty() ? clusters.variable() : sample.name();
            int count = sample.clusters().size();
            if (count < 2) {
                problems.add(
                        where,
                        count + (count == 1 ? " cluster" : " clusters") + " with responses",
                        "at least 2, and many more to say anything",
                        "");
                return;
            }
            requireVariance(sample, where);
            long single = sample.clusters().stream()
                    .filter(cluster -> cluster.size() == 1)
                    .count();
            if (single > 0) {
                findings.add(Finding.of("clusters_of_one", Map.of("clusters", single, "all", count))
                        .at(clusters.variable())
                        .in(sample.name()));
            }
        }

        private void requireVariance(ClusteredSample sample, String where) {
            if (sample.clusters().stream().allMatch(cluster -> cluster.size() == 1)) {
                problems.add(
                        where,
                        "one row in every cluster",
                        "clusters of two or more, which tell what lies within them from what lies between",
                        "fit a model of one level");
                return;
            }
            StartingMoments moments = StartingMoments.of(sample);
            for (int i = 0; i < levels.size(); i++) {
                String name = table.observed().get(i);
                double within = moments.within().at(name, name);
                double between = moments.between().at(name, name);
                double rounding = ROUNDING * (within + between + sample.centre()[i] * sample.centre()[i]);
                if (levels.get(i).isWithin() && within <= Math.max(rounding, Double.MIN_NORMAL)) {
                    problems.add(
                            name,
                            "no variance within clusters" + in(sample),
                            "responses that differ within clusters",
                            "model it at level 2 only, or leave it out");
                } else if (!levels.get(i).isWithin() && between <= Math.max(rounding, Double.MIN_NORMAL)) {
                    problems.add(name, "no variance" + in(sample), "values that differ", "leave it out");
                }
            }
        }

        private static String in(ClusteredSample sample) {
            return sample.name().isEmpty() ? "" : " in “" + sample.name() + "”";
        }
    }
}
