package kith.report.section;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.document.Tree;
import kith.sem.Bootstrap;
import kith.sem.BootstrapAnswer;
import kith.sem.ModificationIndex;

/** What a fitted model says when it is asked more: what would be gained by freeing parameters, and what resampling gives. */
public final class ModelDetails {

    private static final int MOST_SHOWN = 20;

    private ModelDetails() {}

    /** The largest modification indices; at most twenty. */
    public static Table modificationIndices(List<ModificationIndex> all) {
        List<List<Cell>> rows = descending(all)
                .limit(MOST_SHOWN)
                .map(one -> List.of(
                        Cell.text(one.lhs()),
                        Cell.text(one.op().symbol()),
                        Cell.text(one.rhs()),
                        Cell.text(Integer.toString(one.group())),
                        Cell.number(one.mi(), Format.TWO_DECIMALS),
                        Cell.number(one.expectedChange(), Format.THREE_DECIMALS),
                        Cell.number(one.standardised(), Format.THREE_DECIMALS)))
                .toList();
        return new Table(
                "modification-indices",
                "What freeing a parameter would gain",
                List.of(
                        Column.text("Of"),
                        Column.text(""),
                        Column.text("With"),
                        Column.text("Group"),
                        Column.number("Index"),
                        Column.number("Expected change"),
                        Column.number("Standardised")),
                rows,
                List.of(
                        "Index: expected drop of χ² with 1 df (Sörbom, 1989). The largest " + rows.size() + " of "
                                + all.size() + ". Found in the data, they need a reason and other data.",
                        "Standardised: the expected change, by all variables."));
    }

    /** All of them, the largest first. */
    public static List<Tree> trees(List<ModificationIndex> all) {
        return descending(all)
                .map(one -> new Tree()
                        .put("lhs", one.lhs())
                        .put("op", one.op().symbol())
                        .put("rhs", one.rhs())
                        .put("group", one.group())
                        .put("mi", one.mi())
                        .put("epc", one.expectedChange())
                        .put("sepc_all", one.standardised()))
                .toList();
    }

    private static Stream<ModificationIndex> descending(List<ModificationIndex> all) {
        return all.stream()
                .filter(one -> Double.isFinite(one.mi()))
                .sorted(Comparator.comparingDouble(ModificationIndex::mi).reversed());
    }

    /** Bootstrap errors and intervals of the parameters, or the test of Bollen and Stine. */
    public static Table bootstrap(BootstrapAnswer answer) {
        List<List<Cell>> rows = new ArrayList<>();
        for (BootstrapAnswer.Row row : answer.rows()) {
            double estimate = row.of().estimate();
            rows.add(List.of(
                    Cell.text(row.of().lhs()),
                    Cell.text(row.of().op().symbol()),
                    Cell.text(row.of().rhs()),
                    Cell.number(estimate, Format.THREE_DECIMALS),
                    Cell.number(row.bias(), Format.THREE_DECIMALS),
                    Cell.number(row.se(), Format.THREE_DECIMALS),
                    interval(estimate, row.percentile()),
                    interval(estimate, row.bca())));
        }
        List<String> notes = new ArrayList<>();
        notes.add(answer.used() + " of " + answer.question().draws() + " samples drawn with seed "
                + answer.question().seed()
                + ". Intervals: between percentiles, and corrected for bias and acceleration (BCa).");
        if (isTest(answer)) {
            notes.add(
                    "Drawn after Bollen and Stine (1992): as if the model fitted exactly. The share of samples that fit worse: p = "
                            + FitWords.index(answer.pValue()) + ".");
        }
        return new Table(
                isTest(answer) ? "bollen-stine" : "bootstrap",
                isTest(answer) ? "Bootstrap after Bollen and Stine" : "Bootstrap of the parameters",
                List.of(
                        Column.text("Of"),
                        Column.text(""),
                        Column.text("With"),
                        Column.number("Estimate"),
                        Column.number("Bias"),
                        Column.statistic("SE"),
                        Column.number("Percentile [95% CI]"),
                        Column.number("BCa [95% CI]")),
                rows,
                notes);
    }

    private static boolean isTest(BootstrapAnswer answer) {
        return answer.question().kind() == Bootstrap.Kind.BOLLEN_STINE;
    }

    private static Cell interval(double estimate, BootstrapAnswer.Interval interval) {
        return Double.isFinite(interval.lower()) && Double.isFinite(interval.upper())
                ? new Cell.Interval(estimate, interval.lower(), interval.upper(), Format.THREE_DECIMALS)
                : Cell.empty();
    }

    public static Tree tree(BootstrapAnswer answer) {
        return new Tree()
                .put("draws", answer.question().draws())
                .put("usable", answer.used())
                .put("seed", answer.question().seed())
                .put("pvalue", answer.pValue())
                .put(
                        "parameters",
                        answer.rows(),
                        row -> new Tree()
                                .put("lhs", row.of().lhs())
                                .put("op", row.of().op().symbol())
                                .put("rhs", row.of().rhs())
                                .put("group", row.of().group())
                                .put("est", row.of().estimate())
                                .put("bias", row.bias())
                                .put("se", row.se())
                                .put("percentile_ci_lower", row.percentile().lower())
                                .put("percentile_ci_upper", row.percentile().upper())
                                .put("bca_ci_lower", row.bca().lower())
                                .put("bca_ci_upper", row.bca().upper()));
    }
}
