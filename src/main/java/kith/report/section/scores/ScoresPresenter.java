package kith.report.section.scores;

import java.util.List;
import java.util.stream.Stream;
import kith.report.document.Section;
import kith.report.document.SmallCells;
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
        return ScoresSection.withPooled(
                ScoresSection.of(answer.scores(), study.results().groups(), study.labels()), answer.pooled());
    }

    @Override
    public List<Section> report(ScoresAnswer answer, StudyContext study) {
        return List.of(ScoresSection.withPooled(
                new Section(
                        "scores",
                        "Scores",
                        List.of(ScoresSection.means(
                                answer.scores(),
                                study.results().groups(),
                                study.labels(),
                                new SmallCells(study.results().study().smallestCell())))),
                answer.pooled()));
    }

    @Override
    public List<String> methods(ScoresAnswer answer, StudyContext study) {
        Stream<String> rules = answer.scores().scales().stream()
                .map(scale -> ScoresSection.rule(scale.scale()))
                .distinct()
                .map(rule -> "Scoring rule: " + rule + ".");
        Stream<String> pooled = answer.pooled().stream()
                .map(means -> "Means of the scores were also pooled from "
                        + means.responses().plan().sets() + " data sets imputed by chained equations ("
                        + means.responses().plan().method().words() + ").");
        return Stream.concat(rules, pooled).toList();
    }

    @Override
    public Tree tree(ScoresAnswer answer, StudyContext study) {
        Tree tree = ScoresTree.of(answer.scores(), study.results().groups());
        answer.pooled().ifPresent(means -> tree.put("multiple_imputation", NormsTables.tree(means)));
        return tree;
    }
}
