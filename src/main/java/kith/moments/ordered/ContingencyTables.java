package kith.moments.ordered;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kith.math.PairIndex;

/**
 * The contingency tables of all pairs of ordered variables, built row by row; two of them can be merged.
 *
 * <p>Every table has one more row and column than its variables have categories, for the missing responses, so that it
 * serves pairwise deletion as well. Beside the counts (sums of weights) stand the sums of squared weights, which
 * standard errors need as soon as a weight is not 1. Memory and the cost of what is estimated from here grow with the
 * pairs, not with the rows.
 *
 * <p>Not thread-safe; feed one a thread and merge them.
 */
public final class ContingencyTables implements Serializable {

    private static final long serialVersionUID = 1;

    private final List<ObservedVariable> variables;
    private final int[] size;
    private final int[] offset;
    private final int[] marginOffset;
    private final double[] count;
    private final double[] margin;
    private double[] squared;
    private double[] squaredMargin;
    private long rows;

    /** @param variables the ordered variables */
    public ContingencyTables(List<ObservedVariable> variables) {
        this.variables = List.copyOf(variables);
        int p = variables.size();
        this.size = variables.stream().mapToInt(v -> v.levels() + 1).toArray();
        this.offset = new int[PairIndex.count(p)];
        this.marginOffset = new int[p];
        int cells = 0;
        int categories = 0;
        for (int i = 0; i < p; i++) {
            marginOffset[i] = categories;
            categories += size[i];
            for (int j = i + 1; j < p; j++) {
                offset[pair(i, j)] = cells;
                cells += size[i] * size[j];
            }
        }
        this.count = new double[cells];
        this.margin = new double[categories];
        this.squared = count;
        this.squaredMargin = margin;
    }

    /** The number of the pair {@code i < j}, column by column below the diagonal: (0,1), (0,2), …, (1,2), …. */
    int pair(int i, int j) {
        return PairIndex.of(i, j, size.length);
    }

    public List<ObservedVariable> variables() {
        return variables;
    }

    /** How many rows were taken. */
    public long rows() {
        return rows;
    }

    /**
     * Takes a row.
     *
     * @param code for each variable its category from 0, or its number of categories when the response is missing
     */
    public void add(int[] code) {
        add(code, 1);
    }

    /** Takes a row that counts {@code weight} times. */
    public void add(int[] code, double weight) {
        add(code, weight, 1);
    }

    /** Takes {@code times} equal rows, each of which counts {@code weight} times. */
    void add(int[] code, double weight, int times) {
        if (weight != 1 && squared == count) {
            squared = count.clone();
            squaredMargin = margin.clone();
        }
        rows += times;
        int p = size.length;
        int pair = 0;
        boolean weighted = squared != count;
        double counted = times * weight;
        double squares = counted * weight;
        for (int i = 0; i < p; i++) {
            margin[marginOffset[i] + code[i]] += counted;
            if (weighted) {
                squaredMargin[marginOffset[i] + code[i]] += squares;
            }
            for (int j = i + 1; j < p; j++) {
                int cell = offset[pair++] + code[i] * size[j] + code[j];
                count[cell] += counted;
                if (weighted) {
                    squared[cell] += squares;
                }
            }
        }
    }

    /** What both have seen. Neither is changed. */
    public ContingencyTables plus(ContingencyTables other) {
        if (!variables.equals(other.variables)) {
            throw new IllegalArgumentException("different variables: " + variables + " and " + other.variables);
        }
        ContingencyTables sum = new ContingencyTables(variables);
        sum.rows = rows + other.rows;
        add(count, other.count, sum.count);
        add(margin, other.margin, sum.margin);
        if (squared != count || other.squared != other.count) {
            sum.squared = new double[count.length];
            sum.squaredMargin = new double[margin.length];
            add(squared, other.squared, sum.squared);
            add(squaredMargin, other.squaredMargin, sum.squaredMargin);
        }
        return sum;
    }

    /**
     * Tables that were counted before, of two or more variables.
     *
     * @param whole for the pairs (0,1), (0,2), …, (1,2), … what {@link #whole} has
     */
    public static ContingencyTables of(List<ObservedVariable> variables, List<double[][]> whole) {
        ContingencyTables tables = new ContingencyTables(variables);
        double total = 0;
        for (int i = 0; i < tables.size.length; i++) {
            for (int j = i + 1; j < tables.size.length; j++) {
                double[][] counts = whole.get(tables.pair(i, j));
                for (int a = 0; a < tables.size[i]; a++) {
                    double ofRow = Arrays.stream(counts[a]).sum();
                    tables.margin[tables.marginOffset[i] + a] = ofRow;
                    total += i == 0 && j == 1 ? ofRow : 0;
                    for (int b = 0; b < tables.size[j]; b++) {
                        tables.count[tables.offset[tables.pair(i, j)] + a * tables.size[j] + b] = counts[a][b];
                        tables.margin[tables.marginOffset[j] + b] =
                                a == 0 ? counts[a][b] : tables.margin[tables.marginOffset[j] + b] + counts[a][b];
                    }
                }
            }
        }
        tables.rows = Math.round(total);
        return tables;
    }

    /** The tables of some of the variables, in the order given. */
    public ContingencyTables select(List<String> names) {
        int[] place = names.stream()
                .mapToInt(name ->
                        variables.stream().map(ObservedVariable::name).toList().indexOf(name))
                .toArray();
        List<double[][]> whole = new ArrayList<>();
        for (int i = 0; i < place.length; i++) {
            for (int j = i + 1; j < place.length; j++) {
                whole.add(whole(place[i], place[j]));
            }
        }
        return of(Arrays.stream(place).mapToObj(variables::get).toList(), whole);
    }

    /** The table of two variables with a last row and column for missing responses. */
    public double[][] whole(int i, int j) {
        double[][] table = new double[size[i]][size[j]];
        for (int a = 0; a < size[i]; a++) {
            for (int b = 0; b < size[j]; b++) {
                table[a][b] = i < j ? count(i, j, a, b) : count(j, i, b, a);
            }
        }
        return table;
    }

    /** These without some of the rows, all of which count once. Neither is changed. */
    ContingencyTables minus(ContingencyTables some) {
        ContingencyTables rest = new ContingencyTables(variables);
        rest.rows = rows - some.rows;
        for (int k = 0; k < count.length; k++) {
            rest.count[k] = count[k] - some.count[k];
        }
        for (int k = 0; k < margin.length; k++) {
            rest.margin[k] = margin[k] - some.margin[k];
        }
        return rest;
    }

    private static void add(double[] a, double[] b, double[] sum) {
        for (int k = 0; k < sum.length; k++) {
            sum[k] = a[k] + b[k];
        }
    }

    /**
     * How often each category of a variable is answered, whatever the other answers; the last number is the missing
     * ones.
     */
    public double[] margin(int i) {
        return Arrays.copyOfRange(margin, marginOffset[i], marginOffset[i] + size[i]);
    }

    /** Sums of squared weights beside {@link #margin}. */
    double[] squaredMargin(int i) {
        return Arrays.copyOfRange(squaredMargin, marginOffset[i], marginOffset[i] + size[i]);
    }

    /** A cell of the table of {@code i < j}, missing responses included. */
    double count(int i, int j, int a, int b) {
        return count[offset[pair(i, j)] + a * size[j] + b];
    }

    /** The table of {@code i < j}, only of these categories of each, row after row. */
    double[] count(int i, int j, int[] rows, int[] cols) {
        double[] counts = new double[rows.length * cols.length];
        for (int a = 0; a < rows.length; a++) {
            for (int b = 0; b < cols.length; b++) {
                counts[a * cols.length + b] = count(i, j, rows[a], cols[b]);
            }
        }
        return counts;
    }

    /** Whether any row counts other than once. */
    boolean isWeighted() {
        return squared != count;
    }

    /** Sum of squared weights beside {@link #count}. */
    double squared(int i, int j, int cell) {
        return squared[offset[pair(i, j)] + cell];
    }
}
