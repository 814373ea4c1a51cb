package kith.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.finding.Finding;

/**
 * A variable of a file that a statistical package wrote.
 *
 * @param name of the variable
 * @param label what it asks; may be empty
 * @param cells one a case; an empty text where the response is missing
 * @param kind of its numbers where they are no plain numbers, such as dates
 * @param valueLabels what the file calls its numbers
 * @param declaredMissing how many cells hold a value that the file declares missing
 */
record PackageColumn(
        String name,
        String label,
        List<String> cells,
        Optional<CellKind> kind,
        Map<Double, String> valueLabels,
        int declaredMissing) {

    /** The variables as a table. Cases are numbered from 1. */
    static RawTable table(List<PackageColumn> variables, int rows, List<Finding> of) {
        List<String> header = new ArrayList<>();
        List<List<String>> columns = new ArrayList<>();
        Map<String, Map<String, String>> labels = new LinkedHashMap<>();
        Map<String, Map<Double, String>> byNumber = new LinkedHashMap<>();
        Map<String, String> questions = new LinkedHashMap<>();
        Map<String, Map<Integer, CellKind>> kinds = new HashMap<>();
        List<Finding> findings = new ArrayList<>(of);
        int[] numbers = IntStream.rangeClosed(1, rows).toArray();
        for (PackageColumn variable : variables) {
            String name = variable.name();
            header.add(name);
            columns.add(variable.cells());
            if (!variable.valueLabels().isEmpty()) {
                Map<String, String> byText = new HashMap<>();
                variable.valueLabels().forEach((value, label) -> byText.put(NumberText.shown(value), label));
                labels.put(name, byText);
                byNumber.put(name, variable.valueLabels());
            }
            if (!variable.label().isEmpty()) {
                questions.put(name, variable.label());
            }
            variable.kind().ifPresent(kind -> kinds.put(name, everywhere(kind, numbers)));
            if (variable.declaredMissing() > 0) {
                findings.add(Finding.of("declared_missing", Map.of("cells", variable.declaredMissing()))
                        .at(name));
            }
        }
        return RawTable.of(header, columns, numbers, findings)
                .withLabels(labels, byNumber)
                .withQuestions(questions)
                .withKinds(kinds);
    }

    private static Map<Integer, CellKind> everywhere(CellKind kind, int[] rows) {
        Map<Integer, CellKind> kinds = new HashMap<>();
        for (int row : rows) {
            kinds.put(row, kind);
        }
        return kinds;
    }
}
