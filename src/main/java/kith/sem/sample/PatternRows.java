package kith.sem.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import kith.data.PackedRows;
import kith.sem.discrepancy.RowPattern;

/** Rows that are observed in the same variables, while they are gathered. */
final class PatternRows {
    private final PackedRows.Builder rows = new PackedRows.Builder();
    private final List<Integer> clusters = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();

    void add(double[] values, int row, int[] cluster, double[] weight) {
        rows.add(values);
        if (cluster.length > 0) {
            clusters.add(cluster[row]);
        }
        if (weight.length > 0) {
            weights.add(weight[row]);
        }
    }

    int size() {
        return rows.rows();
    }

    RowPattern pattern(int[] observed, double factor) {
        return new RowPattern(
                observed,
                rows.packed(),
                clusters.stream().mapToInt(Integer::intValue).toArray(),
                weights().map(weight -> weight * factor).toArray());
    }

    DoubleStream weights() {
        return weights.stream().mapToDouble(Double::doubleValue);
    }
}
