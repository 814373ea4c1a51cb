package kith.data;

import java.util.List;
import java.util.Map;
import kith.finding.Finding;

/**
 * The cells of a file as text, before anything is made of them.
 *
 * @param header names of the columns, blanks around them taken off
 * @param columns one array a column; an empty string where a cell is empty, never null
 * @param rowNumbers for each row its number in the file
 * @param numberLabels what the file calls the values of a column, by the value as it stands in {@code columns}
 * @param valueLabels the same by number
 * @param findings what is worth knowing
 */
record RawTable(
        List<String> header,
        List<String[]> columns,
        int[] rowNumbers,
        Map<String, Map<String, String>> numberLabels,
        Map<String, Map<Double, String>> valueLabels,
        List<Finding> findings) {

    static RawTable of(List<String> header, List<String[]> columns, int[] rowNumbers, List<Finding> findings) {
        return new RawTable(header, columns, rowNumbers, Map.of(), Map.of(), findings);
    }

    int rows() {
        return rowNumbers.length;
    }
}
