package kith.math;

/**
 * Small symmetric positive definite matrices on bare arrays, row after row, without allocation: for loops over
 * patterns, groups and random effects whose matrices differ in size. {@link CholeskyFactor} has one size and EJML's
 * matrices; this is not there for speed (1.2 times for 2 to 9 rows, none for 25: {@code FastForms.positiveDefinite}).
 */
public final class PositiveDefinite {

    private PositiveDefinite() {}

    /**
     * Inverts a matrix in place by Cholesky's decomposition; only its lower half is read.
     *
     * @param a n × n at the front of the array; its content is meaningless afterwards when it is not positive definite
     * @return the logarithm of the determinant, or NaN when the matrix is not positive definite
     */
    public static double invert(double[] a, int n) {
        double logDeterminant = factor(a, n);
        if (Double.isNaN(logDeterminant)) {
            return Double.NaN;
        }
        invertTriangle(a, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = i; k < n; k++) {
                    sum += a[k * n + i] * a[k * n + j];
                }
                // L⁻¹ is read from row i on only, so that what is written here is not needed any more.
                a[j * n + i] = sum;
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                a[i * n + j] = a[j * n + i];
            }
        }
        return logDeterminant;
    }

    /** L in the lower half; gives log |A|. */
    private static double factor(double[] a, int n) {
        double logDeterminant = 0;
        for (int j = 0; j < n; j++) {
            double pivot = a[j * n + j];
            double before = pivot;
            for (int k = 0; k < j; k++) {
                pivot -= a[j * n + k] * a[j * n + k];
            }
            if (!(pivot > 1e-14 * before) || Double.isInfinite(pivot)) {
                return Double.NaN;
            }
            double root = Math.sqrt(pivot);
            logDeterminant += Math.log(pivot);
            a[j * n + j] = root;
            for (int i = j + 1; i < n; i++) {
                double sum = a[i * n + j];
                for (int k = 0; k < j; k++) {
                    sum -= a[i * n + k] * a[j * n + k];
                }
                a[i * n + j] = sum / root;
            }
        }
        return logDeterminant;
    }

    /** L⁻¹ in place of L. */
    private static void invertTriangle(double[] a, int n) {
        for (int j = 0; j < n; j++) {
            a[j * n + j] = 1 / a[j * n + j];
            for (int i = j + 1; i < n; i++) {
                double sum = 0;
                for (int k = j; k < i; k++) {
                    sum -= a[i * n + k] * a[k * n + j];
                }
                a[i * n + j] = sum / a[i * n + i];
            }
        }
    }
}
