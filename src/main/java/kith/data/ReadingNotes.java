package kith.data;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import kith.finding.Finding;

/** Counts what was made of cells that are no plain numbers, so that nothing is recoded without a word. */
final class ReadingNotes {

    private final Map<String, Integer> codes = new TreeMap<>();
    private final Map<String, Integer> labels = new TreeMap<>();
    private final Set<String> labelled = new LinkedHashSet<>();
    private final Map<String, Integer> textNumbers = new TreeMap<>();
    private final Map<String, Integer> percentages = new TreeMap<>();
    private final Set<String> identifying = new LinkedHashSet<>();
    private final Set<String> decimalComma = new LinkedHashSet<>();
    private int columns;
    private int columnsWrongInFirstRowOnly;

    void code(String cell) {
        codes.merge("“" + cell + "”", 1, Integer::sum);
    }

    void identifying(String column) {
        identifying.add(column);
    }

    void decimalComma(String column) {
        decimalComma.add(column);
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
        if (!identifying.isEmpty()) {
            findings.add(Finding.of("identifying_columns", Map.of("columns", List.copyOf(identifying)))
                    .at(file));
        }
        if (!decimalComma.isEmpty()) {
            findings.add(Finding.of("decimal_comma", Map.of("columns", List.copyOf(decimalComma)))
                    .at(file));
        }
        if (!codes.isEmpty()) {
            findings.add(Finding.of("missing_codes", Map.of("codes", codes)).at(file));
        }
        if (!labels.isEmpty()) {
            findings.add(Finding.of("labels_as_points", Map.of("columns", List.copyOf(labelled), "labels", labels))
                    .at(file));
        }
        if (!textNumbers.isEmpty()) {
            findings.add(Finding.of("numbers_as_text", Map.of("columns", textNumbers))
                    .at(file));
        }
        if (!percentages.isEmpty()) {
            findings.add(
                    Finding.of("percentages", Map.of("columns", percentages)).at(file));
        }
        return findings;
    }
}
