package kith.report.section.irt;

import java.util.List;
import kith.irt.IrtAnswer;
import kith.irt.ItemReview;
import kith.report.document.Section;
import kith.report.document.Tree;
import kith.report.section.presenter.AnalysisPresenter;
import kith.report.section.presenter.StudyContext;
import kith.report.section.presenter.SummaryPart;

/** Presents the item response models of a study. */
public final class IrtPresenter implements AnalysisPresenter<IrtAnswer> {

    @Override
    public Class<IrtAnswer> type() {
        return IrtAnswer.class;
    }

    @Override
    public Section section(IrtAnswer answer, StudyContext study) {
        return IrtSection.of(answer, answer.findings(), study.labels());
    }

    @Override
    public List<Section> report(IrtAnswer answer, StudyContext study) {
        return List.of(IrtSection.brief(answer, study.labels()));
    }

    @Override
    public Tree tree(IrtAnswer answer, StudyContext study) {
        return IrtTree.of(answer);
    }

    @Override
    public SummaryPart summary(IrtAnswer answer, StudyContext study) {
        List<String> items = answer.scales().stream()
                .flatMap(scale -> scale.reviews().stream())
                .filter(ItemReview::isNeeded)
                .map(ItemReview::item)
                .distinct()
                .toList();
        String words = items.isEmpty()
                ? "No item needs review by its item response model."
                : "Item response models: review " + String.join(", ", items) + ".";
        return new SummaryPart(List.of(), List.of(words));
    }
}
