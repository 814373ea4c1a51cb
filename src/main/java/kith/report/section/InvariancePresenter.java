package kith.report.section;

import java.util.ArrayList;
import java.util.List;
import kith.invariance.ComparabilityAnswer;
import kith.report.document.Block.KeyFigure;
import kith.report.document.Block.Paragraph;
import kith.report.document.Cell;
import kith.report.document.Section;
import kith.report.document.Tree;

/** Presents whether the groups of a study may be compared. */
final class InvariancePresenter implements AnalysisPresenter<ComparabilityAnswer> {

    @Override
    public Class<ComparabilityAnswer> type() {
        return ComparabilityAnswer.class;
    }

    @Override
    public Section section(ComparabilityAnswer answer, StudyContext study) {
        return ComparabilitySection.of(answer, study.labels());
    }

    @Override
    public Tree tree(ComparabilityAnswer answer, StudyContext study) {
        return ComparabilityTree.of(answer);
    }

    @Override
    public SummaryPart summary(ComparabilityAnswer answer, StudyContext study) {
        ConclusionWords conclusion = new ConclusionWords(answer, study.labels());
        List<String> texts = conclusion.paragraphs();
        List<Paragraph> paragraphs = new ArrayList<>();
        paragraphs.add(new Paragraph("Comparability: " + texts.get(0)));
        texts.subList(1, texts.size()).forEach(text -> paragraphs.add(new Paragraph(text)));
        return new SummaryPart(
                List.of(new KeyFigure(
                        "Comparable", Cell.text(conclusion.tile()), conclusion.comment(), conclusion.tone())),
                paragraphs);
    }
}
