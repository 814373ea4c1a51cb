package kith.reliability.scale;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.data.Grouping;
import kith.data.KeyedAnswers;
import kith.data.KeyedItem;
import kith.data.PackedNumbers;
import kith.data.PackedRows;
import kith.data.Responses;
import kith.data.RowsLeftOut;
import kith.data.SamplingWeights;
import kith.finding.Finding;
import kith.finding.Severity;
import kith.moments.Missing;
import kith.moments.PairwiseMoments;
import kith.moments.PairwiseMomentsAccumulator;

/**
 * The answers to the items of a scale, recoded where reverse-keyed: those respondents only who answered something (or
 * everything).
 *
 * @param items what the columns are
 * @param raw one column per item: answers as they stand in the data
 * @param keyed one column per item: answers recoded where reverse-keyed
 * @param findings what was noticed on the way
 * @param clusters the number of each person's cluster, from 0 in the order of their first respondents; empty where
 *     respondents were drawn one by one
 * @param weights of each person, which sum to their number; empty where each counts once
 */
public record ScaleResponses(
        List<KeyedItem> items,
        List<PackedNumbers> raw,
        List<PackedNumbers> keyed,
        List<Finding> findings,
        int[] clusters,
        double[] weights) {

    /** With fewer clusters there are no intervals. */
    static final int FEWEST_CLUSTERS = 10;

    /**
     * With fewer clusters intervals are too narrow: “few” begins somewhere between 20 and 50 (Cameron, Gelbach and
     * Miller 2008, doi 10.1162/rest.90.3.414).
     */
    static final int MANY_CLUSTERS = 40;

    /** Respondents drawn one by one. */
    public ScaleResponses(
            List<KeyedItem> items, List<PackedNumbers> raw, List<PackedNumbers> keyed, List<Finding> findings) {
        this(items, raw, keyed, findings, new int[0], new double[0]);
    }

    /** Respondents drawn one by one. */
    public static ScaleResponses of(ScaleItems scale, Responses responses, Missing missing) {
        return of(scale, responses, missing, Optional.empty(), Optional.empty());
    }

    /**
     * With the clusters and sampling weights of the options; respondents whose cluster is not known or whose weight is
     * 0 are left out.
     *
     * @throws kith.finding.InputException with every column that is not there, or every wrong weight
     */
    public static ScaleResponses of(ScaleItems scale, Responses responses, ReliabilityOptions options) {
        return of(scale, responses, options.missing(), options.cluster(), options.weights());
    }

    private static ScaleResponses of(
            ScaleItems scale, Responses given, Missing missing, Optional<String> cluster, Optional<String> weights) {
        KeyedAnswers.requireColumns(scale.items(), given);
        List<Finding> findings = new ArrayList<>();
        Responses responses = weights.map(column -> SamplingWeights.weighted(given, column, findings))
                .orElse(given);
        KeyedAnswers answers = KeyedAnswers.of(scale.items(), responses);
        List<PackedNumbers> all = answers.raw();
        int[] code = cluster.map(column -> responses.grouping(column).code()).orElse(new int[0]);
        int unknown = (int)
                Arrays.stream(code).filter(number -> number == Grouping.NONE).count();
        if (unknown > 0) {
            findings.add(Finding.of(
                            "rows_without_cluster",
                            Map.of("rows", unknown, "all", responses.size(), "column", cluster.orElseThrow()))
                    .at(cluster.orElseThrow()));
        }
        int needed = missing == Missing.LISTWISE ? all.size() : 1;
        int[] used = IntStream.range(0, responses.size())
                .filter(row -> code.length == 0 || code[row] != Grouping.NONE)
                .filter(row -> answered(all, row) >= needed)
                .toArray();
        if (used.length < responses.size() - unknown) {
            findings.add(RowsLeftOut.finding(
                            responses.size() - unknown - used.length,
                            responses.size(),
                            needed == 1 ? "empty" : "listwise",
                            "none")
                    .as(Severity.NOTE));
        }
        findings.addAll(answers.findings());
        int[] clusters = code.length == 0
                ? code
                : numbered(Arrays.stream(used).map(row -> code[row]).toArray());
        int count = units(clusters);
        if (cluster.isPresent() && count < MANY_CLUSTERS) {
            findings.add(Finding.of(
                    "few_clusters_for_intervals",
                    Map.of("clusters", count, "advice", count < FEWEST_CLUSTERS ? "none" : "narrow")));
        }
        double[] weight = weights.map(responses::column).orElse(new double[0]);
        List<PackedNumbers> raw = ofPeople(all, used);
        List<PackedNumbers> keyed = new ArrayList<>(raw);
        for (int i = 0; i < raw.size(); i++) {
            if (scale.items().get(i).reversed()) {
                keyed.set(i, answers.keyed().get(i).of(used));
            }
        }
        return new ScaleResponses(scale.items(), raw, keyed, findings, clusters, ofPeople(weight, used));
    }

    /** The same clusters, numbered from 0 in the order in which they come. */
    private static int[] numbered(int[] codes) {
        Map<Integer, Integer> numbers = new HashMap<>();
        return Arrays.stream(codes)
                .map(code -> numbers.computeIfAbsent(code, key -> numbers.size()))
                .toArray();
    }

    private static int units(int[] clusters) {
        return Arrays.stream(clusters).max().orElse(-1) + 1;
    }

    /** Whether respondents came one by one, or in so many clusters that samples of these say something. */
    public boolean hasEnoughUnits() {
        return !isClustered() || units(clusters) >= FEWEST_CLUSTERS;
    }

    /** Whether each person was drawn by themselves, with the same chance as any other. */
    public boolean areDrawnAtRandom() {
        return clusters.length == 0 && weights.length == 0;
    }

    /** How much a person counts. */
    public double weight(int row) {
        return weights.length == 0 ? 1 : weights[row];
    }

    public boolean isWeighted() {
        return weights.length > 0;
    }

    public boolean isClustered() {
        return clusters.length > 0;
    }

    /** What is drawn as one: the number of each person's cluster, or of the person. */
    public int[] units() {
        return isClustered() ? clusters.clone() : IntStream.range(0, people()).toArray();
    }

    private static int answered(List<PackedNumbers> columns, int row) {
        int answered = 0;
        for (PackedNumbers column : columns) {
            answered += Double.isNaN(column.at(row)) ? 0 : 1;
        }
        return answered;
    }

    public int people() {
        return keyed.isEmpty() ? 0 : keyed.get(0).size();
    }

    /** Writes the keyed answers of one person into an array of as many as there are items, NaN where missing. */
    public void read(int row, double[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = keyed.get(i).at(row);
        }
    }

    /** Whether a person answered anything. */
    public boolean isAnswered(int row) {
        return answered(keyed, row) > 0;
    }

    /** The rows of those who answered everything. */
    public int[] completeRows() {
        return IntStream.range(0, people())
                .filter(row -> answered(keyed, row) == keyed.size())
                .toArray();
    }

    /** What each person answered in all. */
    public PersonTotals personTotals() {
        double[] sums = new double[people()];
        int[] counts = new int[people()];
        for (PackedNumbers column : keyed) {
            for (int row = 0; row < sums.length; row++) {
                double answer = column.at(row);
                if (!Double.isNaN(answer)) {
                    sums[row] += answer;
                    counts[row]++;
                }
            }
        }
        return new PersonTotals(sums, counts);
    }

    /**
     * Sums over the items of each person.
     *
     * @param sums of the answers given
     * @param counts how many were given
     */
    public record PersonTotals(double[] sums, int[] counts) {

        /** NaN for a respondent who answered nothing. */
        public double[] means() {
            double[] means = new double[sums.length];
            Arrays.setAll(means, row -> sums[row] / counts[row]);
            return means;
        }
    }

    public PairwiseMoments moments() {
        PairwiseMomentsAccumulator accumulator = new PairwiseMomentsAccumulator(
                items.stream().map(KeyedItem::name).toList());
        double[] person = new double[items.size()];
        for (int row = 0; row < people(); row++) {
            read(row, person);
            accumulator.add(person, weight(row));
        }
        return accumulator.moments();
    }

    /** The lowest answer that there can be to an item as keyed; or that was given, where that is not known. */
    public double lowest(int item) {
        return items.get(item).lowest().orElseGet(() -> extreme(keyed.get(item), true));
    }

    public double highest(int item) {
        return items.get(item).highest().orElseGet(() -> extreme(keyed.get(item), false));
    }

    private static double extreme(PackedNumbers answers, boolean lowest) {
        var given = Arrays.stream(answers.toArray()).filter(answer -> !Double.isNaN(answer));
        return (lowest ? given.min() : given.max()).orElse(Double.NaN);
    }

    /** The keyed answers person by person. */
    public PackedRows rows() {
        return PackedRows.of(keyed);
    }

    /** The keyed answers as arrays, one an item. */
    public double[][] keyedColumns() {
        return keyed.stream().map(PackedNumbers::toArray).toArray(double[][]::new);
    }

    /** The keyed answers as columns of responses whose rows have numbers for names. */
    public Responses responses(List<String> names) {
        Map<String, PackedNumbers> columns = new LinkedHashMap<>();
        IntStream.range(0, keyed.size()).forEach(i -> columns.put(names.get(i), keyed.get(i)));
        return Responses.ofColumns(people(), columns);
    }

    /** Only some of the respondents, by their rows. */
    public ScaleResponses ofPeople(int[] some) {
        int[] own = isClustered()
                ? numbered(Arrays.stream(some).map(row -> clusters[row]).toArray())
                : clusters;
        return new ScaleResponses(
                items, ofPeople(raw, some), ofPeople(keyed, some), findings, own, ofPeople(weights, some));
    }

    /** Weights of some of the respondents, which sum to their number. */
    private static double[] ofPeople(double[] weights, int[] some) {
        return weights.length == 0
                ? weights
                : SamplingWeights.normalised(
                        Arrays.stream(some).mapToDouble(row -> weights[row]).toArray());
    }

    private static List<PackedNumbers> ofPeople(List<PackedNumbers> columns, int[] some) {
        return columns.stream().map(column -> column.of(some)).toList();
    }

    /** Only some of the items. */
    public ScaleResponses select(int[] some) {
        return new ScaleResponses(
                Arrays.stream(some).mapToObj(items::get).toList(),
                Arrays.stream(some).mapToObj(raw::get).toList(),
                Arrays.stream(some).mapToObj(keyed::get).toList(),
                findings,
                clusters,
                weights);
    }
}
