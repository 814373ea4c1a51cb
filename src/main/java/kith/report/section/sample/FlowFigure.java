package kith.report.section.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.report.document.Cell.Format;
import kith.report.document.Figure;
import kith.report.document.Figure.FlowBox;
import kith.report.document.Figure.FlowStep;
import kith.report.document.Table;
import kith.report.document.Tree;
import kith.report.section.presenter.StudyContext;
import kith.report.section.word.NumberWords;
import kith.study.ParticipantFlow;
import kith.study.SampleDescription;

/** The flow of participants of a study that excludes some. */
public final class FlowFigure {

    /** More groups are in the table alone. */
    private static final int MOST_BOXES = 4;

    private FlowFigure() {}

    /** Empty where the study excludes for no reason. */
    public static Optional<Figure> of(StudyContext study) {
        return study.results().flow().map(flow -> figure(flow, study));
    }

    private static Figure figure(ParticipantFlow flow, StudyContext study) {
        List<FlowBox> groups = groups(study);
        List<String> reasons = flow.reasons().entrySet().stream()
                .map(reason -> reason.getKey() + " (n = " + NumberWords.count(reason.getValue()) + ")")
                .toList();
        List<FlowStep> steps = List.of(
                new FlowStep(
                        new FlowBox("In the data", flow.read(), List.of()),
                        Optional.of(new FlowBox("Excluded", flow.excluded(), reasons))),
                new FlowStep(new FlowBox("Analysed", flow.analysed(), List.of()), Optional.empty()));
        return new Figure(
                "participant-flow",
                "Flow of participants",
                "Of " + NumberWords.count(flow.read()) + " in the data, " + NumberWords.count(flow.excluded())
                        + " were excluded and "
                        + NumberWords.count(flow.analysed()) + " were analysed.",
                new Figure.Flow(steps, groups.size() > MOST_BOXES ? List.of() : groups),
                table(flow, groups));
    }

    /** The groups, none where one is too small to be counted. */
    private static List<FlowBox> groups(StudyContext study) {
        List<SampleDescription.Group> groups = study.results().sample().groups().stream()
                .filter(group -> !group.name().isEmpty())
                .toList();
        int least = study.results().study().smallestCell();
        return groups.stream().anyMatch(group -> group.rows() < least)
                ? List.of()
                : groups.stream().map(group -> box(group, study)).toList();
    }

    private static FlowBox box(SampleDescription.Group group, StudyContext study) {
        return new FlowBox(study.labels().title(group.name()), group.rows(), List.of());
    }

    private static Table table(ParticipantFlow flow, List<FlowBox> groups) {
        List<Step> rows = new ArrayList<>();
        rows.add(new Step("In the data", flow.read()));
        rows.add(new Step("Excluded", flow.excluded()));
        for (Map.Entry<String, Integer> reason : flow.reasons().entrySet()) {
            rows.add(new Step("Excluded: " + reason.getKey(), reason.getValue()));
        }
        rows.add(new Step("Analysed", flow.analysed()));
        groups.forEach(group -> rows.add(new Step("Analysed: " + group.title(), group.n())));
        return Table.of("participant-flow-table", "Flow of participants", rows)
                .text("Step", Step::title)
                .statistic("n", Format.COUNT, Step::n)
                .table("Exclusions are those that the study states; several reasons can apply to one respondent.");
    }

    private record Step(String title, int n) {}

    /** The flow as other programs see it. */
    public static Tree tree(ParticipantFlow flow) {
        Tree reasons = new Tree();
        flow.reasons().forEach(reasons::put);
        return new Tree()
                .put("read", flow.read())
                .put("excluded", flow.excluded())
                .put("reasons", reasons)
                .put("analysed", flow.analysed());
    }
}
