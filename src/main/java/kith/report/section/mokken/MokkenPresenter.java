package kith.report.section.mokken;

import kith.mokken.MokkenAnswer;
import kith.report.document.Section;
import kith.report.document.Tree;
import kith.report.section.presenter.AnalysisPresenter;
import kith.report.section.presenter.StudyContext;

/** Presents the Mokken scale analyses of a study. */
public final class MokkenPresenter implements AnalysisPresenter<MokkenAnswer> {

    @Override
    public Class<MokkenAnswer> type() {
        return MokkenAnswer.class;
    }

    @Override
    public Section section(MokkenAnswer answer, StudyContext study) {
        return MokkenSection.of(answer, answer.findings(), study.labels());
    }

    @Override
    public Tree tree(MokkenAnswer answer, StudyContext study) {
        return MokkenTree.of(answer);
    }
}
