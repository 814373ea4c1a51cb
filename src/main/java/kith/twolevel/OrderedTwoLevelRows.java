package kith.twolevel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import kith.data.Grouping;
import kith.data.Responses;
import kith.data.RowsLeftOut;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.sem.Sem;
import kith.sem.model.ModelContext;
import kith.sem.model.ModelContext.Categories;
import kith.sem.model.ModelSpecification;
import kith.sem.model.ParameterTable;

/** Reads what a two-level model of ordered items needs of the responses: categories, clusters, rows. */
final class OrderedTwoLevelRows {

    private static final int MOST_CATEGORIES = 20;

    private final Sem sem;
    private final Responses responses;
    private final List<String> names;
    private final Grouping clusters;
    private final List<List<Double>> values;

    /** @throws InputException when the model is for groups, or columns or categories are not there */
    OrderedTwoLevelRows(Sem sem, Responses responses) {
        this.sem = sem;
        this.responses = responses;
        this.names = sem.syntax().observed();
        if (sem.group().isPresent()) {
            throw new InputException(
                    sem.group().get(),
                    "groups, with ordered responses at two levels",
                    "one group",
                    "fit the groups one after the other");
        }
        this.clusters = grouping();
        this.values = values();
    }

    private Grouping grouping() {
        String column = sem.cluster().orElseThrow();
        if (!responses.labels().containsKey(column) && !responses.numeric().containsKey(column)) {
            throw new InputException(
                    responses.source(),
                    "no column “" + column + "”",
                    "one of " + String.join(", ", responses.numeric().keySet()),
                    "correct the name of the column of clusters");
        }
        return responses.grouping(column);
    }

    private List<List<Double>> values() {
        Problems problems = new Problems();
        List<List<Double>> all = new ArrayList<>();
        for (String name : names) {
            double[] column = responses.numeric().getOrDefault(name, new double[0]);
            TreeSet<Double> own = new TreeSet<>();
            for (double value : column) {
                if (!Double.isNaN(value)) {
                    own.add(value);
                }
            }
            if (own.size() < 2 || own.size() > MOST_CATEGORIES) {
                problems.add(
                        name,
                        own.size() + " different responses",
                        "2 to " + MOST_CATEGORIES + " ordered categories",
                        own.size() > MOST_CATEGORIES
                                ? "take it as a number: do not name it as ordered"
                                : "leave the item out");
            }
            all.add(List.copyOf(own));
        }
        problems.throwIfAny();
        return all;
    }

    /** The table of parameters with all items ordered: residual variances are fixed unless the model says otherwise. */
    ParameterTable table() {
        Map<String, Categories> categories = new LinkedHashMap<>();
        for (int j = 0; j < names.size(); j++) {
            categories.put(names.get(j), Categories.of(values.get(j).size()));
        }
        return table(categories);
    }

    /** The same as if the items were numbers. */
    ParameterTable tableOfNumbers() {
        return table(Map.of());
    }

    private ParameterTable table(Map<String, Categories> categories) {
        ModelContext context = ModelContext.plain()
                .withColumns(responses.numeric().keySet())
                .withLevels(2)
                .withOrdered(categories);
        return new ModelSpecification(
                        sem.syntax(), sem.model().withMeanStructure(true), context, java.util.Set.of(), List.of())
                .table();
    }

    /**
     * The responses of each cluster.
     *
     * @param order names of the items
     * @param listwise whether rows that lack a response are left out
     * @param findings receives what happened to rows and clusters
     */
    OrderedClusters clusters(List<String> order, boolean listwise, List<Finding> findings) {
        int[] code = clusters.code();
        Map<Integer, List<int[]>> rows = new LinkedHashMap<>();
        int without = 0;
        int empty = 0;
        int incomplete = 0;
        int[] place = order.stream().mapToInt(names::indexOf).toArray();
        List<double[]> columns = order.stream().map(responses::column).toList();
        for (int row = 0; row < code.length; row++) {
            int at = row;
            int[] answer = IntStream.range(0, place.length)
                    .map(j -> values.get(place[j]).indexOf(columns.get(j)[at]))
                    .toArray();
            if (code[row] == Grouping.NONE) {
                without++;
            } else if (IntStream.of(answer).allMatch(a -> a < 0)) {
                empty++;
            } else if (listwise && IntStream.of(answer).anyMatch(a -> a < 0)) {
                incomplete++;
            } else {
                rows.computeIfAbsent(code[row], key -> new ArrayList<>()).add(answer);
            }
        }
        if (without > 0) {
            findings.add(Finding.of(
                            "rows_without_cluster",
                            Map.of("rows", without, "all", code.length, "column", clusters.variable()))
                    .at(clusters.variable()));
        }
        if (incomplete > 0) {
            findings.add(RowsLeftOut.finding(incomplete + empty, code.length, "listwise", "pairwise"));
        } else if (empty > 0) {
            findings.add(Finding.of("empty_rows", Map.of("rows", empty, "all", code.length)));
        }
        int[] categories = IntStream.of(place).map(j -> values.get(j).size()).toArray();
        List<List<int[]>> kept = List.copyOf(rows.values());
        check(order, categories, kept, findings);
        return OrderedClusters.of(categories, kept);
    }

    private void check(List<String> order, int[] categories, List<List<int[]>> rows, List<Finding> findings) {
        if (rows.size() < 2) {
            throw new InputException(
                    clusters.variable(),
                    rows.size() + (rows.size() == 1 ? " cluster" : " clusters") + " with responses",
                    "at least 2, and many more to say anything",
                    "");
        }
        long single = rows.stream().filter(cluster -> cluster.size() == 1).count();
        if (single == rows.size()) {
            throw new InputException(
                    clusters.variable(),
                    "one row in every cluster",
                    "clusters of two or more, which tell what lies within them from what lies between",
                    "fit a model of one level");
        }
        if (single > 0) {
            findings.add(Finding.of("clusters_of_one", Map.of("clusters", single, "all", rows.size()))
                    .at(clusters.variable()));
        }
        Problems problems = new Problems();
        for (int j = 0; j < categories.length; j++) {
            int item = j;
            boolean[] seen = new boolean[categories[j]];
            rows.forEach(
                    cluster -> cluster.stream().filter(row -> row[item] >= 0).forEach(row -> seen[row[item]] = true));
            for (int k = 0; k < seen.length; k++) {
                if (!seen[k]) {
                    problems.add(
                            order.get(j),
                            "no response "
                                    + values.get(names.indexOf(order.get(j))).get(k) + " in the rows that are used",
                            "responses in every category",
                            "join it with the next category, or use rows with missing responses");
                }
            }
            if (rows.stream().allMatch(cluster -> isConstant(cluster, item))) {
                problems.add(
                        order.get(j),
                        "no variance within clusters",
                        "responses that differ within clusters",
                        "leave the item out");
            }
        }
        problems.throwIfAny();
    }

    private static boolean isConstant(List<int[]> cluster, int item) {
        return cluster.stream()
                        .mapToInt(row -> row[item])
                        .filter(answer -> answer >= 0)
                        .distinct()
                        .count()
                <= 1;
    }

    /** How many rows and clusters there are. */
    static ClusterCounts counts(OrderedClusters data) {
        int[] sizes =
                data.counts().stream().mapToInt(own -> Arrays.stream(own).sum()).toArray();
        return ClusterCounts.of("", sizes);
    }
}
