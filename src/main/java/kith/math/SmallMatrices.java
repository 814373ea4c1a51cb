package kith.math;

/** What analyses ask of small square matrices on plain arrays. */
public final class SmallMatrices {

    private SmallMatrices() {}

    public static double[][] product(double[][] a, double[][] b) {
        double[][] product = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                double factor = a[i][k];
                if (factor != 0) {
                    for (int j = 0; j < b[0].length; j++) {
                        product[i][j] += factor * b[k][j];
                    }
                }
            }
        }
        return product;
    }

    public static double[][] transposed(double[][] a) {
        double[][] t = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                t[j][i] = a[i][j];
            }
        }
        return t;
    }

    public static double[][] identity(int n) {
        double[][] one = new double[n][n];
        for (int i = 0; i < n; i++) {
            one[i][i] = 1;
        }
        return one;
    }

    /** Adds {@code times} b to a. */
    public static void add(double[][] a, double times, double[][] b) {
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                a[i][j] += times * b[i][j];
            }
        }
    }

    /**
     * Replaces a symmetric positive definite matrix by its inverse.
     *
     * @return the logarithm of its determinant; NaN where it is not positive definite
     */
    public static double invert(double[][] a) {
        int n = a.length;
        double[] flat = new double[n * n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(a[i], 0, flat, i * n, n);
        }
        double logDeterminant = PositiveDefinite.invert(flat, n);
        for (int i = 0; i < n && !Double.isNaN(logDeterminant); i++) {
            System.arraycopy(flat, i * n, a[i], 0, n);
        }
        return logDeterminant;
    }

    /** The sum of all elements. */
    public static double sum(double[][] c) {
        double sum = 0;
        for (double[] row : c) {
            for (double value : row) {
                sum += value;
            }
        }
        return sum;
    }

    /** The sum of the diagonal. */
    public static double trace(double[][] c) {
        double trace = 0;
        for (int i = 0; i < c.length; i++) {
            trace += c[i][i];
        }
        return trace;
    }

    /** The correlation that belongs to covariances; NaN where a variance is 0. */
    public static double correlation(double[][] c, int i, int j) {
        return c[i][j] / Math.sqrt(c[i][i] * c[j][j]);
    }

    /** The correlations that belong to covariances. */
    public static double[][] correlations(double[][] c) {
        double[][] r = new double[c.length][c.length];
        for (int i = 0; i < c.length; i++) {
            for (int j = 0; j < c.length; j++) {
                r[i][j] = i == j ? 1 : correlation(c, i, j);
            }
        }
        return r;
    }

    /** The matrix without one row and its column. */
    public static double[][] without(double[][] c, int dropped) {
        int k = c.length - 1;
        double[][] rest = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                rest[i][j] = c[i < dropped ? i : i + 1][j < dropped ? j : j + 1];
            }
        }
        return rest;
    }

    /** What is below the diagonal, row after row. */
    public static double[] belowDiagonal(double[][] r) {
        int k = r.length;
        double[] below = new double[k * (k - 1) / 2];
        int at = 0;
        for (int i = 1; i < k; i++) {
            for (int j = 0; j < i; j++) {
                below[at++] = r[i][j];
            }
        }
        return below;
    }
}
