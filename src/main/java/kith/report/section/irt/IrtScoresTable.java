package kith.report.section.irt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import kith.irt.IrtAnswer;
import kith.irt.IrtScaling;
import kith.irt.IrtScores;
import kith.irt.TraitEstimate;
import kith.irt.TraitScoreMethod;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.document.Tree;

/** Trait scores: one row per respondent. */
public final class IrtScoresTable {

    private IrtScoresTable() {}

    /**
     * For each scale, factor and method an estimate and its standard error; person fit (Zh), and how many items have a
     * response.
     */
    public static Table perRespondent(List<IrtScores> scales) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("id"));
        List<List<Cell>> rows = new ArrayList<>();
        for (String id : scales.get(0).rowIds()) {
            rows.add(new ArrayList<>(List.of(Cell.text(id))));
        }
        for (IrtScores scores : scales) {
            scores.estimates().forEach((method, byFactor) -> {
                for (int f = 0; f < byFactor.length; f++) {
                    String name = name(scores, f) + "_" + method.key();
                    columns.add(Column.number(name));
                    columns.add(Column.number(name + "_se"));
                    for (int r = 0; r < rows.size(); r++) {
                        rows.get(r).add(cell(byFactor[f][r].estimate()));
                        rows.get(r).add(cell(byFactor[f][r].error()));
                    }
                }
            });
            if (scores.factors().size() == 1) {
                columns.add(Column.number(scores.scale() + "_zh"));
                for (int r = 0; r < rows.size(); r++) {
                    rows.get(r).add(cell(scores.personFit()[r]));
                }
            }
            columns.add(Column.number(scores.scale() + "_answered"));
            for (int r = 0; r < rows.size(); r++) {
                rows.get(r).add(Cell.count(scores.answered()[r]));
            }
        }
        return new Table("irt-scores", "Trait scores", columns, rows, List.of());
    }

    /** Trait with its standard error by sum score, one scale after the other. */
    public static Table sumScores(IrtAnswer answer) {
        List<List<Cell>> rows = new ArrayList<>();
        for (IrtScaling scaling : answer.scales()) {
            for (IrtScaling.Statistics found : scaling.statistics()) {
                found.sumScores()
                        .conversion()
                        .forEach((sum, trait) -> rows.add(List.of(
                                Cell.text(scaling.name()),
                                Cell.count(scaling.items().size()),
                                Cell.number(sum, Format.THREE_DECIMALS),
                                Cell.number(trait.estimate(), Format.THREE_DECIMALS),
                                Cell.number(trait.error(), Format.THREE_DECIMALS))));
            }
        }
        return new Table(
                "irt-score-table",
                "Trait by sum score",
                List.of(
                        Column.text("scale"),
                        Column.number("items"),
                        Column.number("sum_score"),
                        Column.number("theta"),
                        Column.number("se")),
                rows,
                List.of());
    }

    private static String name(IrtScores scores, int factor) {
        return scores.factors().size() == 1 ? scores.scale() : scores.factors().get(factor);
    }

    private static Cell cell(double value) {
        if (Double.isInfinite(value)) {
            return Cell.text(value > 0 ? "Inf" : "-Inf");
        }
        return Double.isNaN(value) ? Cell.empty() : Cell.number(value, Format.THREE_DECIMALS);
    }

    /** Estimates with standard errors, means and standard deviations by method; by factor where there are several. */
    static Tree tree(IrtScores scores) {
        Tree tree = new Tree()
                .put("rows", scores.rowIds())
                .put("answered", Arrays.stream(scores.answered()).boxed().toList());
        if (scores.factors().size() == 1) {
            tree.put("zh", Arrays.stream(scores.personFit()).boxed().toList());
        }
        for (TraitScoreMethod method : scores.estimates().keySet()) {
            Tree factors = new Tree();
            for (int f = 0; f < scores.factors().size(); f++) {
                factors.put(scores.factors().get(f), tree(scores, method, f));
            }
            tree.put(
                    method.name().toLowerCase(Locale.ROOT),
                    scores.factors().size() == 1 ? tree(scores, method, 0) : factors);
        }
        return tree;
    }

    private static Tree tree(IrtScores scores, TraitScoreMethod method, int factor) {
        TraitEstimate[] estimates = scores.estimates().get(method)[factor];
        return new Tree()
                .put(
                        "est",
                        Arrays.stream(estimates).map(TraitEstimate::estimate).toList())
                .put("se", Arrays.stream(estimates).map(TraitEstimate::error).toList())
                .put("mean", scores.mean(method, factor))
                .put("sd", scores.standardDeviation(method, factor));
    }
}
