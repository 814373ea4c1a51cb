package kith.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.sem.HigherOrderReliability;
import kith.sem.SemFit;
import kith.sem.VarianceShare;

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
                Column.number("Omega hierarchical [95% CI]"),
                Column.number("Omega total [95% CI]"),
                Column.number("Partial omega [95% CI]"),
                Column.number("Omega of the factors [95% CI]")));
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
                        "How well the sum of all items measures the factor behind the factors",
                        columns,
                        rows,
                        List.of(
                                "Omega hierarchical: its share of the variance of the sum of all items; total: that of all factors; partial:"
                                        + " its share when what is specific to the factors is set aside; of the factors: its share of the"
                                        + " variance of their sum. Of the variance that the model implies; intervals by the delta method.")));
    }

    static Cell cell(VarianceShare share) {
        return Double.isFinite(share.lower()) && Double.isFinite(share.upper())
                ? new Cell.Interval(share.estimate(), share.lower(), share.upper(), Format.CORRELATION)
                : Cell.number(share.estimate(), Format.CORRELATION);
    }
}
