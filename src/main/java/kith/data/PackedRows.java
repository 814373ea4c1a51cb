package kith.data;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * Rows of numbers, one after the other in {@link PackedNumbers}; every row that it hands out is a copy of its own.
 * Immutable.
 */
public final class PackedRows extends AbstractList<double[]> implements RandomAccess {

    /** No rows. */
    public static final PackedRows NONE = of(List.of());

    private final PackedNumbers numbers;
    private final int width;
    private final int rows;

    private PackedRows(PackedNumbers numbers, int width, int rows) {
        this.numbers = numbers;
        this.width = width;
        this.rows = rows;
    }

    /** The rows of a table given by its columns, all of one length. */
    public static PackedRows of(List<PackedNumbers> columns) {
        int rows = columns.isEmpty() ? 0 : columns.get(0).size();
        PackedNumbers.Builder numbers = new PackedNumbers.Builder(Math.multiplyExact(rows, columns.size()));
        for (int row = 0; row < rows; row++) {
            for (PackedNumbers column : columns) {
                numbers.add(column.at(row));
            }
        }
        return new PackedRows(numbers.packed(), columns.size(), rows);
    }

    @Override
    public double[] get(int row) {
        return numbers.slice(place(row), width);
    }

    public double at(int row, int column) {
        return numbers.at(place(row) + Objects.checkIndex(column, width));
    }

    /** Writes a row into an array of its length. */
    public void read(int row, double[] into) {
        numbers.read(place(row), into);
    }

    private int place(int row) {
        return Objects.checkIndex(row, rows) * width;
    }

    /** How many numbers a row has. */
    public int width() {
        return width;
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
