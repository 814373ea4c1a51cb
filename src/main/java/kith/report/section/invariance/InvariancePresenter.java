package kith.report.section.invariance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kith.invariance.ComparabilityAnswer;
import kith.invariance.level.DecisionRule;
import kith.invariance.search.PartialAnswer;
import kith.report.document.Block;
import kith.report.document.Block.KeyFigure;
import kith.report.document.Cell;
import kith.report.document.Section;
import kith.report.document.Tree;
import kith.report.section.presenter.AnalysisPresenter;
import kith.report.section.presenter.StudyContext;
import kith.report.section.presenter.SummaryPart;
import kith.report.section.word.Labels;
import kith.study.Study;

/** Presents whether the groups of a study may be compared. */
public final class InvariancePresenter implements AnalysisPresenter<ComparabilityAnswer> {

    @Override
    public Class<ComparabilityAnswer> type() {
        return ComparabilityAnswer.class;
    }

    @Override
    public Section section(ComparabilityAnswer answer, StudyContext study) {
        return ComparabilitySection.of(answer, labels(answer, study));
    }

    @Override
    public List<Section> report(ComparabilityAnswer answer, StudyContext study) {
        Section section = ComparabilitySection.report(answer, labels(answer, study));
        List<Block> blocks = new ArrayList<>(section.blocks());
        itemsTested(answer, study).ifPresent(words -> blocks.add(1, new Block.Paragraph(words)));
        return List.of(new Section(section.id(), section.title(), blocks));
    }

    @Override
    public Tree tree(ComparabilityAnswer answer, StudyContext study) {
        return ComparabilityTree.of(answer);
    }

    @Override
    public SummaryPart summary(ComparabilityAnswer answer, StudyContext study) {
        ConclusionWords conclusion = new ConclusionWords(answer, labels(answer, study));
        String part = tested(answer, study).part().map(words -> ", " + words).orElse("");
        return new SummaryPart(
                List.of(new KeyFigure(
                        "Comparable", Cell.text(conclusion.tile()), conclusion.comment() + part, conclusion.tone())),
                List.of(conclusion.brief()
                        + itemsTested(answer, study).map(words -> " " + words).orElse("")));
    }

    /** How many items the model has, where it has not all of them. */
    private static Optional<String> itemsTested(ComparabilityAnswer answer, StudyContext study) {
        return tested(answer, study).limit();
    }

    private static TestedItems tested(ComparabilityAnswer answer, StudyContext study) {
        return TestedItems.of(answer, study.results().study().instrument());
    }

    /** Groups that are crossed with occasions, such as usual_care:month6, by the titles of both. */
    private static Labels labels(ComparabilityAnswer answer, StudyContext study) {
        Map<String, String> crossed = new LinkedHashMap<>();
        answer.ladder().contexts().stream()
                .filter(context ->
                        context.contains(":") && study.labels().title(context).equals(context))
                .forEach(context -> crossed.put(
                        context,
                        Arrays.stream(context.split(":", 2))
                                .map(study.labels()::title)
                                .collect(Collectors.joining(", "))));
        return study.labels().with(crossed);
    }

    /** How the tests allow for declared clusters: the estimator of a study does so in all its models or in none. */
    private static String design(StudyContext study) {
        Study asked = study.results().study();
        return asked.data()
                .roles()
                .cluster()
                .filter(column -> asked.model().allowsForDesign())
                .map(column -> ", scaled to allow for clustering (column " + column + ")")
                .orElse("");
    }

    @Override
    public List<String> methods(ComparabilityAnswer answer, StudyContext study) {
        List<String> methods = new ArrayList<>();
        methods.add(
                "Measurement invariance was tested by equality constraints added level by level, each compared with the level"
                        + " before by a χ² difference test" + design(study) + ".");
        answer.partial().map(PartialAnswer::way).map(RuleWords::search).ifPresent(methods::add);
        methods.add(
                answer.conclusion().decidedBy() == DecisionRule.SEARCH
                        ? "Groups were judged comparable as they stand if the search released nothing and every test had p ≥ "
                                + RuleWords.supported()
                                + "; latent means only if fewer than half of each factor’s items were released and every test of"
                                + " the partial model had p ≥ " + RuleWords.partiallySupported()
                                + ". These limits are Kith’s own, chosen by simulation."
                        : "The rule for the decision was chosen in the study file ("
                                + answer.conclusion().decidedBy().id().replace('_', ' ') + ").");
        methods.add("The size of bias was computed on the metric of "
                + answer.effects().metric().title() + ".");
        return methods;
    }
}
