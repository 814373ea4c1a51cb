package kith.report.section.dif;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import kith.dif.DifMethod;
import kith.dif.joint.Detection;
import kith.dif.joint.JointComparison;
import kith.dif.joint.JointItem;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.document.TableColumns;
import kith.report.section.word.Labels;
import kith.sem.model.Operator;

/** All methods and the factor-analytic search by item: one conclusion, and the effect on the sum score. */
final class JointTable {

    private JointTable() {}

    static Table of(JointComparison joint, String place) {
        List<Row> rows =
                joint.items().stream().map(item -> new Row(joint, item)).toList();
        TableColumns<Row> table = concluded(
                        "dif-joint" + place,
                        "All methods by item: " + joint.comparison().focal() + " compared with "
                                + joint.comparison().reference(),
                        rows)
                .each(
                        methods(joint),
                        (columns, method) -> columns.<Detection>part(
                                row -> row.item().by(method),
                                test -> test.statistic(method.title() + " p", Format.P_VALUE, Detection::adjusted)));
        return evidence(table, joint.search().isPresent());
    }

    /** An item in a comparison. */
    private record Row(JointComparison joint, JointItem item) {}

    private static TableColumns<Row> concluded(String id, String caption, List<Row> rows) {
        return Table.of(id, caption, rows)
                .text("Item", row -> row.item().item())
                .text("Conclusion", row -> row.item().verdict().word());
    }

    private static Table evidence(TableColumns<Row> table, boolean searched) {
        return table.text(
                        "Detected by",
                        row -> row.item().found(row.joint().alpha()) + " of "
                                + row.item().detections().size())
                .when(searched, more -> more.text("Released by search", row -> released(row.item())))
                .twoDecimals("Points", row -> row.item().points())
                .when(
                        searched,
                        more -> more.twoDecimals(
                                "Points by model",
                                row -> row.item().modelPoints().orElse(Double.NaN)))
                .table(notes(searched));
    }

    /** Those that could test an item. */
    private static List<DifMethod> methods(JointComparison joint) {
        return joint.items().stream()
                .flatMap(item -> item.detections().stream())
                .map(detection -> detection.method())
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * The items of all comparisons whose conclusion is more than negligible, or on which methods and search disagree.
     *
     * @return empty where there is none
     */
    static Optional<Table> ofFlagged(List<JointComparison> comparisons, Labels labels) {
        List<Row> rows = comparisons.stream()
                .flatMap(joint -> joint.items().stream()
                        .filter(item -> joint.relevant().contains(item)
                                || joint.disagreements().contains(item))
                        .map(item -> new Row(joint, item)))
                .toList();
        TableColumns<Row> table = concluded("dif-flagged", "Items with possible differential item functioning", rows)
                .text(
                        "Groups",
                        row -> labels.title(row.joint().comparison().focal()) + " compared with "
                                + labels.title(row.joint().comparison().reference()));
        boolean searched = comparisons.stream().anyMatch(joint -> joint.search().isPresent());
        return rows.isEmpty() ? Optional.empty() : Optional.of(evidence(table, searched));
    }

    private static String released(JointItem item) {
        return switch (item.agreement()) {
            case NOT_SEARCHED -> "not in the model";
            default ->
                item.released().isEmpty()
                        ? "no"
                        : item.released().stream().map(JointTable::kind).collect(Collectors.joining(", "));
        };
    }

    private static String kind(Operator kind) {
        return switch (kind) {
            case LOADING -> "loading";
            case THRESHOLD -> "threshold";
            default -> "intercept";
        };
    }

    private static List<String> notes(boolean searched) {
        List<String> notes = new ArrayList<>(List.of("p values are Holm-adjusted across the items of the table."
                + " The methods indicate DIF where at least half of the tests are significant or the size is moderate or"
                + " large. Points: effect on the sum score at equal matching scores, focal minus reference group."));
        if (searched) {
            notes.add(
                    "The conclusion requires that the methods and the factor-analytic search agree; otherwise it is unclear."
                            + " Points by model: expected difference at equal levels of the factor, with the released parameters.");
        }
        return notes;
    }
}
