package kith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.data.Responses;

/** Reference numbers and data under {@code src/test/resources/reference}; a missing file fails the test. */
public final class Reference {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Reference() {}

    /** The {@code values} of {@code reference/expected/NAME.json}. */
    public static JsonNode json(String name) {
        return read("expected/" + name + ".json").get("values");
    }

    /** The whole of {@code reference/own/NAME.json}. */
    public static JsonNode own(String name) {
        return read("own/" + name + ".json");
    }

    private static JsonNode read(String path) {
        try (InputStream in = open(path)) {
            return MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String path) {
        InputStream in = Reference.class.getResourceAsStream("/reference/" + path);
        if (in == null) {
            throw new AssertionError("no reference file " + path);
        }
        return in;
    }

    /** A number of a tree; NaN for null, “NA” and what is not there. */
    public static double number(JsonNode node) {
        return node == null || !node.isNumber() ? Double.NaN : node.doubleValue();
    }

    /**
     * {@code reference/data/NAME}, read without any of the product's readers: a column whose every cell is a number or
     * empty is one of numbers, every other one of text.
     */
    public static Responses data(String name) {
        List<String[]> rows = new ArrayList<>();
        try (InputStream in = open("data/" + name)) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!line.isEmpty()) {
                    rows.add(line.replace("\"", "").split(",", -1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String[] header = rows.remove(0);
        Map<String, double[]> numeric = new LinkedHashMap<>();
        Map<String, List<String>> labels = new LinkedHashMap<>();
        for (int c = 0; c < header.length; c++) {
            int column = c;
            List<String> cells = rows.stream().map(row -> row[column]).toList();
            try {
                numeric.put(
                        header[c],
                        cells.stream()
                                .mapToDouble(cell -> cell.isEmpty() ? Double.NaN : Double.parseDouble(cell))
                                .toArray());
            } catch (NumberFormatException text) {
                labels.put(header[c], cells);
            }
        }
        List<String> ids = new ArrayList<>();
        for (int row = 1; row <= rows.size(); row++) {
            ids.add(Integer.toString(row));
        }
        return new Responses(name, ids, numeric, labels);
    }
}
