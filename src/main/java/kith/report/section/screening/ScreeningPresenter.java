package kith.report.section.screening;

import java.util.List;
import kith.report.document.Section;
import kith.report.document.Tree;
import kith.report.section.presenter.AnalysisPresenter;
import kith.report.section.presenter.StudyContext;
import kith.study.ScreeningAnswer;

/** Presents the screening of a study. */
public final class ScreeningPresenter implements AnalysisPresenter<ScreeningAnswer> {

    @Override
    public Class<ScreeningAnswer> type() {
        return ScreeningAnswer.class;
    }

    @Override
    public Section section(ScreeningAnswer answer, StudyContext study) {
        return ScreeningSection.withoutRespondents(
                answer.result(), answer.findings(), study.results().study().smallestCell());
    }

    /** None of its own: the section on the sample has it. */
    @Override
    public List<Section> report(ScreeningAnswer answer, StudyContext study) {
        return List.of();
    }

    @Override
    public Tree tree(ScreeningAnswer answer, StudyContext study) {
        return ScreeningTree.withoutRespondents(answer.result());
    }
}
