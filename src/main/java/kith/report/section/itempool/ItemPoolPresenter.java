package kith.report.section.itempool;

import kith.itempool.ItemPoolAnswer;
import kith.report.document.Section;
import kith.report.document.Tree;
import kith.report.section.presenter.AnalysisPresenter;
import kith.report.section.presenter.StudyContext;

/** Presents the structure of the item pool of a study. */
public final class ItemPoolPresenter implements AnalysisPresenter<ItemPoolAnswer> {

    @Override
    public Class<ItemPoolAnswer> type() {
        return ItemPoolAnswer.class;
    }

    @Override
    public Section section(ItemPoolAnswer answer, StudyContext study) {
        return ItemPoolSection.of(answer, answer.findings());
    }

    @Override
    public Tree tree(ItemPoolAnswer answer, StudyContext study) {
        return ItemPoolTree.of(answer);
    }
}
