package kith.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import kith.data.Grouping;
import kith.data.KeyedResponses;
import kith.data.Responses;
import kith.instrument.Instrument;
import kith.instrument.Item;
import kith.instrument.ResponseScale;
import kith.math.Descriptives;
import kith.moments.PairwiseMoments;
import kith.moments.PairwiseMomentsAccumulator;

/**
 * Who answered, and what was answered to each item, as it stands in the data (nothing recoded).
 *
 * @param rows how many rows (respondents, or their visits)
 * @param respondents how many different ids, or rows where no id is told
 * @param groups the groups that are compared, or one group without a name
 * @param items one an item, in the order of the questionnaire
 * @param moments of the keyed answers, with every pair of answers that there is
 */
public record SampleDescription(
        int rows, int respondents, List<Group> groups, List<ItemResponses> items, PairwiseMoments moments) {

    public SampleDescription {
        groups = List.copyOf(groups);
        items = List.copyOf(items);
    }

    /**
     * A group.
     *
     * @param name empty for all respondents
     * @param rows how many rows
     * @param complete how many of them have an answer to every item
     * @param clusters how many clusters they come from; 0 where no column says it
     * @param missingShare share of all answers that are missing
     */
    public record Group(String name, int rows, int complete, int clusters, double missingShare) {}

    /**
     * The answers to one item.
     *
     * @param points the points of its scale in ascending order; empty for a continuous one
     * @param counts how often each was chosen
     */
    public record ItemResponses(String item, Descriptives described, int[] points, int[] counts) {
        public ItemResponses {
            points = points.clone();
            counts = counts.clone();
        }

        @Override
        public int[] points() {
            return points.clone();
        }

        @Override
        public int[] counts() {
            return counts.clone();
        }

        /** Share of the answers that are missing. */
        public double missingShare() {
            return (double) described.missing() / (described.n() + described.missing());
        }
    }

    /** @param cluster column of the clusters, if there is one */
    public static SampleDescription of(
            Instrument instrument, Responses responses, Optional<Grouping> groups, Optional<String> cluster) {
        List<Item> items = instrument.items();
        List<double[]> columns =
                items.stream().map(item -> responses.column(item.id())).toList();
        int[] everybody = IntStream.range(0, responses.size()).toArray();
        List<Group> sizes = new ArrayList<>();
        if (groups.isPresent()) {
            for (int group = 0; group < groups.get().names().size(); group++) {
                sizes.add(group(
                        groups.get().names().get(group), groups.get().rowsOf(group), columns, responses, cluster));
            }
        }
        if (sizes.size() != 1) {
            sizes.add(group("", everybody, columns, responses, cluster));
        }
        List<ItemResponses> answers = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            answers.add(answers(items.get(i), instrument.scaleOf(items.get(i)), columns.get(i)));
        }
        return new SampleDescription(
                responses.size(),
                (int) responses.rowIds().stream().distinct().count(),
                sizes,
                answers,
                moments(instrument, responses));
    }

    private static Group group(
            String name, int[] rows, List<double[]> columns, Responses responses, Optional<String> cluster) {
        int complete = 0;
        long missing = 0;
        for (int row : rows) {
            long absent =
                    columns.stream().filter(column -> Double.isNaN(column[row])).count();
            missing += absent;
            if (absent == 0) {
                complete++;
            }
        }
        int clusters = cluster.map(column -> clusters(responses.grouping(column), rows))
                .orElse(0);
        double share = rows.length == 0 ? Double.NaN : (double) missing / ((long) rows.length * columns.size());
        return new Group(name, rows.length, complete, clusters, share);
    }

    private static int clusters(Grouping clusters, int[] rows) {
        int[] code = clusters.code();
        Set<Integer> seen = new HashSet<>();
        Arrays.stream(rows)
                .map(row -> code[row])
                .filter(c -> c != Grouping.NONE)
                .forEach(seen::add);
        return seen.size();
    }

    private static ItemResponses answers(Item item, ResponseScale scale, double[] values) {
        Descriptives described = Descriptives.of(values);
        if (!(scale instanceof ResponseScale.Rating rating)) {
            return new ItemResponses(item.id(), described, new int[0], new int[0]);
        }
        TreeMap<Integer, Integer> counts = new TreeMap<>();
        rating.points().forEach(point -> counts.put(point.value(), 0));
        Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .forEach(value -> counts.merge((int) Math.rint(value), 1, Integer::sum));
        return new ItemResponses(
                item.id(),
                described,
                counts.keySet().stream().mapToInt(point -> point).toArray(),
                counts.values().stream().mapToInt(count -> count).toArray());
    }

    private static PairwiseMoments moments(Instrument instrument, Responses responses) {
        Responses keyed = KeyedResponses.of(instrument, responses).responses();
        List<String> names = instrument.itemIds();
        List<double[]> columns = names.stream().map(keyed::column).toList();
        PairwiseMomentsAccumulator accumulator = new PairwiseMomentsAccumulator(names);
        double[] row = new double[names.size()];
        for (int r = 0; r < keyed.size(); r++) {
            for (int i = 0; i < row.length; i++) {
                row[i] = columns.get(i)[r];
            }
            accumulator.add(row);
        }
        return accumulator.moments();
    }
}
