package kith.report.section.sensitivity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.invariance.conclusion.Conclusion;
import kith.report.document.Block;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Tree;
import kith.report.section.finding.Notices;
import kith.report.section.fit.FitWords;
import kith.report.section.presenter.AnalysisPresenter;
import kith.report.section.presenter.StudyContext;
import kith.report.section.tree.RecordSchema;
import kith.report.section.tree.RecordTree;
import kith.report.section.word.NumberWords;
import kith.sem.fit.SemFit;
import kith.study.SensitivityAnswer;
import kith.study.SensitivityAnswer.InBothWays;

/** Presents whether conclusions change when responses are ordered categories. */
public final class SensitivityPresenter implements AnalysisPresenter<SensitivityAnswer> {

    private static final RecordTree TREES = new RecordTree()
            .with(SensitivityAnswer.class, "structure", BothFits.class, SensitivityPresenter::structure)
            .with(SensitivityAnswer.class, "invariance", BothConclusions.class, SensitivityPresenter::invariance)
            .keys(SensitivityAnswer.class, """
                    structure largest_loading_difference?=largestDifference invariance?""")
            .with(SemFit.class, "pvalue", double.class, SensitivityAnswer::exactFit)
            .keys(SemFit.class, "estimator converged admissible pvalue");

    private static final String TITLE = "Sensitivity to the response scale";

    @Override
    public Class<SensitivityAnswer> type() {
        return SensitivityAnswer.class;
    }

    @Override
    public Section section(SensitivityAnswer answer, StudyContext study) {
        List<Block> blocks = new ArrayList<>(List.of(new Block.Paragraph(verdict(answer)), table(answer, study)));
        blocks.addAll(Notices.of(answer.findings()));
        return new Section("sensitivity", TITLE, blocks);
    }

    /** What changes, in a sentence. */
    static String verdict(SensitivityAnswer answer) {
        if (!answer.isSound()) {
            return "A model did not converge, so the two ways of taking responses could not be compared.";
        }
        Optional<String> oneWay = answer.comparability().flatMap(SensitivityPresenter::withoutConclusion);
        if (oneWay.isPresent()) {
            return oneWay.get();
        }
        if (answer.conclusionChanges()) {
            return "The conclusion on comparability changed when responses were taken as ordered categories.";
        }
        String fit =
                answer.exactFitChanges() ? "the test of exact fit changed." : "the test of exact fit did not change.";
        return answer.comparability().isEmpty()
                ? "Comparability was not analysed; " + fit
                : "The conclusion on comparability did not change when responses were taken as ordered categories; "
                        + fit;
    }

    /** Where no conclusion was reached there is none that changes or does not. */
    private static Optional<String> withoutConclusion(InBothWays<Conclusion> both) {
        boolean numbers = both.numbers().answer() == Conclusion.Answer.NO_CONCLUSION;
        boolean ordered = both.ordered().answer() == Conclusion.Answer.NO_CONCLUSION;
        if (numbers && ordered) {
            return Optional.of("No conclusion on comparability was reached, however responses were taken.");
        }
        return numbers || ordered
                ? Optional.of("A conclusion on comparability was reached only with responses taken as "
                        + (numbers ? "ordered categories." : "numbers."))
                : Optional.empty();
    }

    private static Table table(SensitivityAnswer answer, StudyContext study) {
        List<Compared> rows = new ArrayList<>();
        InBothWays<SemFit> fits = answer.structure();
        rows.add(new Compared("Fit of the structure", fit(fits.numbers()), fit(fits.ordered())));
        answer.largestDifference()
                .ifPresent(loading -> rows.add(new Compared(
                        "Loading that differs most: " + study.labels().title(loading.factor()) + ", "
                                + study.labels().title(loading.item()),
                        NumberWords.correlation(loading.numbers()),
                        NumberWords.correlation(loading.ordered()))));
        answer.comparability()
                .ifPresent(
                        both -> rows.add(new Compared("May be compared", word(both.numbers()), word(both.ordered()))));
        return Table.of("sensitivity", "Does the conclusion change if responses are ordered categories?", rows)
                .text("Result", Compared::result)
                .text("As numbers", Compared::numbers)
                .text("As ordered categories", Compared::ordered)
                .table(
                        "Ordered categories: WLSMV, pairwise deletion. Loadings are standardised. Comparability by the usual rule"
                                + " in both columns.");
    }

    private record Compared(String result, String numbers, String ordered) {}

    private static String fit(SemFit fit) {
        String trouble = FitWords.trouble(fit);
        return fit.converged() ? FitWords.numbers(fit) + (trouble.isEmpty() ? "" : " (" + trouble + ")") : trouble;
    }

    /** The answer of a conclusion in a few words. */
    static String word(Conclusion conclusion) {
        return switch (conclusion.answer()) {
            case AS_THEY_STAND -> "as they stand";
            case WITH_RELEASED -> "latent means only";
            case NOT -> "no";
            case NO_CONCLUSION -> "no conclusion";
        };
    }

    @Override
    public Tree tree(SensitivityAnswer answer, StudyContext study) {
        return TREES.of(answer);
    }

    /** The schema of the result. */
    public static Tree schema(RecordSchema schemas) {
        return schemas.of(TREES, SensitivityAnswer.class);
    }

    private record BothFits(SemFit numbers, SemFit ordered, boolean exactFitChanges) {}

    private record BothConclusions(Enum<?> numbers, Enum<?> ordered, boolean conclusionChanges) {}

    private static BothFits structure(SensitivityAnswer answer) {
        return new BothFits(answer.structure().numbers(), answer.structure().ordered(), answer.exactFitChanges());
    }

    private static Optional<BothConclusions> invariance(SensitivityAnswer answer) {
        return answer.comparability()
                .map(both -> new BothConclusions(
                        both.numbers().answer(), both.ordered().answer(), answer.conclusionChanges()));
    }
}
