package kith.report.section.cfa;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.math.NormalDistribution;
import kith.reliability.model.HigherOrderReliability;
import kith.reliability.model.VarianceShare;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.section.word.Confidence;
import kith.report.section.word.Labels;
import kith.sem.fit.SemFit;
import kith.sem.solution.Estimate;

/** How well sums of items measure the factors of a higher order of a model. */
final class HigherOrderTable {

    private HigherOrderTable() {}

    /** Empty where no factor loads on another. */
    static Optional<Table> of(String id, SemFit fit, Labels labels) {
        List<HigherOrderReliability> all = HigherOrderReliability.of(fit);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        boolean groups = fit.groups().size() > 1;
        List<Column> columns = new ArrayList<>();
        if (groups) {
            columns.add(Column.text("Group"));
        }
        columns.addAll(List.of(
                Column.text("Factor"),
                Column.number(Confidence.heading("Omega hierarchical", Estimate.LEVEL)),
                Column.number(Confidence.heading("Omega total", Estimate.LEVEL)),
                Column.number(Confidence.heading("Partial omega", Estimate.LEVEL)),
                Column.number(Confidence.heading("Omega of the factors", Estimate.LEVEL))));
        List<List<Cell>> rows = new ArrayList<>();
        for (HigherOrderReliability found : all) {
            List<Cell> row = new ArrayList<>();
            if (groups) {
                row.add(Cell.text(labels.title(found.group())));
            }
            row.add(Cell.text(labels.title(found.factor())));
            row.add(cell(found.omegaHierarchical()));
            row.add(cell(found.omegaTotal()));
            row.add(cell(found.omegaPartial()));
            row.add(cell(found.omegaOfFactors()));
            rows.add(row);
        }
        return Optional.of(
                new Table(
                        id + "-higher-order",
                        "Reliability of the sum of all items as a measure of the second-order factor",
                        columns,
                        rows,
                        List.of(
                                "Shares of the model-implied variance, intervals by the delta method. Omega hierarchical: share of the"
                                        + " second-order factor in the variance of the sum of all items; omega total: share of all"
                                        + " factors; partial omega: share of the second-order factor when the specific variance of the"
                                        + " factors is excluded; omega of the factors: its share in the variance of their sum.")));
    }

    /** A share with its interval of another level, cut off at 0 and 1. */
    static Cell cell(VarianceShare share, double level) {
        if (level == Estimate.LEVEL) {
            return cell(share);
        }
        double width = NormalDistribution.twoSided(level) * share.standardError();
        double lower = Math.max(0, share.estimate() - width);
        double upper = Math.min(1, share.estimate() + width);
        return cell(new VarianceShare(share.estimate(), share.standardError(), lower, upper));
    }

    static Cell cell(VarianceShare share) {
        return Cell.interval(share.estimate(), share.lower(), share.upper(), Format.CORRELATION);
    }
}
