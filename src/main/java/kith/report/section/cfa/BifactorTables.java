package kith.report.section.cfa;

import java.util.ArrayList;
import java.util.List;
import kith.citation.Citation;
import kith.reliability.model.BifactorReliability;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.section.word.Confidence;
import kith.report.section.word.Labels;
import kith.sem.fit.SemFit;
import kith.sem.solution.Estimate;

/** How much of sums of items is due to the general factor of a bifactor model, and how much to the specific ones. */
public final class BifactorTables {

    private BifactorTables() {}

    /** None where the model has no general factor. */
    public static List<Block> of(String id, SemFit fit, Labels labels) {
        List<BifactorReliability> all = BifactorReliability.of(fit);
        if (all.isEmpty()) {
            return List.of();
        }
        boolean groups = fit.groups().size() > 1;
        return List.of(shares(id, all, groups, Estimate.LEVEL, labels), items(id, all, groups, labels));
    }

    /** Of one group, with intervals of a level. */
    public static Table shares(String id, BifactorReliability found, double level, Labels labels) {
        return shares(id, List.of(found), false, level, labels);
    }

    private static Table shares(String id, List<BifactorReliability> all, boolean groups, double level, Labels labels) {
        List<Column> columns = columns(groups);
        columns.addAll(List.of(
                Column.text("Sum of the items of"),
                Column.statistic("Items"),
                Column.number(Confidence.heading("Omega total", level)),
                Column.number(Confidence.heading("Of the general factor", level)),
                Column.number(Confidence.heading("Of the specific factor", level)),
                Column.number(Confidence.heading("ECV", level)),
                Column.number(Confidence.heading("Coefficient H", level)),
                Column.number("Determinacy")));
        List<List<Cell>> rows = new ArrayList<>();
        for (BifactorReliability found : all) {
            List<Cell> general = start(found, groups, labels);
            general.addAll(List.of(
                    Cell.text(labels.title(found.general())),
                    Cell.count(found.items().size()),
                    HigherOrderTable.cell(found.omegaTotal(), level),
                    HigherOrderTable.cell(found.omegaHierarchical(), level),
                    Cell.empty(),
                    HigherOrderTable.cell(found.explainedCommonVariance(), level),
                    HigherOrderTable.cell(found.coefficientH(), level),
                    Cell.number(found.determinacy(), Format.CORRELATION)));
            rows.add(general);
            for (BifactorReliability.Specific specific : found.specifics()) {
                List<Cell> row = start(found, groups, labels);
                row.addAll(List.of(
                        Cell.text(labels.title(specific.factor())),
                        Cell.count(specific.items().size()),
                        HigherOrderTable.cell(specific.omegaTotal(), level),
                        HigherOrderTable.cell(specific.omegaGeneral(), level),
                        HigherOrderTable.cell(specific.omegaSpecific(), level),
                        HigherOrderTable.cell(specific.explainedCommonVariance(), level),
                        HigherOrderTable.cell(specific.coefficientH(), level),
                        Cell.number(specific.determinacy(), Format.CORRELATION)));
                rows.add(row);
            }
        }
        return new Table(
                id + "-bifactor",
                "How much of sums of items is due to the general factor and to the specific ones",
                columns,
                rows,
                List.of(
                        "Shares of the variance of the sum that the model implies: of all factors (omega total), of the general factor (of all"
                                + " items: omega hierarchical), of the specific factor (omega hierarchical subscale). ECV, explained common"
                                + " variance: the factor’s share in the common variance of its items. Intervals by the delta method.",
                        relative(all)));
    }

    private static String relative(List<BifactorReliability> all) {
        List<String> parts = new ArrayList<>();
        for (BifactorReliability found : all) {
            String of = found.group().isEmpty() ? "" : " (" + found.group() + ")";
            parts.add(String.format(
                    java.util.Locale.ROOT,
                    "of the reliable variance of the sum of all items %.0f%% is the general factor’s%s",
                    100 * found.relativeOmega().estimate(),
                    of));
        }
        String shares = String.join("; ", parts);
        return String.format(
                java.util.Locale.ROOT,
                "%s%s. Of the correlations between items %.0f%% are the general factor’s alone (PUC); where it and ECV are above .70, a"
                        + " one-factor model biases loadings and structural paths little %s.",
                Character.toUpperCase(shares.charAt(0)),
                shares.substring(1),
                100 * all.get(0).uncontaminatedCorrelations(),
                Citation.parenthetical("rodriguezReiseHaviland2016"));
    }

    private static Table items(String id, List<BifactorReliability> all, boolean groups, Labels labels) {
        List<String> items =
                all.stream().flatMap(found -> found.items().stream()).distinct().toList();
        return Table.of(
                        id + "-bifactor-items",
                        "How much of the common variance of each item is the general factor’s",
                        items)
                .text("Item", item -> item)
                .each(
                        all,
                        (table, found) -> table.correlation(
                                labels.title(groups ? found.group() : found.general()),
                                item -> found.itemExplainedCommonVariance().getOrDefault(item, Double.NaN)))
                .table("Items at .80 or .85 and above measure the general factor nearly alone "
                        + Citation.parenthetical("stuckyEdelen2015") + ".");
    }

    private static List<Column> columns(boolean groups) {
        List<Column> columns = new ArrayList<>();
        if (groups) {
            columns.add(Column.text("Group"));
        }
        return columns;
    }

    private static List<Cell> start(BifactorReliability found, boolean groups, Labels labels) {
        List<Cell> row = new ArrayList<>();
        if (groups) {
            row.add(Cell.text(labels.title(found.group())));
        }
        return row;
    }
}
