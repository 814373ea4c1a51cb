package kith.report.section.scores;

import java.util.ArrayList;
import java.util.List;
import kith.instrument.ScoringRule;
import kith.irt.TraitEstimate;
import kith.irt.TraitTable;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.document.Tree;
import kith.scoring.ScaleScores;
import kith.scoring.Score;
import kith.scoring.Scores;

/**
 * Presents the trait of each respondent beside the scores, by a table from sum score to trait. Only complete scores
 * have one.
 */
public final class TraitColumns {

    private TraitColumns() {}

    private static TraitEstimate trait(ScaleScores scale, Score score, TraitTable.Scale table) {
        if (Double.isNaN(score.value()) || score.answered() < score.items() || score.items() != table.items()) {
            return TraitEstimate.NONE;
        }
        boolean mean = scale.scale().rule().method() == ScoringRule.Method.MEAN;
        return table.of(mean ? score.value() * score.items() : score.value());
    }

    /** How many scores of scales in the table have no trait. */
    public static int without(Scores scores, TraitTable traits) {
        return (int) scores.scales().stream()
                .filter(scale -> traits.scales().containsKey(scale.scale().id()))
                .mapToLong(scale -> scale.scores().stream()
                        .filter(score -> !Double.isNaN(score.value()))
                        .filter(score -> Double.isNaN(trait(
                                        scale,
                                        score,
                                        traits.scales().get(scale.scale().id()))
                                .estimate()))
                        .count())
                .sum();
    }

    /** The table of scores with the trait and its standard error beside them. */
    public static Table perRespondent(Table table, Scores scores, TraitTable traits) {
        List<Column> columns = new ArrayList<>(table.columns());
        List<List<Cell>> rows = new ArrayList<>();
        table.rows().forEach(row -> rows.add(new ArrayList<>(row)));
        for (ScaleScores scale : scores.scales()) {
            TraitTable.Scale of = traits.scales().get(scale.scale().id());
            if (of == null) {
                continue;
            }
            columns.add(Column.number(scale.scale().id() + "_theta"));
            columns.add(Column.number(scale.scale().id() + "_theta_se"));
            for (int row = 0; row < rows.size(); row++) {
                TraitEstimate trait = trait(scale, scale.scores().get(row), of);
                rows.get(row).add(cell(trait.estimate()));
                rows.get(row).add(cell(trait.error()));
            }
        }
        return new Table(
                table.id(),
                table.caption(),
                columns,
                rows.stream().map(List::copyOf).toList(),
                table.notes());
    }

    private static Cell cell(double value) {
        return Double.isNaN(value) ? Cell.empty() : Cell.number(value, Format.THREE_DECIMALS);
    }

    /** The same as other programs see it. */
    public static Tree tree(Scores scores, TraitTable traits) {
        Tree tree = new Tree();
        for (ScaleScores scale : scores.scales()) {
            TraitTable.Scale of = traits.scales().get(scale.scale().id());
            if (of != null) {
                List<TraitEstimate> found = scale.scores().stream()
                        .map(score -> trait(scale, score, of))
                        .toList();
                tree.put(
                        scale.scale().id(),
                        new Tree()
                                .put(
                                        "theta",
                                        found.stream()
                                                .map(TraitEstimate::estimate)
                                                .toList())
                                .put(
                                        "se",
                                        found.stream().map(TraitEstimate::error).toList()));
            }
        }
        return tree;
    }
}
