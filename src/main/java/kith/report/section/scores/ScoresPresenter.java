package kith.report.section.scores;

import java.util.List;
import kith.report.document.Section;
import kith.report.document.Tree;
import kith.report.section.presenter.AnalysisPresenter;
import kith.report.section.presenter.StudyContext;
import kith.study.ScoresAnswer;

/** Presents the scores of a study. */
public final class ScoresPresenter implements AnalysisPresenter<ScoresAnswer> {

    @Override
    public Class<ScoresAnswer> type() {
        return ScoresAnswer.class;
    }

    @Override
    public Section section(ScoresAnswer answer, StudyContext study) {
        return ScoresSection.of(answer.scores(), study.results().groups(), study.labels());
    }

    @Override
    public List<Section> report(ScoresAnswer answer, StudyContext study) {
        return List.of(new Section(
                "scores",
                "Scores",
                List.of(ScoresSection.means(answer.scores(), study.results().groups(), study.labels()))));
    }

    @Override
    public List<String> methods(ScoresAnswer answer, StudyContext study) {
        return answer.scores().scales().stream()
                .map(scale -> ScoresSection.rule(scale.scale()))
                .distinct()
                .map(rule -> "Scoring rule: " + rule + ".")
                .toList();
    }

    @Override
    public Tree tree(ScoresAnswer answer, StudyContext study) {
        return ScoresSection.tree(answer.scores(), study.results().groups());
    }
}
