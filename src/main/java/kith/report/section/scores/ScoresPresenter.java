package kith.report.section.scores;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kith.report.document.Section;
import kith.report.document.SmallCells;
import kith.report.document.Table;
import kith.report.document.Tree;
import kith.report.section.presenter.AnalysisPresenter;
import kith.report.section.presenter.StudyContext;
import kith.report.section.word.NumberWords;
import kith.study.SampleDescription;
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
                        List.of(noted(
                                ScoresSection.means(
                                        answer.scores(),
                                        study.results().groups(),
                                        study.labels(),
                                        new SmallCells(study.results().study().smallestCell())),
                                study.results().sample()))),
                answer.pooled()));
    }

    /** Says so where respondents count several times. */
    private static Table noted(Table means, SampleDescription sample) {
        if (sample.rows() == sample.respondents()) {
            return means;
        }
        List<String> notes = new ArrayList<>(means.notes());
        notes.add("Of all " + NumberWords.count(sample.rows()) + " assessments, of all waves together; each of the "
                + NumberWords.count(sample.respondents()) + " respondents counts as often as assessed.");
        return new Table(means.id(), means.caption(), means.columns(), means.rows(), means.groups(), notes);
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
