package kith.efa.correlation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.data.PackedRows;
import kith.data.RowsLeftOut;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.finding.Setting;
import kith.math.Matrix;
import kith.moments.Missing;
import kith.moments.PairwiseMoments;
import kith.moments.SampleMoments;
import kith.moments.missing.SaturatedMoments;
import kith.moments.ordered.ContingencyTables;
import kith.moments.ordered.CovarianceDetail;
import kith.moments.ordered.ObservedVariable;
import kith.moments.ordered.OrdinalDesign;
import kith.moments.ordered.OrdinalMoments;
import kith.moments.sufficient.GroupStatistics;
import kith.moments.sufficient.SufficientStatistics;

/**
 * The correlations of items of which only moments are known, all groups together: those that
 * {@link CorrelationQuestion} computes from the responses. Rank correlations cannot be computed from moments.
 */
public final class MomentCorrelations {

    private final SufficientStatistics moments;
    private final List<String> items;
    private final Missing missing;
    private final List<Finding> findings = new ArrayList<>();

    private MomentCorrelations(SufficientStatistics moments, List<String> items, Missing missing) {
        this.moments = moments;
        this.items = items;
        this.missing = missing;
    }

    /**
     * @param missing what is done about missing responses; for polychoric correlations listwise
     * @throws InputException when an item is not there, or too few respondents answered the items
     */
    public static AnsweredItems of(
            SufficientStatistics moments, List<String> items, CorrelationKind kind, Missing missing) {
        return new MomentCorrelations(moments, items, missing).answered(kind);
    }

    private AnsweredItems answered(CorrelationKind kind) {
        GroupStatistics all = moments.total(items);
        AnsweredItems answered = kind == CorrelationKind.POLYCHORIC
                ? polychoric(all)
                : missing == Missing.LISTWISE || all.patterns(items).isComplete() ? complete(all) : incomplete(all);
        List<Finding> told = new ArrayList<>(answered.findings());
        told.addAll(findings);
        return new AnsweredItems(
                answered.correlation(),
                answered.n(),
                PackedRows.NONE,
                kind,
                Optional.empty(),
                answered.missing(),
                told);
    }

    private AnsweredItems complete(GroupStatistics all) {
        SampleMoments complete = all.complete(items)
                .filter(found -> found.n() >= 2)
                .orElseThrow(() -> new InputException(
                        moments.source(),
                        "fewer than 2 rows with an answer to every item",
                        "at least 2, and many more to find factors",
                        "leave out items that few respondents answered"));
        double rows = all.rows() + moments.excluded().incomplete();
        if (complete.n() < rows) {
            findings.add(RowsLeftOut.finding(rows - complete.n(), rows, "listwise", "none"));
        }
        return AnsweredItems.ofMatrix(complete.correlation(), complete.n(), CorrelationKind.PEARSON);
    }

    private AnsweredItems incomplete(GroupStatistics all) {
        double fewest = Double.NaN;
        Matrix correlation;
        if (missing == Missing.PAIRWISE) {
            PairwiseMoments pairwise = all.pairwise(items);
            correlation = pairwise.pairCorrelation();
            fewest = pairwise.fewestPairs();
        } else {
            SaturatedMoments saturated = all.patterns(items).saturated();
            findings.addAll(saturated.findings());
            correlation = saturated.moments().correlation();
        }
        findings.add(Finding.of("incomplete_answers_used", Map.of("fewest", fewest, "method", missing)));
        return AnsweredItems.ofMatrix(correlation, all.patterns(items).n(), CorrelationKind.PEARSON);
    }

    private AnsweredItems polychoric(GroupStatistics all) {
        Problems problems = new Problems();
        List<String> counted =
                moments.ordered().stream().map(ObservedVariable::name).toList();
        if (!counted.containsAll(items)) {
            problems.add(
                    moments.source(),
                    "no contingency tables of these items",
                    "tables of every two items",
                    "count them when moments are written: " + Setting.to("ordered", String.join(",", items)));
        } else if (!all.patterns(items).isComplete() || all.patterns(items).emptyRows() > 0) {
            problems.add(
                    moments.source(),
                    "contingency tables of respondents some of whom lack a response",
                    "tables of complete rows",
                    "count complete rows when moments are written: " + Setting.to("missing", "listwise"));
        }
        problems.throwIfAny();
        ContingencyTables tables = all.tables().orElseThrow().select(items);
        OrdinalMoments ordinal = OrdinalMoments.of(
                tables, OrdinalDesign.of(items).with(CovarianceDetail.DIAGONAL), (double) tables.rows());
        findings.addAll(ordinal.findings());
        return AnsweredItems.ofMatrix(ordinal.correlation(), ordinal.n(), CorrelationKind.POLYCHORIC);
    }
}
