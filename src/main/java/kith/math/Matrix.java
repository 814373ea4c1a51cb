package kith.math;

import java.util.List;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.ejml.data.DMatrixRMaj;

/**
 * An immutable matrix whose rows and columns have names: what answers are made of. Inner loops work on EJML matrices
 * and on bare arrays instead.
 */
public final class Matrix {

    private static final RepeatedSquare NONE = RepeatedSquare.of(new DMatrixRMaj(0, 0));

    private final List<String> rows;
    private final List<String> cols;
    /** Row after row; empty where the elements are those of {@code repeated}. */
    private final double[] values;

    private final RepeatedSquare repeated;

    private Matrix(List<String> rows, List<String> cols, double[] values) {
        this(rows, cols, values, NONE);
    }

    private Matrix(List<String> rows, List<String> cols, double[] values, RepeatedSquare repeated) {
        this.rows = rows;
        this.cols = cols;
        this.values = values;
        this.repeated = repeated;
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

    /** A matrix with the same names on both sides; not copied. */
    public static Matrix square(List<String> names, RepeatedSquare values) {
        if (values.size() != names.size()) {
            throw new IllegalArgumentException(values.size() + " rows for " + names.size() + " names");
        }
        List<String> both = List.copyOf(names);
        return new Matrix(both, both, new double[0], values);
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
        return repeated.size() > 0 ? repeated.at(row, col) : values[row * cols.size() + col];
    }

    /** @throws IllegalArgumentException when there is no such name */
    public double at(String row, String col) {
        return at(index(rows, row), index(cols, col));
    }

    public double[] row(int row) {
        Objects.checkIndex(row, rows.size());
        double[] copy = new double[cols.size()];
        for (int j = 0; j < copy.length; j++) {
            copy[j] = at(row, j);
        }
        return copy;
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
        return repeated.size() > 0 ? repeated.whole().data : values.clone();
    }

    public Matrix map(DoubleUnaryOperator function) {
        double[] mapped = toRowMajor();
        for (int i = 0; i < mapped.length; i++) {
            mapped[i] = function.applyAsDouble(mapped[i]);
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
                && java.util.Arrays.equals(toRowMajor(), that.toRowMajor());
    }

    @Override
    public int hashCode() {
        return Objects.hash(rows, cols, java.util.Arrays.hashCode(toRowMajor()));
    }

    @Override
    public String toString() {
        return rows.size() + " × " + cols.size() + " matrix of " + rows + " by " + cols;
    }
}
