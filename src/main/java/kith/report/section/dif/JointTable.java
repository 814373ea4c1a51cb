package kith.report.section.dif;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import kith.dif.DifMethod;
import kith.dif.joint.JointComparison;
import kith.dif.joint.JointItem;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.sem.model.Operator;

/** All methods and the factor-analytic search by item: one conclusion, and the effect on the sum score. */
final class JointTable {

    private JointTable() {}

    static Table of(JointComparison joint, String place) {
        boolean searched = joint.search().isPresent();
        List<DifMethod> methods = methods(joint);
        List<Column> columns = new ArrayList<>(List.of(Column.text("Item"), Column.text("Conclusion")));
        methods.forEach(method -> columns.add(Column.statistic(method.title() + " p")));
        columns.add(Column.text("Detected by"));
        if (searched) {
            columns.add(Column.text("Released by search"));
        }
        columns.add(Column.number("Points"));
        if (searched) {
            columns.add(Column.number("Points by model"));
        }
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
        row.add(Cell.text(item.found(joint.alpha()) + " of " + item.detections().size()));
        if (joint.search().isPresent()) {
            row.add(Cell.text(released(item)));
        }
        row.add(Cell.number(item.points(), Format.TWO_DECIMALS));
        if (joint.search().isPresent()) {
            row.add(
                    item.modelPoints().isPresent()
                            ? Cell.number(item.modelPoints().getAsDouble(), Format.TWO_DECIMALS)
                            : Cell.empty());
        }
        return row;
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
