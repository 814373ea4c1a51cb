package kith.report.section.screening;

import java.util.ArrayList;
import java.util.List;
import kith.report.document.Block;
import kith.report.document.Section;
import kith.report.document.Tree;
import kith.report.section.presenter.AnalysisPresenter;
import kith.report.section.presenter.StudyContext;
import kith.report.section.sample.FlowFigure;
import kith.study.ScreeningAnswer;

/** Presents the screening of a study. */
public final class ScreeningPresenter implements AnalysisPresenter<ScreeningAnswer> {

    @Override
    public Class<ScreeningAnswer> type() {
        return ScreeningAnswer.class;
    }

    @Override
    public Section section(ScreeningAnswer answer, StudyContext study) {
        Section section = ScreeningSection.withoutRespondents(
                answer.result(), answer.findings(), study.results().study().smallestCell());
        List<Block> blocks = new ArrayList<>(FlowFigure.of(study).stream().toList());
        blocks.addAll(section.blocks());
        return new Section(section.id(), section.title(), blocks, section.subsections());
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
