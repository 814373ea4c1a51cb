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
        return ChangeSection.of(named(answer, study), answer.findings());
    }

    @Override
    public List<Section> report(LongitudinalAnswer answer, StudyContext study) {
        return List.of(ChangeSection.report(named(answer, study)));
    }

    @Override
    public SummaryPart summary(LongitudinalAnswer answer, StudyContext study) {
        LongitudinalAnswer named = named(answer, study);
        List<String> sentences = new ArrayList<>();
        List<KeyFigure> figures = new ArrayList<>();
        named.trial().ifPresent(trial -> {
            sentences.add(TrialTables.words(trial, named.range()));
            figures.addAll(TrialTables.keyFigures(trial, named.range()));
        });
        ChangeWords.stability(named.change()).ifPresent(sentences::add);
        ChangeWords.keyFigure(named.change()).ifPresent(figures::add);
        return new SummaryPart(figures, sentences);
    }

    @Override
    public List<String> methods(LongitudinalAnswer answer, StudyContext study) {
        LongitudinalAnswer named = named(answer, study);
        return ChangeMethods.of(named.change(), named.trial());
    }

    /** Without single respondents, whose scores stay in the data. */
    @Override
    public Tree tree(LongitudinalAnswer answer, StudyContext study) {
        return ChangeTree.summary(answer.change(), answer.trial());
    }

    /** With arms and waves by the labels of the study. */
    private static LongitudinalAnswer named(LongitudinalAnswer answer, StudyContext study) {
        return answer.renamed(study.labels()::title);
    }
}
