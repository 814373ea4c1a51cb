package kith.twolevel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import kith.data.Grouping;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.math.CumulativeLink;
import kith.sem.Sem;
import kith.sem.model.ModelContext;
import kith.sem.model.ModelContext.Categories;
import kith.sem.model.ModelSpecification;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;

/**
 * A factor model of ordered responses at two levels, by marginal maximum likelihood: P(u_j ≤ k) = F(τ_jk − λ_Wj′ η_W −
 * λ_Bj′ η_B). Rows are used with the responses that they have (missing at random). It is the model of Mplus with
 * {@code TYPE = TWOLEVEL}, {@code ESTIMATOR = ML} and residual variances between clusters fixed at 0: each of these
 * would be one more dimension of integration.
 *
 * @param sem the model with {@code level:} blocks, up to three factors in all, and its column of clusters
 * @param link distribution of the latent residual of a response
 */
public record OrderedTwoLevelSem(Sem sem, CumulativeLink link) {

    private static final int MOST_FACTORS = 3;
    private static final int MOST_CATEGORIES = 20;

    /**
     * Fits the model.
     *
     * @throws InputException when model and data do not fit together, or the model needs what is not there for ordered
     *     responses
     */
    public OrderedTwoLevelFit fit(Responses responses) {
        TwoLevelSem.requireLevels(sem);
        if (sem.group().isPresent()) {
            throw new InputException(
                    sem.group().get(),
                    "groups, with ordered responses at two levels",
                    "one group",
                    "fit the groups one after the other");
        }
        List<String> names = sem.syntax().observed();
        Grouping clusters = clusters(responses);
        List<List<Double>> values = values(responses, names);
        Map<String, Categories> categories = new LinkedHashMap<>();
        for (int j = 0; j < names.size(); j++) {
            categories.put(names.get(j), Categories.of(values.get(j).size()));
        }
        ModelContext context = ModelContext.plain()
                .withColumns(responses.numeric().keySet())
                .withLevels(2)
                .withOrdered(categories);
        ParameterTable table = new ModelSpecification(
                        sem.syntax(), sem.model().withMeanStructure(true), context, java.util.Set.of(), List.of())
                .table();
        require(table);
        List<Finding> findings = new ArrayList<>();
        OrderedClusters data = data(responses, table.observed(), names, values, clusters, findings);
        return new OrderedTwoLevelFitting(sem, link, table, data, findings).fit();
    }

    private Grouping clusters(Responses responses) {
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

    private static List<List<Double>> values(Responses responses, List<String> names) {
        Problems problems = new Problems();
        List<List<Double>> values = new ArrayList<>();
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
            values.add(List.copyOf(own));
        }
        problems.throwIfAny();
        return values;
    }

    private void require(ParameterTable table) {
        Problems problems = new Problems();
        String source = sem.syntax().source();
        long factors = table.parameters().stream()
                .filter(row -> row.op() == Operator.LOADING)
                .map(row -> row.lhs() + "\n" + row.level())
                .distinct()
                .count();
        if (factors > MOST_FACTORS) {
            problems.add(
                    source,
                    factors + " factors over both levels",
                    "at most " + MOST_FACTORS + ", each of which is a dimension of integration",
                    "fit fewer factors at a time, or take responses as numbers");
        }
        for (int level = 1; level <= 2; level++) {
            int number = level;
            if (table.parameters().stream().noneMatch(row -> row.level() == number && row.op() == Operator.LOADING)) {
                problems.add(source, "no factor at level " + level, "a factor at each level", "");
            }
        }
        table.parameters().stream()
                .filter(row -> !isOffered(row, table))
                .forEach(row -> problems.add(
                        row.toString(),
                        row.op().isEffect() ? "a regression" : "a residual variance or covariance, or a free mean",
                        "factors with loadings, and their variances and covariances, for ordered responses at two levels",
                        "leave it out"));
        problems.throwIfAny();
    }

    private static boolean isOffered(Parameter row, ParameterTable table) {
        boolean observed = table.observed().contains(row.lhs());
        return switch (row.op()) {
            case LOADING -> table.observed().contains(row.rhs());
            case THRESHOLD -> true;
            case COVARIANCE -> !observed || !row.isFree() && row.lhs().equals(row.rhs());
            case INTERCEPT, SCALE -> !row.isFree();
            default -> false;
        };
    }

    private static OrderedClusters data(
            Responses responses,
            List<String> order,
            List<String> names,
            List<List<Double>> values,
            Grouping clusters,
            List<Finding> findings) {
        int[] code = clusters.code();
        Map<Integer, List<int[]>> rows = new LinkedHashMap<>();
        int without = 0;
        int empty = 0;
        List<double[]> columns = order.stream().map(responses::column).toList();
        for (int row = 0; row < code.length; row++) {
            int at = row;
            int[] answer = IntStream.range(0, order.size())
                    .map(j -> values.get(names.indexOf(order.get(j))).indexOf(columns.get(j)[at]))
                    .toArray();
            if (code[row] == Grouping.NONE) {
                without++;
            } else if (IntStream.of(answer).allMatch(a -> a < 0)) {
                empty++;
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
        if (empty > 0) {
            findings.add(Finding.of("empty_rows", Map.of("rows", empty, "all", code.length)));
        }
        if (rows.size() < 2) {
            throw new InputException(
                    clusters.variable(),
                    rows.size() + (rows.size() == 1 ? " cluster" : " clusters") + " with responses",
                    "at least 2, and many more to say anything",
                    "");
        }
        int[] categories = order.stream()
                .mapToInt(name -> values.get(names.indexOf(name)).size())
                .toArray();
        return OrderedClusters.of(categories, List.copyOf(rows.values()));
    }
}
