package kith.report.section.items;

import java.util.List;
import kith.report.document.Section;
import kith.report.document.Tree;
import kith.report.section.presenter.AnalysisPresenter;
import kith.report.section.presenter.StudyContext;
import kith.report.section.presenter.SummaryPart;
import kith.report.section.word.Confidence;
import kith.study.ItemsAnswer;

/** Presents the item statistics and the reliability of a study. */
public final class ItemsPresenter implements AnalysisPresenter<ItemsAnswer> {

    @Override
    public Class<ItemsAnswer> type() {
        return ItemsAnswer.class;
    }

    @Override
    public Section section(ItemsAnswer answer, StudyContext study) {
        return ItemsSection.of(answer, study.labels());
    }

    @Override
    public List<Section> report(ItemsAnswer answer, StudyContext study) {
        return ItemsReport.of(answer, study);
    }

    @Override
    public Tree tree(ItemsAnswer answer, StudyContext study) {
        return ItemsTree.of(answer);
    }

    @Override
    public SummaryPart summary(ItemsAnswer answer, StudyContext study) {
        ReliabilitySummary summary = ReliabilitySummary.of(answer, study.labels());
        return new SummaryPart(
                summary.figure().stream().toList(), summary.sentence().stream().toList());
    }

    @Override
    public List<String> methods(ItemsAnswer answer, StudyContext study) {
        return List.of(
                "Reliability was estimated by Cronbach’s alpha and by omega of a one-factor model, in the total sample"
                        + (answer.groups().isEmpty() ? "" : " and in each group") + ", with "
                        + Confidence.percent(answer.everybody().get(0).level()) + " confidence intervals.");
    }
}
