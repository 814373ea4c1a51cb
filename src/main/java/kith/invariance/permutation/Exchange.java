package kith.invariance.permutation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kith.data.Grouping;
import kith.data.PackedNumbers;
import kith.data.Responses;
import kith.invariance.model.ContextLayout;
import kith.moments.Missing;
import kith.sem.Sem;
import org.apache.commons.math3.random.RandomGenerator;

/** Exchanges what would make no difference if contexts were alike. */
interface Exchange {

    /** The answers with contexts exchanged at random. */
    Responses draw(RandomGenerator random);

    static Exchange of(ContextLayout layout, Sem model, List<String> items, Responses responses) {
        if (layout instanceof ContextLayout.AcrossGroups groups) {
            return Groups.of(groups.column(), model, items, responses);
        }
        kith.sem.model.Occasions occasions = layout.repeated().orElseThrow();
        if (layout.grouping().isEmpty()) {
            return new Occasions(occasions, responses);
        }
        List<String> columns = items.stream()
                .flatMap(item -> occasions.variables().getOrDefault(item, List.of(item)).stream())
                .toList();
        Groups groups = Groups.of(layout.grouping().get(), model, columns, responses);
        return random -> new Occasions(occasions, groups.draw(random)).draw(random);
    }

    /** A random order of 0 … n − 1. */
    static int[] shuffled(int n, RandomGenerator random) {
        int[] order = IntStream.range(0, n).toArray();
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return order;
    }

    /**
     * Rows change their groups.
     *
     * @param blocks within which units are exchanged, each a list of units that are rows of one group
     */
    record Groups(Responses responses, Grouping grouping, List<List<int[]>> blocks) implements Exchange {

        static Groups of(String column, Sem model, List<String> items, Responses responses) {
            Grouping grouping = responses.grouping(column);
            int[] code = grouping.code();
            double[][] answers = items.stream().map(responses::column).toArray(double[][]::new);
            boolean complete = model.missing() == Missing.LISTWISE;
            int[] rows = IntStream.range(0, code.length)
                    .filter(row -> code[row] != Grouping.NONE)
                    .filter(row -> !complete || Arrays.stream(answers).noneMatch(one -> Double.isNaN(one[row])))
                    .toArray();
            if (model.cluster().isEmpty()) {
                List<int[]> single =
                        Arrays.stream(rows).mapToObj(row -> new int[] {row}).toList();
                return new Groups(responses, grouping, List.of(single));
            }
            return clustered(responses, grouping, model.cluster().get(), rows);
        }

        /** Whole clusters are exchanged where each has one group, or else rows within each cluster. */
        private static Groups clustered(Responses responses, Grouping grouping, String column, int[] rows) {
            int[] code = grouping.code();
            Grouping clusters = responses.grouping(column);
            int[] cluster = clusters.code();
            List<int[]> units = IntStream.range(0, clusters.names().size())
                    .mapToObj(c ->
                            Arrays.stream(rows).filter(row -> cluster[row] == c).toArray())
                    .filter(unit -> unit.length > 0)
                    .toList();
            boolean nested =
                    units.stream().allMatch(unit -> Arrays.stream(unit).allMatch(row -> code[row] == code[unit[0]]));
            if (nested) {
                return new Groups(responses, grouping, List.of(units));
            }
            List<List<int[]>> blocks = units.stream()
                    .map(unit ->
                            Arrays.stream(unit).mapToObj(row -> new int[] {row}).toList())
                    .toList();
            return new Groups(responses, grouping, blocks);
        }

        @Override
        public Responses draw(RandomGenerator random) {
            int[] code = grouping.code();
            int[] drawn = grouping.code();
            for (List<int[]> units : blocks) {
                int[] order = shuffled(units.size(), random);
                for (int u = 0; u < order.length; u++) {
                    for (int row : units.get(u)) {
                        drawn[row] = code[units.get(order[u])[0]];
                    }
                }
            }
            List<String> names = new ArrayList<>();
            for (int group : drawn) {
                names.add(group == Grouping.NONE ? "" : grouping.names().get(group));
            }
            Map<String, List<String>> labels = new LinkedHashMap<>(responses.labels());
            labels.put(grouping.variable(), names);
            return new Responses(responses.source(), responses.rowIds(), responses.numeric(), labels);
        }
    }

    /** Each person's answers change their contexts, all items of a context together. */
    record Occasions(kith.sem.model.Occasions occasions, Responses responses) implements Exchange {

        @Override
        public Responses draw(RandomGenerator random) {
            int[][] orders = new int[responses.size()][];
            for (int row = 0; row < orders.length; row++) {
                orders[row] = shuffled(occasions.count(), random);
            }
            Map<String, double[]> exchanged = new LinkedHashMap<>();
            for (List<String> columns : occasions.variables().values()) {
                if (columns.stream().allMatch(responses.numeric()::containsKey)) {
                    List<PackedNumbers> answers =
                            columns.stream().map(responses::packed).toList();
                    for (int context = 0; context < columns.size(); context++) {
                        double[] drawn = new double[orders.length];
                        for (int row = 0; row < drawn.length; row++) {
                            drawn[row] = answers.get(orders[row][context]).at(row);
                        }
                        exchanged.put(columns.get(context), drawn);
                    }
                }
            }
            return responses.withNumbers(exchanged);
        }
    }
}
