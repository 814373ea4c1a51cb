package kith.report.section.dif;

import java.util.List;
import kith.dif.DifAnswer;
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
        return DifSection.of(answer, answer.findings(), study.labels());
    }

    @Override
    public Tree tree(DifAnswer answer, StudyContext study) {
        return DifTree.of(answer);
    }

    @Override
    public SummaryPart summary(DifAnswer answer, StudyContext study) {
        List<String> found = answer.scales().stream()
                .flatMap(scale -> scale.comparisons().stream())
                .flatMap(comparison -> comparison.items().stream()
                        .filter(item -> item.verdict().isRelevant())
                        .map(item -> item.item() + " (" + comparison.focal() + ")"))
                .toList();
        String words = found.isEmpty()
                ? "No item showed more than negligible differential item functioning."
                : "Differential item functioning was more than negligible for " + String.join(", ", found) + ".";
        return new SummaryPart(List.of(), List.of(words));
    }
}
