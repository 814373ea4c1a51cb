package kith.report.section;

import kith.report.document.Section;
import kith.report.document.Tree;
import kith.study.ItemsAnswer;

/** Presents the item statistics and the reliability of a study. */
final class ItemsPresenter implements AnalysisPresenter<ItemsAnswer> {

    @Override
    public Class<ItemsAnswer> type() {
        return ItemsAnswer.class;
    }

    @Override
    public Section section(ItemsAnswer answer, StudyContext study) {
        return ItemsSection.of(answer, study.labels());
    }

    @Override
    public Tree tree(ItemsAnswer answer, StudyContext study) {
        return ItemsTree.of(answer);
    }

    @Override
    public SummaryPart summary(ItemsAnswer answer, StudyContext study) {
        ReliabilitySummary summary = ReliabilitySummary.of(answer, study.labels());
        return new SummaryPart(summary.figure().stream().toList(), summary.paragraphs());
    }
}
