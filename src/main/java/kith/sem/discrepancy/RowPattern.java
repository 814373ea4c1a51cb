package kith.sem.discrepancy;

import java.util.Arrays;
import java.util.List;
import kith.data.PackedRows;

/**
 * The rows of a sample in which the same variables are observed.
 *
 * @param observed indices of the variables observed, ascending
 * @param rows one array of all p variables a row; what is not observed is not looked at. Not copied, not to be changed
 * @param clusters for each row the number of its cluster; empty without clusters
 * @param weights for each row how often it counts; empty where each counts once
 */
public record RowPattern(int[] observed, List<double[]> rows, int[] clusters, double[] weights) {

    public RowPattern {
        rows = rows instanceof PackedRows ? rows : List.copyOf(rows);
    }

    /** All rows of a complete sample. */
    public static RowPattern complete(int p, List<double[]> rows) {
        return new RowPattern(java.util.stream.IntStream.range(0, p).toArray(), rows, new int[0], new double[0]);
    }

    public boolean isWeighted() {
        return weights.length > 0;
    }

    /** How often a row counts. */
    public double weight(int row) {
        return weights.length == 0 ? 1 : weights[row];
    }

    /** The number of rows, or the sum of their weights. */
    public double size() {
        return weights.length == 0 ? rows.size() : Arrays.stream(weights).sum();
    }
}
