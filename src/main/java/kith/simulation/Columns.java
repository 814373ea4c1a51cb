package kith.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.data.DataTable;

/** Gathers a table row by row; what a row does not set is missing. */
final class Columns {

    private final Map<String, List<Double>> numbers = new LinkedHashMap<>();
    private final Map<String, Integer> decimals = new LinkedHashMap<>();
    private final Map<String, List<String>> texts = new LinkedHashMap<>();
    private final List<String> order = new ArrayList<>();
    private int rows;

    void declareNumbers(String name, int places) {
        order.add(name);
        decimals.put(name, places);
        numbers.put(name, new ArrayList<>());
    }

    void declareTexts(String name) {
        order.add(name);
        texts.put(name, new ArrayList<>());
    }

    void beginRow() {
        rows++;
        numbers.values().forEach(column -> column.add(Double.NaN));
        texts.values().forEach(column -> column.add(""));
    }

    void set(String name, double value) {
        numbers.get(name).set(rows - 1, value);
    }

    void set(String name, String value) {
        texts.get(name).set(rows - 1, value);
    }

    DataTable table() {
        List<DataTable.Column> columns = new ArrayList<>();
        for (String name : order) {
            columns.add(
                    texts.containsKey(name)
                            ? new DataTable.Texts(name, texts.get(name))
                            : new DataTable.Numbers(
                                    name,
                                    numbers.get(name).stream()
                                            .mapToDouble(Double::doubleValue)
                                            .toArray(),
                                    decimals.get(name)));
        }
        return new DataTable(columns);
    }
}
