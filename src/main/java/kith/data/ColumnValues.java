package kith.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The different values of a column, as they stand in its file.
 *
 * @param counts the number of rows with each value, in the order in which the values come first
 * @param labels what the file calls values, by value; empty where it has no labels
 * @param blank rows without a value
 */
public record ColumnValues(Map<String, Integer> counts, Map<String, String> labels, int blank) {

    public ColumnValues {
        counts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        labels = Map.copyOf(labels);
    }

    /** The values, in their order. */
    public List<String> values() {
        return List.copyOf(counts.keySet());
    }

    /** What a value is called. */
    public String label(String value) {
        return labels.getOrDefault(value, value);
    }

    static ColumnValues of(RawTable table, String column, List<String> missingCodes) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>(missingCodes);
        missing.add("");
        int blank = 0;
        for (String cell : table.columns().get(table.header().indexOf(column))) {
            String value = cell.strip();
            if (missing.contains(value)) {
                blank++;
            } else {
                counts.merge(value, 1, Integer::sum);
            }
        }
        return new ColumnValues(counts, table.numberLabels().getOrDefault(column, Map.of()), blank);
    }
}
