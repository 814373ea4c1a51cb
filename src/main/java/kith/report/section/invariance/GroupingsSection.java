package kith.report.section.invariance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kith.invariance.ComparabilityAnswer;
import kith.invariance.effect.EffectSizes;
import kith.invariance.ladder.InvarianceAnswer;
import kith.invariance.ladder.LadderStep;
import kith.invariance.level.Level;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.document.Tree;
import kith.report.section.tree.RecordSchema;
import kith.report.section.word.Labels;

/**
 * Presents the same question asked of several groupings of the same respondents: one table of answers, then each
 * answer.
 */
public final class GroupingsSection {

    private GroupingsSection() {}

    public static Section of(List<ComparabilityAnswer> answers, Labels labels) {
        List<Section> each = new ArrayList<>();
        for (ComparabilityAnswer answer : answers) {
            Section own = ComparabilitySection.of(answer, labels);
            String grouping = answer.ladder().grouping();
            List<Block> blocks = new ArrayList<>();
            blocks.add(new Block.Paragraph("Across the groups of " + labels.title(grouping) + ": "
                    + answer.ladder().contexts().stream().map(labels::title).collect(Collectors.joining(", ")) + "."));
            blocks.addAll(own.blocks());
            each.add(new Section(
                    own.id() + "-" + grouping,
                    "Comparability across " + labels.title(grouping),
                    blocks,
                    own.subsections()));
        }
        return new Section(
                "invariance-groupings",
                "Comparability by grouping",
                List.of(new Block.Paragraph(inWords(answers, labels)), table(answers, labels)),
                each);
    }

    private static String inWords(List<ComparabilityAnswer> answers, Labels labels) {
        return answers.stream()
                .map(answer -> {
                    ConclusionWords words = new ConclusionWords(answer, labels);
                    return labels.title(answer.ladder().grouping()) + ": " + words.comment();
                })
                .collect(Collectors.joining("; ", "Comparability by grouping. ", "."));
    }

    /** A row per grouping; also the table for spreadsheets and scripts. */
    public static Table table(List<ComparabilityAnswer> answers, Labels labels) {
        List<Level> levels = answers.stream()
                .flatMap(answer -> answer.ladder().steps().stream())
                .map(LadderStep::level)
                .distinct()
                .sorted()
                .toList();
        List<Column> columns =
                new ArrayList<>(List.of(Column.text("Grouping"), Column.text("Comparable"), Column.text("Groups")));
        levels.forEach(level -> columns.add(Column.text(LevelWords.name(level))));
        columns.add(Column.number("Released"));
        columns.add(Column.number("Largest dMACS"));
        List<List<Cell>> rows =
                answers.stream().map(answer -> row(answer, levels, labels)).toList();
        return new Table(
                "invariance-groupings-table",
                "Measurement invariance for each grouping",
                columns,
                rows,
                List.of(
                        "Released: by the search for non-invariant parameters, or by the user. Largest dMACS: on the metric named in the"
                                + " section of the grouping."));
    }

    private static List<Cell> row(ComparabilityAnswer answer, List<Level> levels, Labels labels) {
        InvarianceAnswer ladder = answer.ladder();
        List<Cell> row = new ArrayList<>();
        row.add(Cell.text(labels.title(ladder.grouping())));
        row.add(Cell.text(new ConclusionWords(answer, labels).tile()));
        row.add(Cell.text(ladder.contexts().stream().map(labels::title).collect(Collectors.joining(", "))));
        for (Level level : levels) {
            row.add(
                    ladder.step(level).isPresent()
                            ? Cell.text(LevelWords.verdict(answer.conclusion().on(level)))
                            : Cell.empty());
        }
        row.add(Cell.count(answer.conclusion().released().size()));
        row.add(Cell.number(
                answer.effects().items().stream()
                        .mapToDouble(EffectSizes.OfItem::dmacs)
                        .max()
                        .orElse(Double.NaN),
                Format.TWO_DECIMALS));
        return row;
    }

    /** The schema of the verb: of one grouping, or of several. */
    public static Tree schema(RecordSchema schemas) {
        Tree one = ComparabilityTree.schema(schemas);
        return RecordSchema.anyOf(
                one,
                RecordSchema.object(Map.of("groupings", RecordSchema.array(one)))
                        .put("required", List.of("groupings")));
    }

    /** As other programs see it: an answer a grouping, each as if it stood alone. */
    public static Tree tree(List<ComparabilityAnswer> answers) {
        return new Tree().put("groupings", answers, ComparabilityTree::of);
    }
}
