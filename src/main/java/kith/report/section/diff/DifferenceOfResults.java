package kith.report.section.diff;

import java.util.ArrayList;
import java.util.List;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Tree;
import kith.report.section.tree.RecordSchema;
import kith.report.section.tree.RecordTree;
import kith.study.ResultsDifference;
import kith.study.ResultsDifference.Change;

/** Presents what changed between two results. */
public final class DifferenceOfResults {

    private static final int MOST_SHOWN = 50;

    private static final RecordTree CHANGES = new RecordTree()
            .with(ResultsDifference.class, "changes", Change[].class, DifferenceOfResults::ordered)
            .keys(ResultsDifference.class, "compared changes only_in_first=first only_in_second=second")
            .keys(Change.class, "place first second relative_difference=relative");

    private DifferenceOfResults() {}

    public static Section of(ResultsDifference difference) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(words(difference)));
        List<Change> shown = ordered(difference).stream().limit(MOST_SHOWN).toList();
        if (!shown.isEmpty()) {
            int further = difference.changes().size() - shown.size();
            blocks.add(table(
                    shown, further == 0 ? List.of() : List.of("JSON and CSV have " + further + " further changes.")));
        }
        return new Section("diff", "Changes between two results", blocks);
    }

    /** Words before numbers, then the largest differences. */
    private static List<Change> ordered(ResultsDifference difference) {
        return difference.changes().stream()
                .sorted((a, b) -> a.isWord() != b.isWord()
                        ? Boolean.compare(b.isWord(), a.isWord())
                        : Double.compare(b.relative(), a.relative()))
                .toList();
    }

    private static String words(ResultsDifference difference) {
        long words = difference.changes().stream().filter(Change::isWord).count();
        if (difference.isEmpty()) {
            return String.format(
                    java.util.Locale.ROOT, "The results are the same in all %,d values.", difference.compared());
        }
        return String.format(
                java.util.Locale.ROOT,
                "Of %,d values that both results have, %,d numbers and %,d words (verdicts, texts) differ. %,d values are in the"
                        + " first results only, %,d in the second only.",
                difference.compared(),
                difference.changes().size() - words,
                words,
                difference.first().size(),
                difference.second().size());
    }

    /** All changes, for spreadsheets and scripts. */
    public static Table table(ResultsDifference difference) {
        return table(ordered(difference), List.of());
    }

    private static Table table(List<Change> changes, List<String> notes) {
        return Table.of("diff-changes", "Values that differ", changes)
                .text("Value", change -> change.place())
                .text("First", change -> change.first())
                .text("Second", change -> change.second())
                .number(
                        "Relative difference",
                        change -> change.isWord() ? Cell.empty() : Cell.number(change.relative(), Format.PERCENT))
                .table(notes);
    }

    public static Tree tree(ResultsDifference difference) {
        return CHANGES.of(difference);
    }

    /** The schema of the result. */
    public static Tree schema(RecordSchema schemas) {
        return schemas.of(CHANGES, ResultsDifference.class);
    }
}
