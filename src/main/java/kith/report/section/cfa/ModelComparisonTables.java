package kith.report.section.cfa;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import kith.report.document.Block;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
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
        List<String> notes = comparison.differences().stream()
                .flatMap(difference -> judged(difference).flatMap(Difference::test).stream())
                .map(found -> "Δχ²: " + FitWords.method(found.method()) + ".")
                .distinct()
                .collect(Collectors.toCollection(ArrayList::new));
        notes.add(
                "A small p says that the restrictions of the first model do not hold. AIC and BIC: the smaller, the better;"
                        + " they compare models that are not nested as well.");
        return Table.of("comparison-differences", "Differences of the models", comparison.differences())
                .text("Model", difference -> difference.restricted().name())
                .text("Against", difference -> difference.free().name())
                .<Comparison>part(
                        difference -> judged(difference).flatMap(Difference::test),
                        test -> test.statistic("Δχ²", Format.TWO_DECIMALS, Comparison::chisqDifference))
                .part(
                        ModelComparisonTables::judged,
                        fits -> fits.statistic("Δdf", Format.COUNT, of -> change(of, ReportedFit::df)))
                .<Comparison>part(
                        difference -> judged(difference).flatMap(Difference::test),
                        test -> test.statistic("p", Format.P_VALUE, Comparison::pValue))
                .part(
                        ModelComparisonTables::judged,
                        fits -> fits.fitIndex("ΔCFI", of -> change(of, ReportedFit::cfi))
                                .fitIndex("ΔRMSEA", of -> change(of, ReportedFit::rmsea))
                                .fitIndex("ΔSRMR", of -> change(of, ReportedFit::srmr))
                                .count("ΔAIC", of -> change(of, ReportedFit::aic))
                                .count("ΔBIC", of -> change(of, ReportedFit::bic)))
                .table(notes);
    }

    /** Empty where a model did not converge. */
    private static Optional<Difference> judged(Difference difference) {
        return Optional.of(difference)
                .filter(of ->
                        of.free().fit().converged() && of.restricted().fit().converged());
    }

    private static double change(Difference difference, ToDoubleFunction<ReportedFit> measure) {
        return measure.applyAsDouble(
                        ReportedFit.of(difference.restricted().fit().fit()))
                - measure.applyAsDouble(ReportedFit.of(difference.free().fit().fit()));
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
