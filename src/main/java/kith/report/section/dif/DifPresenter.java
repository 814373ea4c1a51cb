package kith.report.section.dif;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import kith.dif.DifAnswer;
import kith.dif.joint.JointComparison;
import kith.dif.joint.JointItem;
import kith.invariance.ComparabilityAnswer;
import kith.report.document.Section;
import kith.report.document.Tree;
import kith.report.section.presenter.AnalysisPresenter;
import kith.report.section.presenter.StudyContext;
import kith.report.section.presenter.SummaryPart;

/** Presents the differential item functioning of a study. */
public final class DifPresenter implements AnalysisPresenter<DifAnswer> {

    @Override
    public Class<DifAnswer> type() {
        return DifAnswer.class;
    }

    @Override
    public Section section(DifAnswer answer, StudyContext study) {
        return DifSection.of(answer, invariance(study), answer.findings(), study.labels());
    }

    @Override
    public Tree tree(DifAnswer answer, StudyContext study) {
        return DifTree.of(answer, invariance(study));
    }

    private static Optional<ComparabilityAnswer> invariance(StudyContext study) {
        return study.results().answer(ComparabilityAnswer.class);
    }

    @Override
    public SummaryPart summary(DifAnswer answer, StudyContext study) {
        List<JointComparison> comparisons = answer.scales().stream()
                .flatMap(scale -> scale.comparisons().stream()
                        .map(comparison -> JointComparison.of(scale, comparison, invariance(study))))
                .toList();
        String relevant = named(comparisons, JointComparison::relevant);
        String unclear = named(comparisons, JointComparison::disagreements);
        List<String> words = new ArrayList<>(List.of(
                relevant.isEmpty()
                        ? "No item showed more than negligible differential item functioning"
                                + (unclear.isEmpty() ? "." : " by both the methods and the factor-analytic search.")
                        : "Differential item functioning was more than negligible for " + relevant + "."));
        if (!unclear.isEmpty()) {
            words.add("Methods of differential item functioning and the factor-analytic search disagreed on " + unclear
                    + ".");
        }
        return new SummaryPart(List.of(), words);
    }

    private static String named(List<JointComparison> comparisons, Function<JointComparison, List<JointItem>> which) {
        return comparisons.stream()
                .flatMap(joint -> which.apply(joint).stream()
                        .map(item -> item.item() + " (" + joint.comparison().focal() + ")"))
                .collect(Collectors.joining(", "));
    }
}
