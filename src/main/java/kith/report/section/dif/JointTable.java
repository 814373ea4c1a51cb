package kith.report.section.dif;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import kith.dif.DifMethod;
import kith.dif.joint.JointComparison;
import kith.dif.joint.JointItem;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.section.word.Labels;
import kith.sem.model.Operator;

/** All methods and the factor-analytic search by item: one conclusion, and the effect on the sum score. */
final class JointTable {

    private JointTable() {}

    static Table of(JointComparison joint, String place) {
        boolean searched = joint.search().isPresent();
        List<DifMethod> methods = methods(joint);
        List<Column> columns = new ArrayList<>(List.of(Column.text("Item"), Column.text("Conclusion")));
        methods.forEach(method -> columns.add(Column.statistic(method.title() + " p")));
        columns.addAll(evidenceColumns(searched));
        return new Table(
                "dif-joint" + place,
                "All methods by item: " + joint.comparison().focal() + " compared with "
                        + joint.comparison().reference(),
                columns,
                joint.items().stream().map(item -> row(joint, item, methods)).toList(),
                notes(searched));
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

    private static List<Cell> row(JointComparison joint, JointItem item, List<DifMethod> methods) {
        List<Cell> row = new ArrayList<>(
                List.of(Cell.text(item.item()), Cell.text(item.verdict().word())));
        for (DifMethod method : methods) {
            row.add(item.by(method)
                    .map(test -> Cell.number(test.adjusted(), Format.P_VALUE))
                    .orElseGet(Cell::empty));
        }
        row.addAll(evidence(joint, item, joint.search().isPresent()));
        return row;
    }

    private static List<Column> evidenceColumns(boolean searched) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("Detected by")));
        if (searched) {
            columns.add(Column.text("Released by search"));
        }
        columns.add(Column.number("Points"));
        if (searched) {
            columns.add(Column.number("Points by model"));
        }
        return columns;
    }

    private static List<Cell> evidence(JointComparison joint, JointItem item, boolean searched) {
        List<Cell> cells = new ArrayList<>(List.of(
                Cell.text(item.found(joint.alpha()) + " of " + item.detections().size())));
        if (searched) {
            cells.add(Cell.text(released(item)));
        }
        cells.add(Cell.number(item.points(), Format.TWO_DECIMALS));
        if (searched) {
            cells.add(
                    item.modelPoints().isPresent()
                            ? Cell.number(item.modelPoints().getAsDouble(), Format.TWO_DECIMALS)
                            : Cell.empty());
        }
        return cells;
    }

    /**
     * The items of all comparisons whose conclusion is more than negligible, or on which methods and search disagree.
     *
     * @return empty where there is none
     */
    static Optional<Table> ofFlagged(List<JointComparison> comparisons, Labels labels) {
        boolean searched = comparisons.stream().anyMatch(joint -> joint.search().isPresent());
        List<Table.Column> columns = new ArrayList<>(List.of(Column.text("Item"), Column.text("Conclusion")));
        columns.add(Column.text("Groups"));
        columns.addAll(evidenceColumns(searched));
        List<List<Cell>> rows = new ArrayList<>();
        for (JointComparison joint : comparisons) {
            for (JointItem item : joint.items()) {
                if (joint.relevant().contains(item) || joint.disagreements().contains(item)) {
                    List<Cell> row = new ArrayList<>(List.of(
                            Cell.text(item.item()),
                            Cell.text(item.verdict().word()),
                            Cell.text(labels.title(joint.comparison().focal()) + " compared with "
                                    + labels.title(joint.comparison().reference()))));
                    row.addAll(evidence(joint, item, searched));
                    rows.add(row);
                }
            }
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Table(
                        "dif-flagged",
                        "Items with possible differential item functioning",
                        columns,
                        rows,
                        notes(searched)));
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
