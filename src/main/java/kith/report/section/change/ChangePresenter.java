package kith.report.section.change;

import java.util.ArrayList;
import java.util.List;
import kith.change.study.LongitudinalAnswer;
import kith.report.document.Block.KeyFigure;
import kith.report.document.Section;
import kith.report.document.Tree;
import kith.report.section.presenter.AnalysisPresenter;
import kith.report.section.presenter.StudyContext;
import kith.report.section.presenter.SummaryPart;

/** Presents change in a study. */
public final class ChangePresenter implements AnalysisPresenter<LongitudinalAnswer> {

    @Override
    public Class<LongitudinalAnswer> type() {
        return LongitudinalAnswer.class;
    }

    @Override
    public Section section(LongitudinalAnswer answer, StudyContext study) {
        return ChangeSection.of(answer.change(), answer.trial(), answer.findings());
    }

    @Override
    public List<Section> report(LongitudinalAnswer answer, StudyContext study) {
        return List.of(ChangeSection.report(answer.change(), answer.trial()));
    }

    @Override
    public SummaryPart summary(LongitudinalAnswer answer, StudyContext study) {
        List<String> sentences =
                new ArrayList<>(answer.trial().map(TrialTables::words).stream().toList());
        ChangeWords.stability(answer.change()).ifPresent(sentences::add);
        List<KeyFigure> figures =
                new ArrayList<>(answer.trial().map(TrialTables::keyFigures).orElse(List.of()));
        ChangeWords.keyFigure(answer.change()).ifPresent(figures::add);
        return new SummaryPart(figures, sentences);
    }

    @Override
    public List<String> methods(LongitudinalAnswer answer, StudyContext study) {
        return ChangeMethods.of(answer.change(), answer.trial());
    }

    /** Without single respondents, whose scores stay in the data. */
    @Override
    public Tree tree(LongitudinalAnswer answer, StudyContext study) {
        return ChangeTree.summary(answer.change(), answer.trial());
    }
}
