package kith.report.section;

import kith.mokken.MokkenAnswer;
import kith.report.document.Section;
import kith.report.document.Tree;

/** Presents the Mokken scale analyses of a study. */
final class MokkenPresenter implements AnalysisPresenter<MokkenAnswer> {

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
