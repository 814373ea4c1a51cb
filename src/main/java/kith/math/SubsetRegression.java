package kith.math;

import java.util.Arrays;

/**
 * Linear regression by least squares on subsets of predictors, always with an intercept, from one orthogonal
 * triangularisation (Householder) of all columns.
 *
 * <p>The best subset of each size has the smallest residual sum of squares. It is found exactly by branch and bound: a
 * node holds an ordered set of predictors in triangular form, whose leading subsets have their residual sums of squares
 * as they are; its branches delete one predictor each, and a branch is cut when even all predictors of the node leave
 * more than the smallest subset in the branch already reached. Gatu and Kontoghiorghes (2006, doi
 * 10.1198/106186006X100290). As leaps in R with method exhaustive.
 *
 * <p>Columns are scaled to length 1, not centred: products and powers may be nearly collinear.
 */
public final class SubsetRegression {

    /** A column of length 1 with less than this beside the others is collinear with them. */
    private static final double SINGULAR = 1e-13;

    private final int predictors;
    private final int rows;
    private final double[] lengths;
    private final double[][] triangle;
    private final double rest;
    private final double total;

    private SubsetRegression(int rows, double[] lengths, double[][] triangle, double rest) {
        this.predictors = lengths.length - 1;
        this.rows = rows;
        this.lengths = lengths;
        this.triangle = triangle;
        this.rest = rest;
        double squares = rest;
        for (int i = 1; i <= predictors; i++) {
            squares += triangle[predictors + 1][i] * triangle[predictors + 1][i];
        }
        this.total = squares;
    }

    /**
     * The columns in triangular form.
     *
     * @param columns one array a predictor, without the intercept
     * @param y more values than predictors
     */
    public static SubsetRegression of(double[][] columns, double[] y) {
        int p = columns.length + 1;
        if (y.length <= p) {
            throw new IllegalArgumentException(y.length + " rows for " + columns.length + " predictors");
        }
        double[][] work = new double[p + 1][];
        double[] lengths = new double[p];
        work[0] = new double[y.length];
        Arrays.fill(work[0], 1);
        for (int j = 1; j < p; j++) {
            work[j] = columns[j - 1].clone();
        }
        work[p] = y.clone();
        for (int j = 0; j < p; j++) {
            lengths[j] = length(work[j], 0);
            divide(work[j], lengths[j]);
        }
        for (int j = 0; j < p; j++) {
            reflect(work, j);
        }
        double rest = length(work[p], p);
        double[][] triangle = new double[p + 1][];
        for (int j = 0; j <= p; j++) {
            triangle[j] = Arrays.copyOf(work[j], Math.min(j + 1, p));
        }
        return new SubsetRegression(y.length, lengths, triangle, rest * rest);
    }

    private static double length(double[] column, int from) {
        double squares = 0;
        for (int i = from; i < column.length; i++) {
            squares += column[i] * column[i];
        }
        return Math.sqrt(squares);
    }

    private static void divide(double[] column, double by) {
        for (int i = 0; i < column.length && by > 0; i++) {
            column[i] /= by;
        }
    }

    /** Zeros column {@code j} below its diagonal and turns the later columns accordingly. */
    private static void reflect(double[][] work, int j) {
        double[] pivot = work[j];
        double norm = length(pivot, j);
        if (norm == 0) {
            return;
        }
        double diagonal = pivot[j] > 0 ? -norm : norm;
        double first = pivot[j] - diagonal;
        double scale = -1 / (first * diagonal);
        pivot[j] = first;
        for (int k = j + 1; k < work.length; k++) {
            double product = 0;
            for (int i = j; i < pivot.length; i++) {
                product += pivot[i] * work[k][i];
            }
            for (int i = j; i < pivot.length; i++) {
                work[k][i] -= product * scale * pivot[i];
            }
        }
        Arrays.fill(pivot, j, pivot.length, 0);
        pivot[j] = diagonal;
    }

    public int rows() {
        return rows;
    }

    /** Sum of squares about the mean. */
    public double total() {
        return total;
    }

    /** Coefficients on a subset of predictors: the intercept first; NaN where the predictors are collinear. */
    public double[] coefficients(int... subset) {
        Node node = root().keeping(subset);
        int p = subset.length + 1;
        double[] found = new double[p];
        for (int i = p - 1; i >= 0; i--) {
            double sum = node.columns[p][i];
            for (int j = i + 1; j < p; j++) {
                sum -= node.columns[j][i] * found[j];
            }
            double diagonal = node.columns[i][i];
            found[i] = Math.abs(diagonal) < SINGULAR ? Double.NaN : sum / diagonal;
        }
        for (int i = 0; i < p; i++) {
            found[i] /= lengths[i == 0 ? 0 : subset[i - 1] + 1];
        }
        return found;
    }

    /** Residual sum of squares on a subset of predictors. */
    public double residual(int... subset) {
        return root().keeping(subset).rest;
    }

    /**
     * The best subset of each size from 1.
     *
     * @param most the largest size
     * @return predictors in ascending order, one array a size
     */
    public int[][] best(int most) {
        Search search = new Search(Math.min(most, predictors));
        search.visit(root(), 1);
        return search.subsets;
    }

    private Node root() {
        int[] names = new int[predictors];
        Arrays.setAll(names, i -> i);
        return new Node(names, triangle, rest);
    }

    /** Predictors in triangular form: the intercept, the predictors in this order, then y. */
    private record Node(int[] names, double[][] columns, double rest) {

        /** Deletes the predictor in column {@code at} (0 is the intercept). */
        Node without(int at) {
            int p = names.length + 1;
            int[] left = new int[names.length - 1];
            double[][] kept = new double[p][];
            for (int j = 0, k = 0; j <= p; j++) {
                if (j != at) {
                    kept[k++] = columns[j].clone();
                }
            }
            for (int j = 0, k = 0; j < names.length; j++) {
                if (j != at - 1) {
                    left[k++] = names[j];
                }
            }
            for (int i = at; i < p - 1; i++) {
                rotate(kept, i);
            }
            double last = kept[p - 1][p - 1];
            return new Node(left, kept, rest + last * last);
        }

        /** Zeros the element below the diagonal of column {@code i}. */
        private static void rotate(double[][] columns, int i) {
            double a = columns[i][i];
            double b = columns[i][i + 1];
            double r = Math.hypot(a, b);
            if (r == 0) {
                return;
            }
            double cosine = a / r;
            double sine = b / r;
            for (int k = i; k < columns.length; k++) {
                double upper = columns[k][i];
                double lower = columns[k][i + 1];
                columns[k][i] = cosine * upper + sine * lower;
                columns[k][i + 1] = cosine * lower - sine * upper;
            }
        }

        /** Keeps these predictors, given in ascending order, alone. */
        Node keeping(int[] subset) {
            Node node = this;
            for (int at = names.length; at >= 1; at--) {
                if (Arrays.binarySearch(subset, names[at - 1]) < 0) {
                    node = node.without(at);
                }
            }
            return node;
        }

        /** The free predictors, from column {@code from}, in the order of what their deletion costs. */
        Node ordered(int from) {
            int free = names.length + 1 - from;
            if (free < 3) {
                return this;
            }
            double[] cost = new double[free];
            Integer[] order = new Integer[free];
            for (int k = 0; k < free; k++) {
                cost[k] = without(from + k).rest;
                order[k] = k;
            }
            Arrays.sort(order, (a, b) -> Double.compare(cost[b], cost[a]));
            double[][] moved = columns.clone();
            int[] renamed = names.clone();
            for (int k = 0; k < free; k++) {
                moved[from + k] = Arrays.copyOf(columns[from + order[k]], names.length + 1);
                renamed[from + k - 1] = names[from + order[k] - 1];
            }
            moved[names.length + 1] = columns[names.length + 1].clone();
            for (int j = 0; j < from; j++) {
                moved[j] = columns[j];
            }
            for (int j = from; j <= names.length; j++) {
                for (int i = names.length - 1; i >= j; i--) {
                    double a = moved[j][i];
                    double b = moved[j][i + 1];
                    double r = Math.hypot(a, b);
                    if (b != 0) {
                        turn(moved, j, i, a / r, b / r);
                    }
                }
            }
            return new Node(renamed, moved, rest);
        }

        private static void turn(double[][] columns, int from, int i, double cosine, double sine) {
            for (int k = from; k < columns.length; k++) {
                double upper = columns[k][i];
                double lower = columns[k][i + 1];
                columns[k][i] = cosine * upper + sine * lower;
                columns[k][i + 1] = cosine * lower - sine * upper;
            }
        }
    }

    private static final class Search {

        private final double[] smallest;
        private final int[][] subsets;

        Search(int most) {
            smallest = new double[most + 1];
            Arrays.fill(smallest, Double.POSITIVE_INFINITY);
            subsets = new int[most][];
        }

        /** @param from the first column that may be deleted */
        void visit(Node unordered, int from) {
            Node node = unordered.ordered(from);
            note(node, from);
            int p = node.names.length;
            for (int at = from; at < p && at < smallest.length && node.rest < smallest[at]; at++) {
                visit(node.without(at), at);
            }
        }

        /** The leading subsets of a node. */
        private void note(Node node, int from) {
            int p = node.names.length;
            double rest = node.rest;
            for (int size = p; size >= from; size--) {
                if (size < smallest.length && rest < smallest[size]) {
                    smallest[size] = rest;
                    int[] subset = Arrays.copyOf(node.names, size);
                    Arrays.sort(subset);
                    subsets[size - 1] = subset;
                }
                double last = node.columns[p + 1][size];
                rest += last * last;
            }
        }
    }
}
