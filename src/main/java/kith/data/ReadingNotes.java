package kith.data;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kith.finding.Finding;

/** Counts what was made of cells that are no plain numbers, so that nothing is recoded without a word. */
final class ReadingNotes {

    private final Map<String, Integer> codes = new TreeMap<>();
    private final Map<String, Integer> labels = new TreeMap<>();
    private final Set<String> labelled = new LinkedHashSet<>();
    private final Map<String, Integer> textNumbers = new TreeMap<>();
    private final Map<String, Integer> percentages = new TreeMap<>();
    private int columns;
    private int columnsWrongInFirstRowOnly;

    void code(String cell) {
        codes.merge(cell, 1, Integer::sum);
    }

    void label(String column, String cell, double value) {
        labelled.add(column);
        labels.merge("“" + cell + "” = " + NumberText.shown(value), 1, Integer::sum);
    }

    void kind(String column, CellKind kind) {
        if (kind == CellKind.NUMBER_AS_TEXT) {
            textNumbers.merge(column, 1, Integer::sum);
        } else if (kind == CellKind.PERCENTAGE) {
            percentages.merge(column, 1, Integer::sum);
        }
    }

    /** @param wrongInFirstRowOnly whether its first row alone holds no number */
    void column(boolean wrongInFirstRowOnly) {
        columns++;
        columnsWrongInFirstRowOnly += wrongInFirstRowOnly ? 1 : 0;
    }

    /** Whether the first row under the names holds no number in any of several columns, and all others do. */
    boolean secondHeader() {
        return columns > 1 && columns == columnsWrongInFirstRowOnly;
    }

    List<Finding> findings(String file) {
        List<Finding> findings = new ArrayList<>();
        if (!codes.isEmpty()) {
            findings.add(Finding.note(
                    "missing_codes",
                    file,
                    "Taken as missing answers: "
                            + codes.entrySet().stream()
                                    .map(code -> "“" + code.getKey() + "” " + code.getValue() + " times")
                                    .collect(Collectors.joining(", "))
                            + ".",
                    ""));
        }
        if (!labels.isEmpty()) {
            findings.add(Finding.note(
                    "labels_as_points",
                    file,
                    "Labels of scale points were read as their values in " + Shown.names(List.copyOf(labelled)) + ": "
                            + labels.entrySet().stream()
                                    .map(label -> label.getKey() + " (" + label.getValue() + " times)")
                                    .collect(Collectors.joining(", "))
                            + ".",
                    ""));
        }
        if (!textNumbers.isEmpty()) {
            findings.add(Finding.note(
                    "numbers_as_text",
                    file,
                    "Cells that store a number as text were read as numbers: " + counts(textNumbers) + ".",
                    ""));
        }
        if (!percentages.isEmpty()) {
            findings.add(Finding.note(
                    "percentages",
                    file,
                    "Cells formatted as percentages were read as they are stored, 50% as 0.5: " + counts(percentages)
                            + ".",
                    "If whole percentages are meant, change the cells."));
        }
        return findings;
    }

    private static String counts(Map<String, Integer> byColumn) {
        return byColumn.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
