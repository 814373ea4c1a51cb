package kith.report.section;

import java.util.List;
import kith.dif.DifAnswer;
import kith.report.document.Block.Paragraph;
import kith.report.document.Section;
import kith.report.document.Tree;

/** Presents the differential item functioning of a study. */
final class DifPresenter implements AnalysisPresenter<DifAnswer> {

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
        List<Paragraph> words = answer.scales().stream()
                .flatMap(scale -> scale.comparisons().stream()
                        .map(comparison -> study.labels().title(scale.name()) + ", "
                                + new DifWords(comparison, scale.question().alpha()).conclusion()))
                .map(Paragraph::new)
                .toList();
        return new SummaryPart(List.of(), words);
    }
}
