package kith.report.section;

import java.util.List;
import java.util.stream.Collectors;
import kith.report.document.Block.KeyFigure;
import kith.report.document.Block.Paragraph;
import kith.report.document.Block.Tone;
import kith.report.document.Cell;
import kith.report.document.Section;
import kith.report.document.Tree;
import kith.study.StructureAnswer;

/** Presents the structure of the responses of a study. */
final class StructurePresenter implements AnalysisPresenter<StructureAnswer> {

    @Override
    public Class<StructureAnswer> type() {
        return StructureAnswer.class;
    }

    @Override
    public Section section(StructureAnswer answer, StudyContext study) {
        return StructureSection.of(answer, study.labels(), study.rows());
    }

    @Override
    public Tree tree(StructureAnswer answer, StudyContext study) {
        return StructureSection.tree(answer);
    }

    @Override
    public SummaryPart summary(StructureAnswer answer, StudyContext study) {
        StructureAnswer.Candidate main = answer.main();
        return new SummaryPart(
                List.of(figure(main)),
                List.of(new Paragraph(
                        "Structure: " + StructureSection.sentence(main, study.rows()) + alternatives(answer))));
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

    private static String indices(StructureAnswer.Candidate model) {
        ReportedFit fit = ReportedFit.of(model.fit().fit());
        return "CFI " + FitWords.index(fit.cfi()) + ", RMSEA " + FitWords.index(fit.rmsea());
    }

    private static String alternatives(StructureAnswer structure) {
        List<StructureAnswer.Candidate> others =
                structure.models().subList(1, structure.models().size());
        return others.isEmpty()
                ? ""
                : " Alternative models: "
                        + others.stream()
                                .map(other -> "“" + other.name() + "” ("
                                        + (other.fit().converged() ? indices(other) : FitWords.trouble(other.fit()))
                                        + ")")
                                .collect(Collectors.joining("; "))
                        + ".";
    }
}
