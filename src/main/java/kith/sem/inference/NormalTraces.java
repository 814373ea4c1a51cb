package kith.sem.inference;

import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Traces over moments of a complete sample that need no matrix over moments: with W the normal-theory information at
 * Σ⁻¹ and Γ the asymptotic covariance without assuming normality, tr(W Γ) is a mean of squared Mahalanobis distances.
 */
public final class NormalTraces {

    private NormalTraces() {}

    /**
     * tr(W Γ) = [tr(Σ⁻¹S) for the means] + ½ [mean of (z′Σ⁻¹z)² − tr(Σ⁻¹SΣ⁻¹S)], z the deviation of a row from the
     * mean.
     *
     * @param rows complete rows
     * @param mean of the rows
     * @param inverse Σ⁻¹
     * @param sample S, divided by N
     */
    public static double weightGamma(
            List<double[]> rows, double[] mean, DMatrixRMaj inverse, DMatrixRMaj sample, boolean hasMeans) {
        int p = mean.length;
        double squares = 0;
        double[] z = new double[p];
        for (double[] row : rows) {
            for (int i = 0; i < p; i++) {
                z[i] = row[i] - mean[i];
            }
            double distance = quadratic(z, inverse);
            squares += distance * distance / rows.size();
        }
        double first = 0;
        double second = 0;
        double[] product = new double[p * p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                double sum = 0;
                for (int k = 0; k < p; k++) {
                    sum += inverse.data[i * p + k] * sample.data[k * p + j];
                }
                product[i * p + j] = sum;
            }
            first += product[i * p + i];
        }
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                second += product[i * p + j] * product[j * p + i];
            }
        }
        return (hasMeans ? first : 0) + 0.5 * (squares - second);
    }

    private static double quadratic(double[] z, DMatrixRMaj inverse) {
        int p = z.length;
        double total = 0;
        for (int i = 0; i < p; i++) {
            double sum = 0;
            for (int j = 0; j < p; j++) {
                sum += inverse.data[i * p + j] * z[j];
            }
            total += sum * z[i];
        }
        return total;
    }

    /** tr(M N) of two symmetric matrices. */
    public static double traceOfProduct(DMatrixRMaj m, DMatrixRMaj n) {
        double sum = 0;
        for (int k = 0; k < m.data.length; k++) {
            sum += m.data[k] * n.data[k];
        }
        return sum;
    }
}
