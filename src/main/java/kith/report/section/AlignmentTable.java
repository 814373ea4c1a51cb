package kith.report.section;

import java.util.ArrayList;
import java.util.List;
import kith.invariance.Alignment;
import kith.invariance.AlignmentAnswer;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.document.Table.Column;

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
                    Cell.text(factor.meansTrusted() ? "yes" : "no")));
        }
        boolean fixed = answer.identification() == Alignment.Identification.FIXED;
        return new Table(
                "invariance-alignment",
                "How far aligned means may be relied on",
                List.of(
                        Column.text("Factor"),
                        Column.number("Parameters"),
                        Column.number("Differ"),
                        Column.number("Share"),
                        Column.number("R² of loadings"),
                        Column.number("R² of intercepts"),
                        Column.text("Reliable")),
                rows,
                List.of(
                        "Alignment takes most parameters, though not all, to be alike in the groups, without saying which"
                                + " (Asparouhov & Muthén, 2014; "
                                + (fixed
                                        ? "fixed: mean of the first group 0"
                                        : "free: mean of the first group estimated")
                                + ").",
                        "Parameters: loadings and intercepts (thresholds of ordered items) in all groups. R²: share of their size"
                                + " that equal parameters reproduce. Reliable: at most 25% differ."));
    }
}
