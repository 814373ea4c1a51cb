package kith.report.section.cfa;

import java.util.List;
import kith.report.document.Block.KeyFigure;
import kith.report.document.Block.Tone;
import kith.report.document.Cell;
import kith.report.document.Section;
import kith.report.document.Tree;
import kith.report.section.fit.FitWords;
import kith.report.section.presenter.AnalysisPresenter;
import kith.report.section.presenter.StudyContext;
import kith.report.section.presenter.SummaryPart;
import kith.study.StructureAnswer;

/** Presents the structure of the responses of a study. */
public final class StructurePresenter implements AnalysisPresenter<StructureAnswer> {

    @Override
    public Class<StructureAnswer> type() {
        return StructureAnswer.class;
    }

    @Override
    public Section section(StructureAnswer answer, StudyContext study) {
        return StructureSection.of(answer, study.labels(), study.rows());
    }

    @Override
    public List<Section> report(StructureAnswer answer, StudyContext study) {
        return List.of(StructureReport.of(answer, study));
    }

    @Override
    public Tree tree(StructureAnswer answer, StudyContext study) {
        return StructureSection.tree(answer);
    }

    @Override
    public SummaryPart summary(StructureAnswer answer, StudyContext study) {
        StructureAnswer.Candidate main = answer.main();
        return new SummaryPart(List.of(figure(main)), List.of(StructureSection.verdict(main, study.rows())));
    }

    /** Without fit indices where the model did not converge; an improper solution is marked. */
    private static KeyFigure figure(StructureAnswer.Candidate main) {
        FitWords fit = FitWords.of(main.fit());
        if (fit == FitWords.FAILED) {
            return new KeyFigure("Structure", Cell.text(fit.title()), "no estimates, no fit", fit.tone());
        }
        String numbers = FitWords.fewNumbers(main.fit());
        return main.fit().admissible()
                ? new KeyFigure("Structure", Cell.text(fit.title()), numbers, fit.tone())
                : new KeyFigure(
                        "Structure", Cell.text(FitWords.trouble(main.fit())), fit.words() + ", " + numbers, Tone.ERROR);
    }

    @Override
    public List<String> methods(StructureAnswer answer, StudyContext study) {
        return answer.models().size() < 2
                ? List.of()
                : List.of("The model “" + answer.main().name() + "” was compared with "
                        + (answer.models().size() == 2
                                ? "one alternative model"
                                : (answer.models().size() - 1) + " alternative models")
                        + " in the total sample.");
    }
}
