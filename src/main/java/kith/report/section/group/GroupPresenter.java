package kith.report.section.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.grouplevel.GroupAnswer;
import kith.grouplevel.GroupsByContext;
import kith.report.document.Block;
import kith.report.document.BlockContent;
import kith.report.document.Figure;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Tree;
import kith.report.section.presenter.AnalysisPresenter;
import kith.report.section.presenter.StudyContext;
import kith.report.section.presenter.SummaryPart;

/** Presents how well the scales of a study measure groups. */
public final class GroupPresenter implements AnalysisPresenter<GroupsByContext> {

    @Override
    public Class<GroupsByContext> type() {
        return GroupsByContext.class;
    }

    @Override
    public Section section(GroupsByContext answer, StudyContext study) {
        List<Section> sections = new ArrayList<>();
        for (Map.Entry<String, GroupAnswer> part : answer.answers().entrySet()) {
            boolean alone = part.getKey().isEmpty();
            Section whole = GroupSection.of(
                    part.getValue(),
                    study.labels(),
                    part.getValue().findings(),
                    alone ? GroupSection.Extent.WHOLE : GroupSection.Extent.SCORES);
            if (alone) {
                return whole;
            }
            sections.add(new Section(
                    "group-" + part.getKey(),
                    study.labels().title(part.getKey()),
                    whole.blocks().stream()
                            .map(block -> named(block, part.getKey() + "-"))
                            .toList()));
        }
        return new Section("group", "Measurement of groups", List.of(), sections);
    }

    @Override
    public List<Section> report(GroupsByContext answer, StudyContext study) {
        return answer.answers().containsKey("")
                ? AnalysisPresenter.super.report(answer, study)
                : List.of(new Section(
                        "group",
                        "Measurement of groups",
                        List.of(GroupSection.byContext(answer.answers(), study.labels()))));
    }

    @Override
    public SummaryPart summary(GroupsByContext answer, StudyContext study) {
        return Optional.ofNullable(answer.answers().get(""))
                .flatMap(groups -> GroupSummary.of(groups, study.labels()))
                .orElseGet(() -> new SummaryPart(List.of(), List.of()));
    }

    @Override
    public List<String> methods(GroupsByContext answer, StudyContext study) {
        return List.of(GroupSummary.methods(List.copyOf(answer.answers().values())));
    }

    /** The same block with an id that no other context has. */
    private static Block named(Block block, String prefix) {
        BlockContent content = BlockContent.of(block);
        return content.table()
                .<Block>map(table -> named(table, prefix))
                .or(() -> content.figure()
                        .map(figure -> new Figure(
                                prefix + figure.id(),
                                figure.caption(),
                                figure.description(),
                                figure.plot(),
                                named(figure.table(), prefix))))
                .orElse(block);
    }

    private static Table named(Table table, String prefix) {
        return new Table(
                prefix + table.id(), table.caption(), table.columns(), table.rows(), table.groups(), table.notes());
    }

    @Override
    public Tree tree(GroupsByContext answer, StudyContext study) {
        if (answer.answers().size() == 1 && answer.answers().containsKey("")) {
            return GroupTree.of(answer.answers().get(""), GroupSection.Extent.SCORES);
        }
        return new Tree()
                .put(
                        "contexts",
                        List.copyOf(answer.answers().entrySet()),
                        part -> new Tree()
                                .put("context", part.getKey())
                                .put("answer", GroupTree.of(part.getValue(), GroupSection.Extent.SCORES)));
    }
}
