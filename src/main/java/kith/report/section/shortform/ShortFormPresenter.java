package kith.report.section.shortform;

import kith.report.document.Section;
import kith.report.document.Tree;
import kith.report.section.presenter.AnalysisPresenter;
import kith.report.section.presenter.StudyContext;
import kith.shortform.ShortFormAnswer;

/** Presents the short forms of a study. */
public final class ShortFormPresenter implements AnalysisPresenter<ShortFormAnswer> {

    @Override
    public Class<ShortFormAnswer> type() {
        return ShortFormAnswer.class;
    }

    @Override
    public Section section(ShortFormAnswer answer, StudyContext study) {
        return ShortFormSection.of(answer, answer.findings(), study.labels());
    }

    @Override
    public Tree tree(ShortFormAnswer answer, StudyContext study) {
        return ShortFormTree.of(answer);
    }
}
