package kith.data;

import com.bedatadriven.spss.SpssDataFileReader;
import com.bedatadriven.spss.SpssVariable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.finding.Finding;

/**
 * Reads an SPSS data file (.sav). System-missing and declared user-missing values are missing answers, the latter told in a
 * finding; value labels are kept. Rows are numbered as SPSS numbers its cases, from 1.
 */
final class SpssFile {

    private final FaultLog log;

    SpssFile(FaultLog log) {
        this.log = log;
    }

    /** The cells, or nothing after it was told why there are none. */
    Optional<RawTable> read(byte[] bytes) {
        try {
            SpssDataFileReader reader = new SpssDataFileReader(new ByteArrayInputStream(SpssPlain.of(bytes)));
            List<SpssVariable> variables = reader.getVariables().stream()
                    .filter(variable -> !variable.isVeryLongStringSegment())
                    .toList();
            List<List<String>> cells = new ArrayList<>();
            variables.forEach(variable -> cells.add(new ArrayList<>()));
            int[] declaredMissing = new int[variables.size()];
            int rows = 0;
            while (reader.readNextCase()) {
                rows++;
                for (int c = 0; c < variables.size(); c++) {
                    SpssVariable variable = variables.get(c);
                    Optional<String> cell = cell(reader, variable);
                    if (cell.isEmpty()) {
                        declaredMissing[c]++;
                    }
                    cells.get(c).add(cell.orElse(""));
                }
            }
            if (rows == 0) {
                log.add(Fault.FILE, "the file has variables and no cases", "at least one case", "");
                return Optional.empty();
            }
            return Optional.of(table(variables, cells, declaredMissing, rows));
        } catch (IOException | RuntimeException e) {
            // The reader throws whatever it trips over: an index out of bounds, an illegal argument, an end of file.
            log.add(
                    Fault.FILE,
                    "the file cannot be read as SPSS data (" + e.getMessage() + ")",
                    "an SPSS data file (.sav), not compressed by zlib (.zsav)",
                    "save it again as .sav or as CSV");
            return Optional.empty();
        }
    }

    /** The value as text, or nothing when it is declared missing. */
    private static Optional<String> cell(SpssDataFileReader reader, SpssVariable variable) {
        int index = variable.getIndex();
        if (!variable.isNumeric()) {
            String text = (variable.isVeryLongString()
                            ? reader.getVeryLongStringValue(index)
                            : reader.getStringValue(index))
                    .strip();
            boolean missing = variable.getMissingStrings().stream()
                    .anyMatch(code -> code.strip().equals(text));
            return missing && !text.isEmpty() ? Optional.empty() : Optional.of(text);
        }
        if (reader.isSystemMissing(index)) {
            return Optional.of("");
        }
        double value = reader.getDoubleValue(index);
        return variable.isMissing(value) ? Optional.empty() : Optional.of(NumberText.shown(value));
    }

    private RawTable table(List<SpssVariable> variables, List<List<String>> cells, int[] declaredMissing, int rows) {
        List<String> header = new ArrayList<>();
        List<String[]> columns = new ArrayList<>();
        Map<String, Map<String, String>> labels = new LinkedHashMap<>();
        Map<String, Map<Double, String>> byNumber = new LinkedHashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (int c = 0; c < variables.size(); c++) {
            SpssVariable variable = variables.get(c);
            String name = variable.getVariableName();
            header.add(name);
            columns.add(cells.get(c).toArray(String[]::new));
            if (variable.isNumeric() && !variable.getValueLabels().isEmpty()) {
                Map<String, String> byText = new HashMap<>();
                variable.getValueLabels().forEach((value, label) -> byText.put(NumberText.shown(value), label.strip()));
                labels.put(name, byText);
                byNumber.put(name, Map.copyOf(variable.getValueLabels()));
            }
            if (declaredMissing[c] > 0) {
                findings.add(Finding.note(
                        "declared_missing",
                        name,
                        declaredMissing[c] + " values that the file declares missing were taken as missing answers.",
                        ""));
            }
        }
        int[] numbers = IntStream.rangeClosed(1, rows).toArray();
        return new RawTable(header, columns, numbers, labels, byNumber, findings);
    }
}
