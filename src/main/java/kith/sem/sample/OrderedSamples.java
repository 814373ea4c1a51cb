package kith.sem.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import kith.data.Grouping;
import kith.data.PackedNumbers;
import kith.data.Responses;
import kith.data.SamplingWeights;
import kith.finding.Affects;
import kith.finding.Finding;
import kith.finding.Problems;
import kith.moments.Missing;
import kith.moments.ordered.OrdinalDesign;
import kith.moments.ordered.OrdinalMoments;

/** Makes the samples of a model with ordered variables. */
public final class OrderedSamples {

    private final Samples.Rows which;
    private final Variables variables;
    private final Responses responses;
    private final List<PackedNumbers> columns;
    private final List<PackedNumbers> given;
    private final Grouping grouping;
    private final List<Finding> findings;

    /**
     * The variables of a model.
     *
     * @param names in the order of the model's observed variables
     * @param ordered those that are ordered
     * @param given the predictors that the moments of the others are conditional on; none where predictors are
     *     variables among the others
     */
    public record Variables(List<String> names, Set<String> ordered, List<String> given) {

        public Variables {
            names = List.copyOf(names);
            ordered = Set.copyOf(ordered);
            given = List.copyOf(given);
        }

        List<String> outcomes() {
            return names.stream().filter(name -> !given.contains(name)).toList();
        }
    }

    private OrderedSamples(Responses all, Variables variables, Samples.Rows which) {
        this.which = which;
        this.variables = variables;
        this.findings = new ArrayList<>();
        this.responses = UsableRows.of(all, which, findings);
        this.columns = Samples.columns(responses, variables.names());
        this.given = variables.given().stream().map(responses::packed).toList();
        this.grouping = which.group().map(responses::grouping).orElseGet(() -> Samples.single(responses.size()));
    }

    /** @throws kith.finding.InputException when a variable is not there or a group has no rows */
    public static Samples of(Responses all, Variables variables, Samples.Rows which) {
        return which.moments()
                .map(moments -> new MomentSamples(moments, which).ordered(variables))
                .orElseGet(() -> new OrderedSamples(all, variables, which).samples());
    }

    private Samples samples() {
        Optional<String> group = which.group();
        IntPredicate takesPart = takesPart();
        requireRows(takesPart);
        OrdinalDesign design = design();
        Responses weighted = which.weights()
                .map(column -> SamplingWeights.normalised(responses, column, takesPart))
                .orElse(responses);
        Map<String, OrdinalMoments> moments = group.map(column -> OrdinalMoments.byGroup(weighted, design, column))
                .orElseGet(() -> Map.of("", OrdinalMoments.of(weighted, design)));
        List<GroupSample> groups = new ArrayList<>();
        double used = 0;
        for (Map.Entry<String, OrdinalMoments> entry : moments.entrySet()) {
            int g = groups.size();
            int count = which.weights().isEmpty()
                    ? (int) Math.round(entry.getValue().n())
                    : (int) IntStream.of(grouping.rowsOf(g)).filter(takesPart).count();
            groups.add(GroupSample.ordered(
                    entry.getKey(),
                    entry.getValue(),
                    count,
                    clusters(grouping.rowsOf(g), takesPart),
                    variables.names()));
            String where = entry.getKey();
            entry.getValue().findings().stream()
                    .filter(finding -> finding.definition().affects() != Affects.ROWS)
                    .forEach(f -> findings.add(where.isEmpty() ? f : f.in(where)));
            used += entry.getValue().n();
        }
        tellOfRows(responses.size() - (int) Math.round(used));
        return new Samples(groups, findings);
    }

    /** @param unused how many rows take no part */
    private void tellOfRows(int unused) {
        int withoutGiven = (int) IntStream.range(0, responses.size())
                .filter(row -> lacksGiven(row))
                .count();
        if (withoutGiven > 0) {
            findings.add(Finding.of(
                            "rows_without_covariate",
                            Map.of("rows", withoutGiven, "all", responses.size(), "predictors", variables.given()))
                    .at(variables.given()));
        }
        boolean listwise = which.missing() != Missing.PAIRWISE;
        int others = unused - withoutGiven;
        Samples.tell(findings, listwise ? others : 0, listwise ? 0 : others, responses.size(), "pairwise");
        Samples.tellUngrouped(findings, grouping, responses.size());
    }

    private void requireRows(IntPredicate takesPart) {
        TooFewRows tooFew = new TooFewRows(responses.source(), which.group(), Samples.PAIRWISE_USES_THEM);
        Problems problems = new Problems();
        for (int g = 0; g < grouping.names().size(); g++) {
            int[] rows = grouping.rowsOf(g);
            String name = grouping.names().get(g);
            int before = problems.list().size();
            Samples.addUnanswered(
                    name.isEmpty() ? responses.source() : name, variables.names(), columns, rows, problems);
            if (problems.list().size() == before) {
                tooFew.note(name, (int) IntStream.of(rows).filter(takesPart).count(), rows.length);
            }
        }
        tooFew.addTo(problems);
        problems.throwIfAny();
    }

    /** How many clusters the rows of a group that are used come from; 0 where rows are drawn one by one. */
    private int clusters(int[] rows, IntPredicate takesPart) {
        return which.cluster()
                .map(column -> responses.grouping(column).code())
                .map(code -> (int) IntStream.of(rows)
                        .filter(takesPart)
                        .map(row -> code[row])
                        .distinct()
                        .count())
                .orElse(0);
    }

    private boolean lacksGiven(int row) {
        for (PackedNumbers column : given) {
            if (Double.isNaN(column.at(row))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a row belongs to a group and answers enough to be used. */
    private IntPredicate takesPart() {
        int[] code = grouping.code();
        int needed = which.missing() == Missing.PAIRWISE ? 1 + given.size() : columns.size();
        return row -> code[row] != Grouping.NONE
                && !lacksGiven(row)
                && Samples.observed(Samples.values(columns, row)).cardinality() >= needed;
    }

    private OrdinalDesign design() {
        OrdinalDesign design = OrdinalDesign.of(variables.outcomes(), variables.ordered())
                .given(variables.given())
                .sharing(which.sharing())
                .with(which.missing());
        OrdinalDesign weighted = which.weights().map(design::weightedBy).orElse(design);
        return which.cluster().map(weighted::clusteredBy).orElse(weighted);
    }
}
