package kith.report.section.twolevel;

import java.util.List;
import java.util.Optional;
import kith.report.document.Section;
import kith.report.document.Tree;
import kith.report.section.presenter.AnalysisPresenter;
import kith.report.section.presenter.StudyContext;
import kith.twolevel.TwoLevelAnswer;

/** Presents the two-level model of a study. */
public final class TwoLevelPresenter implements AnalysisPresenter<TwoLevelAnswer> {

    private static final String ID = "two-level";
    private static final String TITLE = "Two-level model";

    @Override
    public Class<TwoLevelAnswer> type() {
        return TwoLevelAnswer.class;
    }

    @Override
    public Section section(TwoLevelAnswer answer, StudyContext study) {
        return answer instanceof TwoLevelAnswer.Continuous continuous
                ? TwoLevelSection.of(ID, TITLE, continuous.model(), study.labels(), Optional.empty())
                : OrderedTwoLevelSection.of(ID, TITLE, ((TwoLevelAnswer.Ordered) answer).fit());
    }

    @Override
    public Tree tree(TwoLevelAnswer answer, StudyContext study) {
        return answer instanceof TwoLevelAnswer.Continuous continuous
                ? TwoLevelTree.of(continuous.model())
                : OrderedTwoLevelTree.of(((TwoLevelAnswer.Ordered) answer).fit());
    }

    @Override
    public List<String> methods(TwoLevelAnswer answer, StudyContext study) {
        return List.of(
                answer instanceof TwoLevelAnswer.Ordered ordered
                        ? "A two-level model of ordered responses was estimated by marginal maximum likelihood with a "
                                + ordered.fit().link().id() + " link."
                        : "A two-level model was estimated, with a structure of the people within clusters and one of the"
                                + " clusters.");
    }
}
