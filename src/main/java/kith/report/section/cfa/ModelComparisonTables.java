package kith.report.section.cfa;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.document.Tree;
import kith.report.section.finding.Notices;
import kith.report.section.fit.FitTable;
import kith.report.section.fit.FitWords;
import kith.report.section.fit.ReportedFit;
import kith.sem.comparison.Comparison;
import kith.sem.comparison.ModelComparison;
import kith.sem.comparison.ModelComparison.Difference;

/** Presents models of the same answers side by side, and the tests of their differences. */
public final class ModelComparisonTables {

    /** Columns of the table of differences beside the two models. */
    private static final int MEASURES = 8;

    private ModelComparisonTables() {}

    /** Fit side by side, the differences, and what is to be known about them. */
    public static List<Block> of(ModelComparison comparison) {
        List<FitTable.Named> models = comparison.models().stream()
                .map(model -> new FitTable.Named(model.name(), model.fit()))
                .toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(FitTable.of("comparison-fit", "Fit of the models compared", models));
        blocks.add(differences(comparison));
        blocks.addAll(Notices.of(comparison.findings()));
        return blocks;
    }

    private static Table differences(ModelComparison comparison) {
        List<List<Cell>> rows = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (Difference difference : comparison.differences()) {
            if (!difference.free().fit().converged()
                    || !difference.restricted().fit().converged()) {
                rows.add(withoutDifference(difference));
                continue;
            }
            ReportedFit before = ReportedFit.of(difference.free().fit().fit());
            ReportedFit after = ReportedFit.of(difference.restricted().fit().fit());
            Optional<Comparison> test = difference.test();
            rows.add(List.of(
                    Cell.text(difference.restricted().name()),
                    Cell.text(difference.free().name()),
                    test.map(found -> Cell.number(found.chisqDifference(), Format.TWO_DECIMALS))
                            .orElse(Cell.empty()),
                    Cell.count(after.df() - before.df()),
                    test.map(found -> Cell.number(found.pValue(), Format.P_VALUE))
                            .orElse(Cell.empty()),
                    Cell.number(after.cfi() - before.cfi(), Format.FIT_INDEX),
                    Cell.number(after.rmsea() - before.rmsea(), Format.FIT_INDEX),
                    Cell.number(after.srmr() - before.srmr(), Format.FIT_INDEX),
                    Cell.number(after.aic() - before.aic(), Format.COUNT),
                    Cell.number(after.bic() - before.bic(), Format.COUNT)));
            test.map(found -> "Δχ²: " + FitWords.method(found.method()) + ".")
                    .filter(note -> !notes.contains(note))
                    .ifPresent(notes::add);
        }
        notes.add(
                "A small p says that the restrictions of the first model do not hold. AIC and BIC: the smaller, the better;"
                        + " they compare models that are not nested as well.");
        return new Table(
                "comparison-differences",
                "Differences of the models",
                List.of(
                        Column.text("Model"),
                        Column.text("Against"),
                        Column.statistic("Δχ²"),
                        Column.statistic("Δdf"),
                        Column.statistic("p"),
                        Column.number("ΔCFI"),
                        Column.number("ΔRMSEA"),
                        Column.number("ΔSRMR"),
                        Column.number("ΔAIC"),
                        Column.number("ΔBIC")),
                rows,
                notes);
    }

    /** Where one of the models did not converge, their fit says nothing of the other. */
    private static List<Cell> withoutDifference(Difference difference) {
        List<Cell> row = new ArrayList<>(List.of(
                Cell.text(difference.restricted().name()),
                Cell.text(difference.free().name())));
        for (int measure = 0; measure < MEASURES; measure++) {
            row.add(Cell.empty());
        }
        return row;
    }

    /** The same for programs. */
    public static Tree tree(ModelComparison comparison) {
        return new Tree()
                .put(
                        "models",
                        comparison.models(),
                        model -> SemTree.putFit(
                                new Tree()
                                        .put("model", model.name())
                                        .put("converged", model.fit().converged())
                                        .put("admissible", model.fit().admissible())
                                        .put("npar", model.fit().parameterCount()),
                                model.fit()))
                .put("differences", comparison.differences(), difference -> {
                    Tree tree = new Tree()
                            .put("model", difference.restricted().name())
                            .put("against", difference.free().name())
                            .put("tested", difference.isTested());
                    difference
                            .test()
                            .ifPresent(test -> tree.put("chisq_diff", test.chisqDifference())
                                    .put("df_diff", test.dfDifference())
                                    .put("pvalue", test.pValue())
                                    .put("method", test.method().id()));
                    return tree;
                });
    }
}
