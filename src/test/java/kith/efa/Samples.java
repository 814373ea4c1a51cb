package kith.efa;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kith.Reference;
import kith.data.Responses;
import kith.efa.extraction.ExtractionMethod;
import kith.math.Matrix;
import kith.moments.MomentsAccumulator;
import kith.moments.SampleMoments;

/** Data that the tests of this package share. */
public final class Samples {

    private Samples() {}

    /** The method of a keyword, as R and the command line call it. */
    public static ExtractionMethod method(String keyword) {
        return Arrays.stream(ExtractionMethod.values())
                .filter(method -> method.keyword().equals(keyword))
                .findFirst()
                .orElseThrow();
    }

    /** The 25 items of the bfi data. */
    public static List<String> bfiItems() {
        List<String> items = new ArrayList<>();
        for (String scale : List.of("A", "C", "E", "N", "O")) {
            for (int i = 1; i <= 5; i++) {
                items.add(scale + i);
            }
        }
        return items;
    }

    public static SampleMoments bfi() {
        return moments(Reference.data("bfi.csv"), bfiItems());
    }

    public static List<String> holzingerItems() {
        List<String> items = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            items.add("x" + i);
        }
        return items;
    }

    public static SampleMoments holzinger() {
        return moments(Reference.data("hs1939.csv"), holzingerItems());
    }

    public static SampleMoments moments(Responses responses, List<String> items) {
        MomentsAccumulator accumulator = new MomentsAccumulator(items);
        for (double[] row : completeRows(responses, items)) {
            accumulator.add(row);
        }
        return accumulator.moments();
    }

    public static double[][] completeRows(Responses responses, List<String> items) {
        List<double[]> columns = items.stream().map(responses::column).toList();
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < responses.size(); i++) {
            double[] row = new double[items.size()];
            boolean complete = true;
            for (int j = 0; j < row.length; j++) {
                row[j] = columns.get(j)[i];
                complete &= !Double.isNaN(row[j]);
            }
            if (complete) {
                rows.add(row);
            }
        }
        return rows.toArray(new double[0][]);
    }

    /** A named matrix of a reference file. */
    public static Matrix matrix(JsonNode node) {
        List<String> rows = names(node.get("rows"));
        List<String> cols = names(node.get("cols"));
        double[][] values = new double[rows.size()][cols.size()];
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < cols.size(); j++) {
                values[i][j] = node.get("x").get(i).get(j).asDouble();
            }
        }
        return Matrix.of(rows, cols, values);
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.forEach(name -> names.add(name.asText()));
        return names;
    }
}
