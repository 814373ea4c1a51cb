package kith.sem.sample;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kith.data.Grouping;
import kith.data.PackedNumbers;
import kith.data.Responses;
import kith.data.RowsLeftOut;
import kith.data.SamplingWeights;
import kith.finding.Finding;
import kith.finding.Problems;
import kith.finding.Setting;
import kith.moments.Missing;
import kith.moments.ordered.ObservedVariable;
import kith.moments.ordered.OrdinalMoments;
import kith.moments.ordered.Threshold;
import kith.moments.sufficient.SufficientStatistics;
import kith.sem.discrepancy.RowPattern;
import kith.sem.model.ModelContext;

/**
 * The rows of a model's variables, group by group.
 *
 * @param findings what was left out, and why
 */
public record Samples(List<GroupSample> groups, List<Finding> findings) {

    static final String FIML_USES_THEM = "full-information maximum likelihood uses them: "
            + Setting.to("missing", "fiml") + " (estimators ML, MLR and MLF)";
    static final String PAIRWISE_USES_THEM =
            "pairwise deletion uses the responses that they have: " + Setting.to("missing", "pairwise");

    public Samples {
        groups = List.copyOf(groups);
        findings = List.copyOf(findings);
    }

    /** These samples, with more findings. */
    public Samples with(List<Finding> more) {
        return more.isEmpty()
                ? this
                : new Samples(
                        groups, Stream.concat(findings.stream(), more.stream()).toList());
    }

    /**
     * These samples, with a finding for every ordered variable that only predicts and is therefore taken as a number.
     */
    public Samples tellingOfPredictors(Set<String> numeric) {
        List<Finding> all = new ArrayList<>(findings);
        for (String name : numeric) {
            all.add(Finding.of("ordered_predictor").at(name));
        }
        return new Samples(groups, all);
    }

    /** Rows whose predictors are missing in part are kept under full-information maximum likelihood, and told. */
    public Samples tellingOfMissingPredictors(List<String> given) {
        List<Finding> all = new ArrayList<>(findings);
        for (GroupSample group : groups) {
            Set<Integer> places = new java.util.HashSet<>();
            given.forEach(name -> places.add(group.moments().names().indexOf(name)));
            double rows = group.rowsByObserved().entrySet().stream()
                    .filter(pattern -> !pattern.getKey().containsAll(places))
                    .mapToDouble(Map.Entry::getValue)
                    .sum();
            if (rows > 0) {
                all.add(Finding.of("missing_predictors", Map.of("rows", rows, "predictors", given))
                        .at(group.name()));
            }
        }
        return new Samples(groups, all);
    }

    /**
     * Which rows are used, and how they belong together.
     *
     * @param group name of the grouping column, if there is one
     * @param cluster name of the column that says which rows were drawn together, if they were
     * @param weights name of the column of sampling weights, if rows count more or less
     * @param missing what is done where responses are missing
     * @param sharing sets of ordered variables with the same categories, such as those of one item on several
     *     occasions: what one of them lacks is a category that no respondent chose, not one less
     * @param moments what is known in place of the responses; the rows are then no respondents, but
     *     {@link SufficientStatistics#placeholder()}
     */
    public record Rows(
            Optional<String> group,
            Optional<String> cluster,
            Optional<String> weights,
            Missing missing,
            List<Set<String>> sharing,
            Optional<SufficientStatistics> moments) {

        public Rows {
            sharing = sharing.stream().map(Set::copyOf).toList();
        }

        /** Those that lack no answer, all of one group, each drawn by itself and counting once. */
        public static Rows complete() {
            return new Rows(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Missing.LISTWISE,
                    List.of(),
                    Optional.empty());
        }

        public Rows with(Missing treatment) {
            return new Rows(group, cluster, weights, treatment, sharing, moments);
        }

        public Rows byGroup(Optional<String> column) {
            return new Rows(column, cluster, weights, missing, sharing, moments);
        }

        public Rows clusteredBy(String column) {
            return new Rows(group, Optional.of(column), weights, missing, sharing, moments);
        }

        public Rows weightedBy(String column) {
            return new Rows(group, cluster, Optional.of(column), missing, sharing, moments);
        }

        /** How many rows there are, whether they are used or not. */
        public int count(Responses responses) {
            return moments.map(known -> (int) Math.round(known.rows())).orElse(responses.size());
        }

        /** Of which only these moments are known, such as those of a covariance matrix. */
        public Rows of(SufficientStatistics known) {
            return new Rows(group, cluster, weights, missing, sharing, Optional.of(known));
        }

        public Rows sharing(List<Set<String>> variables) {
            return new Rows(group, cluster, weights, missing, variables, moments);
        }
    }

    /**
     * @param variables in the order of the model's observed variables
     * @throws kith.finding.InputException when a variable is not there or a group has no rows
     */
    public static Samples of(Responses all, List<String> variables, Rows which) {
        if (which.moments().isPresent()) {
            return new MomentSamples(which.moments().get(), which).continuous(variables);
        }
        List<Finding> findings = new ArrayList<>();
        Responses responses = UsableRows.of(all, which, findings);
        Optional<String> group = which.group();
        List<PackedNumbers> columns = columns(responses, variables);
        Grouping grouping = group.map(responses::grouping).orElseGet(() -> single(responses.size()));
        int[] cluster =
                which.cluster().map(column -> responses.grouping(column).code()).orElse(new int[0]);
        double[] weights = which.weights().map(responses::column).orElse(new double[0]);
        List<GroupRows> gathered = new ArrayList<>();
        Problems problems = new Problems();
        TooFewRows tooFew = new TooFewRows(responses.source(), group, FIML_USES_THEM);
        int leftOut = 0;
        int empty = 0;
        for (int g = 0; g < grouping.names().size(); g++) {
            PatternRows complete = new PatternRows();
            Map<BitSet, PatternRows> patterns = new LinkedHashMap<>();
            for (int row : grouping.rowsOf(g)) {
                double[] values = values(columns, row);
                BitSet observed = observed(values);
                if (observed.isEmpty()) {
                    empty++;
                } else if (observed.cardinality() == values.length) {
                    complete.add(values, row, cluster, weights);
                } else if (which.missing() == Missing.FIML) {
                    patterns.computeIfAbsent(observed, key -> new PatternRows()).add(values, row, cluster, weights);
                } else {
                    leftOut++;
                }
            }
            String name = grouping.names().get(g);
            int before = problems.list().size();
            addUnanswered(name.isEmpty() ? responses.source() : name, variables, columns, grouping.rowsOf(g), problems);
            int usable = complete.size()
                    + patterns.values().stream().mapToInt(PatternRows::size).sum();
            if (problems.list().size() == before && !tooFew.note(name, usable, grouping.rowsOf(g).length)) {
                gathered.add(new GroupRows(name, complete, patterns));
            }
        }
        tooFew.addTo(problems);
        problems.throwIfAny();
        double factor = SamplingWeights.factor(
                gathered.stream().flatMapToDouble(GroupRows::weights).toArray());
        List<GroupSample> groups =
                gathered.stream().map(rows -> sample(rows, variables, factor)).toList();
        tell(findings, leftOut, empty, responses.size(), "fiml");
        tellUngrouped(findings, grouping, responses.size());
        return new Samples(groups, findings);
    }

    /** The rows of a group by what is observed in them. */
    private record GroupRows(String name, PatternRows complete, Map<BitSet, PatternRows> incomplete) {
        DoubleStream weights() {
            return Stream.concat(Stream.of(complete), incomplete.values().stream())
                    .flatMapToDouble(PatternRows::weights);
        }
    }

    /** Whether moments of ordered variables are conditional on predictors. */
    public boolean areConditional() {
        return groups.get(0).ordinal().flatMap(OrdinalMoments::covariates).isPresent();
    }

    /** The categories of the ordered variables, for the table of parameters. */
    public Map<String, ModelContext.Categories> categories() {
        Map<String, ModelContext.Categories> categories = new LinkedHashMap<>();
        OrdinalMoments first = groups.get(0).ordinal().orElseThrow();
        for (ObservedVariable variable : first.variables()) {
            if (variable.isOrdered()) {
                List<Set<Integer>> absent = new ArrayList<>();
                for (GroupSample sample : groups) {
                    absent.add(absent(sample.ordinal().orElseThrow(), variable));
                }
                categories.put(variable.name(), new ModelContext.Categories(variable.levels(), absent));
            }
        }
        return categories;
    }

    /** Categories that no threshold of a group speaks of. */
    private static Set<Integer> absent(OrdinalMoments moments, ObservedVariable variable) {
        Set<Integer> absent = new java.util.TreeSet<>();
        IntStream.rangeClosed(1, variable.levels()).forEach(absent::add);
        int last = 0;
        for (Threshold threshold : moments.thresholdsOf(variable.name())) {
            absent.remove(threshold.number());
            last = Math.max(last, threshold.number());
        }
        absent.remove(last + 1);
        return absent;
    }

    static List<PackedNumbers> columns(Responses responses, List<String> variables) {
        Problems problems = new Problems();
        if (variables.isEmpty()) {
            problems.add("model", "no observed variable", "at least one column of the data in the model", "");
        }
        for (String name : variables) {
            if (!responses.numeric().containsKey(name)) {
                problems.add(
                        responses.source(),
                        "no column of numbers “" + name + "”",
                        "one of " + String.join(", ", responses.numeric().keySet()),
                        "correct the name in the model");
            }
        }
        problems.throwIfAny();
        return variables.stream().map(responses::packed).toList();
    }

    static Grouping single(int rows) {
        return new Grouping("", List.of(""), new int[rows]);
    }

    static double[] values(List<PackedNumbers> columns, int row) {
        double[] values = new double[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns.get(i).at(row);
        }
        return values;
    }

    static BitSet observed(double[] values) {
        BitSet observed = new BitSet(values.length);
        for (int i = 0; i < values.length; i++) {
            observed.set(i, !Double.isNaN(values[i]));
        }
        return observed;
    }

    static void addUnanswered(
            String where, List<String> variables, List<PackedNumbers> columns, int[] rows, Problems problems) {
        for (int i = 0; i < columns.size(); i++) {
            PackedNumbers column = columns.get(i);
            if (rows.length > 0 && IntStream.of(rows).allMatch(row -> Double.isNaN(column.at(row)))) {
                problems.add(
                        where + ": " + variables.get(i),
                        "no answer in any row",
                        "answers",
                        "leave " + variables.get(i) + " out of the model"
                                + (rows.length < column.size() ? ", or the group out of the data" : ""));
            }
        }
    }

    /** @param factor what weights are multiplied by */
    private static GroupSample sample(GroupRows rows, List<String> variables, double factor) {
        int[] everything = IntStream.range(0, variables.size()).toArray();
        RowPattern first = rows.complete().pattern(everything, factor);
        if (rows.incomplete().isEmpty()) {
            return GroupSample.complete(rows.name(), variables, first);
        }
        List<RowPattern> patterns = new ArrayList<>();
        if (!first.rows().isEmpty()) {
            patterns.add(first);
        }
        rows.incomplete()
                .forEach((observed, own) ->
                        patterns.add(own.pattern(observed.stream().toArray(), factor)));
        return GroupSample.incomplete(rows.name(), variables, patterns);
    }

    /**
     * @param leftOut rows that lack some answers and are not used
     * @param empty rows without any answer
     * @param alternative the treatment of missing responses that would use the rows left out
     */
    static void tell(List<Finding> findings, double leftOut, double empty, double rows, String alternative) {
        if (leftOut > 0) {
            findings.add(RowsLeftOut.finding(leftOut + empty, rows, "listwise", alternative));
        } else if (empty > 0) {
            findings.add(Finding.of("empty_rows", Map.of("rows", empty, "all", rows)));
        }
    }

    static void tellUngrouped(List<Finding> findings, Grouping grouping, int rows) {
        long ungrouped = IntStream.of(grouping.code())
                .filter(code -> code == Grouping.NONE)
                .count();
        tellUngrouped(findings, (double) ungrouped, grouping.variable(), rows);
    }

    static void tellUngrouped(List<Finding> findings, double ungrouped, String column, double rows) {
        if (ungrouped > 0) {
            findings.add(Finding.of("rows_without_group", Map.of("rows", ungrouped, "all", rows, "column", column))
                    .at(column));
        }
    }
}
