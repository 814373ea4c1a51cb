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
import kith.report.document.TableColumns;
import kith.report.document.Tree;

/** Trait scores: one row per respondent. */
public final class IrtScoresTable {

    private IrtScoresTable() {}

    /**
     * For each scale, factor and method an estimate and its standard error; person fit (Zh), and how many items have a
     * response.
     */
    public static Table perRespondent(List<IrtScores> scales) {
        return Table.of("irt-scores", "Trait scores", scales.get(0).rowIds().size())
                .text("id", scales.get(0).rowIds()::get)
                .each(scales, IrtScoresTable::columns)
                .table();
    }

    private static void columns(TableColumns<Integer> table, IrtScores scores) {
        scores.estimates().forEach((method, byFactor) -> {
            for (int f = 0; f < byFactor.length; f++) {
                TraitEstimate[] own = byFactor[f];
                String name = name(scores, f) + "_" + method.key();
                table.number(name, row -> cell(own[row].estimate()));
                table.number(name + "_se", row -> cell(own[row].error()));
            }
        });
        table.when(
                        scores.factors().size() == 1,
                        one -> one.number(scores.scale() + "_zh", row -> cell(scores.personFit()[row])))
                .count(scores.scale() + "_answered", row -> scores.answered()[row]);
    }

    /** Trait with its standard error by sum score, one scale after the other. */
    public static Table sumScores(IrtAnswer answer) {
        List<SumScore> rows = new ArrayList<>();
        for (IrtScaling scaling : answer.scales()) {
            scaling.statistics()
                    .forEach(found -> found.sumScores()
                            .conversion()
                            .forEach((sum, trait) ->
                                    rows.add(new SumScore(scaling, sum, trait.estimate(), trait.error()))));
        }
        return Table.of("irt-score-table", "Trait by sum score", rows)
                .text("scale", row -> row.scaling().name())
                .count("items", row -> row.scaling().items().size())
                .threeDecimals("sum_score", SumScore::sum)
                .threeDecimals("theta", SumScore::estimate)
                .threeDecimals("se", SumScore::error)
                .table();
    }

    private record SumScore(IrtScaling scaling, double sum, double estimate, double error) {}

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
