package kith.report.section.invariance;

import java.util.ArrayList;
import java.util.List;
import kith.citation.Citation;
import kith.invariance.alignment.Alignment;
import kith.invariance.alignment.AlignmentAnswer;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.section.word.Labels;

/** Presents how far aligned means may be relied on. */
final class AlignmentTable {

    private AlignmentTable() {}

    static Table of(AlignmentAnswer answer, Labels labels) {
        List<List<Cell>> rows = new ArrayList<>();
        for (AlignmentAnswer.Factor factor : answer.factors()) {
            rows.add(List.of(
                    Cell.text(labels.title(factor.factor())),
                    Cell.count(factor.parameters()),
                    Cell.count(factor.nonInvariant()),
                    Cell.number(factor.shareNonInvariant(), Format.PERCENT),
                    Cell.number(factor.rSquaredLoadings(), Format.CORRELATION),
                    Cell.number(factor.rSquaredIntercepts(), Format.CORRELATION),
                    Cell.text(factor.withinGuide() ? "yes" : "no")));
        }
        boolean fixed = answer.identification() == Alignment.Identification.FIXED;
        return new Table(
                "invariance-alignment",
                "Non-invariant parameters of the alignment",
                List.of(
                        Column.text("Factor"),
                        Column.number("Parameters"),
                        Column.number("Non-invariant"),
                        Column.number("Share"),
                        Column.number("R² of loadings"),
                        Column.number("R² of intercepts"),
                        Column.text("Within the 25% guide")),
                rows,
                List.of(
                        "Alignment assumes that most parameters, though not all, are invariant, without stating which"
                                + " (" + Citation.unbracketed("asparouhovMuthen2014") + "; "
                                + (fixed
                                        ? "fixed: mean of the first group 0"
                                        : "free: mean of the first group estimated")
                                + ").",
                        "Parameters: loadings and intercepts (thresholds of ordered items) in all groups. R²: share of their variance"
                                + " over the groups that follows from the groups’ standard deviations (loadings) and means"
                                + " (intercepts) on the factor; it says little where groups hardly differ there.",
                        "The limit of 25% is a rough guide "
                                + Citation.parenthetical("muthenAsparouhov2014", "wenHu2022")
                                + "; where it is exceeded, check the means by simulation. ε = "
                                + (answer.epsilon() == 1e-3
                                        ? ".001, as in the R package sirt (Mplus: .01)."
                                        : answer.epsilon() + ".")));
    }
}
