package kith.data;

import java.util.AbstractList;
import java.util.RandomAccess;

/**
 * Rows of numbers, one after the other in {@link PackedNumbers}; every row that it hands out is a copy of its own.
 * Immutable.
 */
public final class PackedRows extends AbstractList<double[]> implements RandomAccess {

    private final PackedNumbers numbers;
    private final int width;
    private final int rows;

    private PackedRows(PackedNumbers numbers, int width, int rows) {
        this.numbers = numbers;
        this.width = width;
        this.rows = rows;
    }

    @Override
    public double[] get(int row) {
        return numbers.slice(java.util.Objects.checkIndex(row, rows) * width, width);
    }

    @Override
    public int size() {
        return rows;
    }

    /** Takes rows of equal length one by one. Not thread-safe. */
    public static final class Builder {
        private final PackedNumbers.Builder numbers = new PackedNumbers.Builder(0);
        private int width;
        private int rows;

        public void add(double[] row) {
            width = row.length;
            rows++;
            numbers.addAll(row);
        }

        public int rows() {
            return rows;
        }

        /** What was added. Nothing may be added afterwards. */
        public PackedRows packed() {
            return new PackedRows(numbers.packed(), width, rows);
        }
    }
}
