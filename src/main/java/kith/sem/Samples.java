package kith.sem;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import kith.data.Grouping;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.Problems;
import kith.moments.MissingAnswers;
import kith.moments.ObservedVariable;
import kith.moments.OrdinalDesign;
import kith.moments.OrdinalMoments;
import kith.moments.Threshold;
import kith.sem.discrepancy.RowPattern;
import kith.sem.model.ModelContext;

/**
 * The rows of a model's variables, group by group.
 *
 * @param findings what was left out, and why
 */
public record Samples(List<GroupSample> groups, List<Finding> findings) {

    public Samples {
        groups = List.copyOf(groups);
        findings = List.copyOf(findings);
    }

    /**
     * @param variables in the order of the model's observed variables
     * @param group name of the grouping column
     * @throws kith.finding.InputException when a variable is not there or a group has no rows
     */
    public static Samples of(Responses responses, List<String> variables, Optional<String> group, Missing missing) {
        double[][] columns = columns(responses, variables);
        Grouping grouping = group.map(responses::grouping).orElseGet(() -> single(responses.size()));
        List<Finding> findings = new ArrayList<>();
        List<GroupSample> groups = new ArrayList<>();
        Problems problems = new Problems();
        int leftOut = 0;
        int empty = 0;
        for (int g = 0; g < grouping.names().size(); g++) {
            List<double[]> complete = new ArrayList<>();
            Map<BitSet, List<double[]>> patterns = new LinkedHashMap<>();
            for (int row : grouping.rowsOf(g)) {
                double[] values = values(columns, row);
                BitSet observed = observed(values);
                if (observed.isEmpty()) {
                    empty++;
                } else if (observed.cardinality() == values.length) {
                    complete.add(values);
                } else if (missing == Missing.FIML) {
                    patterns.computeIfAbsent(observed, key -> new ArrayList<>()).add(values);
                } else {
                    leftOut++;
                }
            }
            String name = grouping.names().get(g);
            if (complete.size() + patterns.size() < 2) {
                problems.add(
                        group.map(column -> column + " = " + name).orElse(responses.source()),
                        complete.size() + " rows have what the model needs",
                        "at least 2, and many more to say anything",
                        "look for missing answers, or leave the group out");
            } else {
                groups.add(sample(name, variables, complete, patterns));
            }
        }
        problems.throwIfAny();
        tell(findings, leftOut, empty, grouping, responses.size());
        return new Samples(groups, findings);
    }

    /**
     * The same with ordered variables among them.
     *
     * @param ordered names of those that are ordered
     */
    public static Samples ofOrdered(
            Responses responses, List<String> variables, Set<String> ordered, Optional<String> group, Missing missing) {
        columns(responses, variables);
        OrdinalDesign design = OrdinalDesign.of(variables, ordered)
                .with(missing == Missing.PAIRWISE ? MissingAnswers.PAIRWISE : MissingAnswers.LISTWISE);
        Map<String, OrdinalMoments> moments = group.map(column -> OrdinalMoments.byGroup(responses, design, column))
                .orElseGet(() -> Map.of("", OrdinalMoments.of(responses, design)));
        List<GroupSample> groups = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        double used = 0;
        for (Map.Entry<String, OrdinalMoments> entry : moments.entrySet()) {
            groups.add(GroupSample.ordered(entry.getKey(), entry.getValue()));
            String where = entry.getKey();
            entry.getValue().findings().forEach(f -> findings.add(where.isEmpty() ? f : f.in(where)));
            used += entry.getValue().n();
        }
        Grouping grouping = group.map(responses::grouping).orElseGet(() -> single(responses.size()));
        tell(findings, responses.size() - (int) Math.round(used), 0, grouping, responses.size());
        return new Samples(groups, findings);
    }

    /** The categories of the ordered variables, for the table of parameters. */
    Map<String, ModelContext.Categories> categories() {
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

    private static double[][] columns(Responses responses, List<String> variables) {
        Problems problems = new Problems();
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
        return variables.stream().map(responses::column).toArray(double[][]::new);
    }

    private static Grouping single(int rows) {
        return new Grouping("", List.of(""), new int[rows]);
    }

    private static double[] values(double[][] columns, int row) {
        double[] values = new double[columns.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns[i][row];
        }
        return values;
    }

    private static BitSet observed(double[] values) {
        BitSet observed = new BitSet();
        IntStream.range(0, values.length).filter(i -> !Double.isNaN(values[i])).forEach(observed::set);
        return observed;
    }

    private static GroupSample sample(
            String name, List<String> variables, List<double[]> complete, Map<BitSet, List<double[]>> incomplete) {
        if (incomplete.isEmpty()) {
            return GroupSample.complete(name, variables, complete);
        }
        List<RowPattern> patterns = new ArrayList<>();
        if (!complete.isEmpty()) {
            patterns.add(RowPattern.complete(variables.size(), complete));
        }
        incomplete.forEach((observed, rows) ->
                patterns.add(new RowPattern(observed.stream().toArray(), rows, new int[0])));
        return GroupSample.incomplete(name, variables, patterns);
    }

    private static void tell(List<Finding> findings, int leftOut, int empty, Grouping grouping, int rows) {
        if (leftOut + empty > 0 && leftOut > 0) {
            findings.add(Finding.note(
                    "rows_left_out",
                    "",
                    (leftOut + empty) + " of " + rows
                            + " rows lack an answer to one of the model's variables and are not" + " used.",
                    "Full-information maximum likelihood (--missing fiml) uses them."));
        } else if (empty > 0) {
            findings.add(Finding.note(
                    "empty_rows", "", empty + " of " + rows + " rows have none of the model's variables.", ""));
        }
        long ungrouped = IntStream.of(grouping.code())
                .filter(code -> code == Grouping.NONE)
                .count();
        if (ungrouped > 0) {
            findings.add(Finding.warning(
                    "rows_without_group",
                    grouping.variable(),
                    ungrouped + " rows have no group and are not used.",
                    "Fill in " + grouping.variable() + " where it is known."));
        }
    }
}
