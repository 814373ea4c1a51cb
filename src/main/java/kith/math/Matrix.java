package kith.math;

import java.util.List;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/**
 * An immutable matrix whose rows and columns have names: what answers are made of. Inner loops work on EJML matrices
 * and on bare arrays instead.
 */
public final class Matrix {

    private final List<String> rows;
    private final List<String> cols;
    private final double[] values;

    private Matrix(List<String> rows, List<String> cols, double[] values) {
        this.rows = rows;
        this.cols = cols;
        this.values = values;
    }

    /**
     * @param rows names of the rows
     * @param cols names of the columns
     * @param values one array a row; copied
     */
    public static Matrix of(List<String> rows, List<String> cols, double[][] values) {
        if (values.length != rows.size()) {
            throw new IllegalArgumentException(values.length + " rows for " + rows.size() + " names");
        }
        double[] flat = new double[rows.size() * cols.size()];
        for (int i = 0; i < values.length; i++) {
            if (values[i].length != cols.size()) {
                throw new IllegalArgumentException(
                        "row " + i + " has " + values[i].length + " columns for " + cols.size() + " names");
            }
            System.arraycopy(values[i], 0, flat, i * cols.size(), cols.size());
        }
        return new Matrix(List.copyOf(rows), List.copyOf(cols), flat);
    }

    /** A matrix with the same names on both sides. */
    public static Matrix square(List<String> names, double[][] values) {
        return of(names, names, values);
    }

    /** @param rowMajor values row after row; copied */
    public static Matrix ofRowMajor(List<String> rows, List<String> cols, double[] rowMajor) {
        if (rowMajor.length != rows.size() * cols.size()) {
            throw new IllegalArgumentException(
                    rowMajor.length + " values for " + rows.size() + " × " + cols.size() + " names");
        }
        return new Matrix(List.copyOf(rows), List.copyOf(cols), rowMajor.clone());
    }

    public List<String> rows() {
        return rows;
    }

    public List<String> cols() {
        return cols;
    }

    public double at(int row, int col) {
        Objects.checkIndex(row, rows.size());
        Objects.checkIndex(col, cols.size());
        return values[row * cols.size() + col];
    }

    /** @throws IllegalArgumentException when there is no such name */
    public double at(String row, String col) {
        return at(index(rows, row), index(cols, col));
    }

    public double[] row(int row) {
        Objects.checkIndex(row, rows.size());
        return java.util.Arrays.copyOfRange(values, row * cols.size(), (row + 1) * cols.size());
    }

    public double[] column(int col) {
        double[] column = new double[rows.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = at(i, col);
        }
        return column;
    }

    /** A copy, one array a row. */
    public double[][] toArray() {
        double[][] copy = new double[rows.size()][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = row(i);
        }
        return copy;
    }

    /** A copy of the values, row after row. */
    public double[] toRowMajor() {
        return values.clone();
    }

    public Matrix map(DoubleUnaryOperator function) {
        double[] mapped = new double[values.length];
        for (int i = 0; i < mapped.length; i++) {
            mapped[i] = function.applyAsDouble(values[i]);
        }
        return new Matrix(rows, cols, mapped);
    }

    /** The rows and columns named, in the order given. */
    public Matrix select(List<String> someRows, List<String> someCols) {
        double[] selected = new double[someRows.size() * someCols.size()];
        int k = 0;
        for (String row : someRows) {
            for (String col : someCols) {
                selected[k++] = at(row, col);
            }
        }
        return new Matrix(List.copyOf(someRows), List.copyOf(someCols), selected);
    }

    private static int index(List<String> names, String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("no “" + name + "” among " + names);
        }
        return index;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Matrix that
                && rows.equals(that.rows)
                && cols.equals(that.cols)
                && java.util.Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rows, cols, java.util.Arrays.hashCode(values));
    }

    @Override
    public String toString() {
        return rows.size() + " × " + cols.size() + " matrix of " + rows + " by " + cols;
    }
}
