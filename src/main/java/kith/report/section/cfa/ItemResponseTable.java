package kith.report.section.cfa;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.irt.FactorModelItem;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.section.word.Labels;
import kith.sem.fit.SemFit;

/** Item response parameters of the ordered items of a factor model. */
final class ItemResponseTable {

    private ItemResponseTable() {}

    /** Empty where the model has no ordered item that loads on a single factor. */
    static Optional<Table> of(String id, SemFit fit, Labels labels) {
        List<FactorModelItem> items = FactorModelItem.of(fit);
        if (items.isEmpty()) {
            return Optional.empty();
        }
        boolean groups = fit.groups().size() > 1;
        int most = items.stream()
                .mapToInt(item -> item.difficulties().length)
                .max()
                .orElse(0);
        List<Column> columns = new ArrayList<>();
        if (groups) {
            columns.add(Column.text("Group"));
        }
        columns.addAll(List.of(
                Column.text("Factor"),
                Column.text("Item"),
                Column.statistic("a"),
                Column.statistic("SE"),
                Column.number("a, logistic")));
        for (int k = 1; k <= most; k++) {
            columns.add(Column.number("b" + k));
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (FactorModelItem item : items) {
            List<Cell> row = new ArrayList<>();
            if (groups) {
                row.add(Cell.text(
                        labels.title(fit.groups().get(item.group() - 1).name())));
            }
            row.add(Cell.text(labels.title(item.factor())));
            row.add(Cell.text(item.item()));
            row.add(Cell.number(item.slope(), Format.TWO_DECIMALS));
            row.add(Cell.number(item.slopeError(), Format.TWO_DECIMALS));
            row.add(Cell.number(item.logisticSlope(), Format.TWO_DECIMALS));
            for (int k = 0; k < most; k++) {
                row.add(
                        k < item.difficulties().length
                                ? Cell.number(item.difficulties()[k], Format.TWO_DECIMALS)
                                : Cell.empty());
            }
            rows.add(row);
        }
        return Optional.of(
                new Table(
                        id + "-item-response",
                        "Item response parameters of the factor model",
                        columns,
                        rows,
                        List.of(
                                "From standardised loadings λ and thresholds τ: a = λ/√(1 − λ²) in the normal ogive metric, b = τ/λ. The"
                                        + " logistic slope is 1.702 a, which approximates the graded response model of kith irt.")));
    }
}
