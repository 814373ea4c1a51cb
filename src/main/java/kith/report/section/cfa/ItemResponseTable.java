package kith.report.section.cfa;

import java.util.List;
import java.util.Optional;
import kith.irt.FactorModelItem;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.document.TableColumns;
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
        TableColumns<FactorModelItem> table = Table.of(
                        id + "-item-response", "Item response parameters of the factor model", items)
                .when(
                        groups,
                        all -> all.text(
                                "Group",
                                item -> labels.title(
                                        fit.groups().get(item.group() - 1).name())))
                .text("Factor", item -> labels.title(item.factor()))
                .text("Item", FactorModelItem::item)
                .statistic("a", Format.TWO_DECIMALS, FactorModelItem::slope)
                .statistic("SE", Format.TWO_DECIMALS, FactorModelItem::slopeError)
                .twoDecimals("a, logistic", FactorModelItem::logisticSlope);
        for (int k = 0; k < most; k++) {
            int step = k;
            table.twoDecimals(
                    "b" + (k + 1), item -> step < item.difficulties().length ? item.difficulties()[step] : Double.NaN);
        }
        return Optional.of(table.table(
                "From standardised loadings λ and thresholds τ: a = λ/√(1 − λ²) in the normal ogive metric, b = τ/λ. The"
                        + " logistic slope is 1.702 a, which approximates the graded response model of kith irt."));
    }
}
