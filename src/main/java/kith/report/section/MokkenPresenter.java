package kith.report.section;

import java.util.List;
import kith.mokken.MokkenAnswer;
import kith.mokken.MokkenScaling;
import kith.report.document.Block.Paragraph;
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

    @Override
    public SummaryPart summary(MokkenAnswer answer, StudyContext study) {
        List<Paragraph> words = answer.scales().stream()
                .filter(scaling -> scaling.scalability().isPresent())
                .map(scaling -> new Paragraph(title(scaling, study) + ": " + new MokkenWords(scaling).strength()))
                .toList();
        return new SummaryPart(List.of(), words);
    }

    private static String title(MokkenScaling scaling, StudyContext study) {
        return study.labels().title(scaling.name());
    }
}
