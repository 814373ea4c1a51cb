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
import kith.report.document.Block;
import kith.report.document.Section;
import kith.report.document.Tree;
import kith.report.section.presenter.AnalysisPresenter;
import kith.report.section.presenter.StudyContext;
import kith.report.section.presenter.SummaryPart;
import kith.report.section.word.Labels;

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

    private static List<JointComparison> comparisons(DifAnswer answer, StudyContext study) {
        return answer.scales().stream()
                .flatMap(scale -> scale.comparisons().stream()
                        .map(comparison -> JointComparison.of(scale, comparison, invariance(study))))
                .toList();
    }

    /** The items that need a look, of all scales; the supplement has every item and method. */
    @Override
    public List<Section> report(DifAnswer answer, StudyContext study) {
        List<JointComparison> comparisons = comparisons(answer, study);
        List<Block> blocks = new ArrayList<>(List.of(new Block.Paragraph(summary(comparisons, study.labels()))));
        comparisons.stream()
                .filter(joint -> !joint.disagreements().isEmpty())
                .flatMap(joint -> new JointWords(joint).disagreements().stream())
                .map(Block.Paragraph::new)
                .forEach(blocks::add);
        JointTable.ofFlagged(comparisons, study.labels()).ifPresent(blocks::add);
        return List.of(new Section("dif", DifSection.TITLE, blocks));
    }

    @Override
    public SummaryPart summary(DifAnswer answer, StudyContext study) {
        return new SummaryPart(List.of(), List.of(summary(comparisons(answer, study), study.labels())));
    }

    static String summary(List<JointComparison> comparisons, Labels labels) {
        String relevant = named(comparisons, JointComparison::relevant, labels);
        String unclear = named(comparisons, JointComparison::disagreements, labels);
        if (relevant.isEmpty()) {
            return "No item showed more than negligible differential item functioning"
                    + (unclear.isEmpty()
                            ? "."
                            : " by both the methods and the factor-analytic search; they disagreed on " + unclear
                                    + ".");
        }
        return "Differential item functioning was more than negligible for " + relevant
                + (unclear.isEmpty()
                        ? "."
                        : "; the methods and the factor-analytic search disagreed on " + unclear + ".");
    }

    private static String named(
            List<JointComparison> comparisons, Function<JointComparison, List<JointItem>> which, Labels labels) {
        return comparisons.stream()
                .flatMap(joint -> which.apply(joint).stream()
                        .map(item -> item.item() + " ("
                                + labels.title(joint.comparison().focal()) + ")"))
                .collect(Collectors.joining(", "));
    }
}
