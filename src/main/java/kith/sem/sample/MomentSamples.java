package kith.sem.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.finding.Affects;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.finding.Setting;
import kith.math.Matrix;
import kith.moments.Missing;
import kith.moments.missing.MissingPatterns;
import kith.moments.ordered.ContingencyTables;
import kith.moments.ordered.CovarianceDetail;
import kith.moments.ordered.OrdinalDesign;
import kith.moments.ordered.OrdinalMoments;
import kith.moments.sufficient.GroupStatistics;
import kith.moments.sufficient.SufficientStatistics;

/** Makes the samples of a model of which only moments are known. */
final class MomentSamples {

    private final SufficientStatistics moments;
    private final Samples.Rows which;
    private final List<Finding> findings = new ArrayList<>();
    private final Problems problems = new Problems();

    MomentSamples(SufficientStatistics moments, Samples.Rows which) {
        this.moments = moments;
        this.which = which;
    }

    /**
     * Of continuous variables.
     *
     * @throws InputException when a variable or the column of groups is not there, or a group has too few rows
     */
    Samples continuous(List<String> variables) {
        require(variables);
        TooFewRows tooFew = new TooFewRows(moments.source(), which.group(), Samples.FIML_USES_THEM);
        List<GroupSample> samples = new ArrayList<>();
        double leftOut = 0;
        double empty = 0;
        for (GroupStatistics group : moments.by(which.group())) {
            MissingPatterns patterns = group.patterns(variables);
            empty += patterns.emptyRows();
            MissingPatterns used = which.missing() == Missing.FIML ? patterns : patterns.complete();
            leftOut += patterns.n() - used.n();
            boolean answered = requireAnswered(group, patterns);
            if (answered && !tooFew.note(group.name(), rows(used.n()), rows(group.rows()))) {
                samples.add(GroupSample.ofPatterns(group.name(), used));
            }
        }
        tooFew.addTo(problems);
        problems.throwIfAny();
        tell(leftOut, empty, "fiml");
        return new Samples(samples, findings);
    }

    /**
     * Of ordered variables, from their contingency tables.
     *
     * @throws InputException when a variable or the column of groups is not there, or a group has too few rows
     */
    Samples ordered(OrderedSamples.Variables variables) {
        List<String> names = variables.names();
        require(names);
        boolean pairwise = which.missing() == Missing.PAIRWISE;
        OrdinalDesign design = OrdinalDesign.of(names).with(which.missing()).with(CovarianceDetail.DIAGONAL);
        List<GroupSample> samples = new ArrayList<>();
        double leftOut = 0;
        double empty = 0;
        for (GroupStatistics group : moments.by(which.group())) {
            MissingPatterns patterns = group.patterns(names);
            ContingencyTables tables = group.tables().orElseThrow().select(names);
            if (!pairwise && !patterns.isComplete()) {
                problems.add(
                        moments.source() + (group.name().isEmpty() ? "" : ", group “" + group.name() + "”"),
                        "contingency tables of respondents some of whom lack a response",
                        "pairwise deletion, or tables of complete rows",
                        Samples.PAIRWISE_USES_THEM + "; or count complete rows when moments are written: "
                                + Setting.to("missing", "listwise"));
            }
            if (!requireAnswered(group, patterns) || !problems.isEmpty()) {
                continue;
            }
            empty += patterns.emptyRows();
            OrdinalMoments ordinal = OrdinalMoments.of(tables, design, patterns.n());
            ordinal.findings().stream()
                    .filter(finding -> finding.definition().affects() != Affects.ROWS)
                    .forEach(f -> findings.add(group.name().isEmpty() ? f : f.in(group.name())));
            samples.add(GroupSample.ordered(group.name(), ordinal));
        }
        problems.throwIfAny();
        tell(leftOut, empty, "pairwise");
        return new Samples(samples, findings);
    }

    private static int rows(double n) {
        return (int) Math.round(n);
    }

    private void tell(double leftOut, double empty, String alternative) {
        SufficientStatistics.Excluded excluded = moments.excluded();
        Samples.tell(findings, leftOut + excluded.incomplete(), empty, moments.rows(), alternative);
        moments.group()
                .filter(column -> which.group().isPresent())
                .ifPresent(column -> Samples.tellUngrouped(findings, excluded.ungrouped(), column, moments.rows()));
    }

    private void require(List<String> variables) {
        for (String name : variables) {
            if (!moments.variables().contains(name)) {
                problems.add(
                        moments.source(),
                        "no variable “" + name + "”",
                        "one of " + String.join(", ", moments.variables()),
                        "correct the name in the model");
            }
        }
        which.group()
                .filter(column -> !moments.group().equals(Optional.of(column)))
                .ifPresent(column -> problems.add(
                        moments.source(),
                        "no groups of “" + column + "”",
                        moments.group().map(known -> "“" + known + "”").orElse("moments of one group"),
                        "name this column, or compute the moments again by the column you need"));
        problems.throwIfAny();
    }

    /** Whether every variable is answered by someone. */
    private boolean requireAnswered(GroupStatistics group, MissingPatterns patterns) {
        if (patterns.n() == 0) {
            return true;
        }
        Matrix coverage = patterns.coverage();
        List<String> never = IntStream.range(0, patterns.names().size())
                .filter(i -> !(coverage.at(i, i) > 0))
                .mapToObj(patterns.names()::get)
                .toList();
        never.forEach(name -> problems.add(
                (group.name().isEmpty() ? moments.source() : group.name()) + ": " + name,
                "no answer in any row",
                "answers",
                "leave " + name + " out of the model"
                        + (group.name().isEmpty() ? "" : ", or the group out of the data")));
        return never.isEmpty();
    }
}
