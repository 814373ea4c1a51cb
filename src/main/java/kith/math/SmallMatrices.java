package kith.math;

/** Products, inverses and determinants of the small square matrices that random effects have. */
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
}
