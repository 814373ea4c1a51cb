package kith.sem.inference;

import java.util.List;
import kith.sem.implied.HalfVector;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The asymptotic covariance (Γ) of means and covariances without assuming normality: the covariance over rows of the
 * deviations and of their products, divided by N (Browne 1984, doi 10.1111/j.2044-8317.1984.tb00789.x, equation 3.6).
 */
public final class DistributionFreeCovariance {

    private DistributionFreeCovariance() {}

    /**
     * @param rows complete rows
     * @param hasMeans whether the means stand before the covariances
     * @param given indices of predictors taken as given: what they explain is subtracted from every deviation and
     *     product, so that only what varies beside them counts (lavaan's {@code fixed.x})
     */
    public static DMatrixRMaj distributionFree(List<double[]> rows, boolean hasMeans, List<Integer> given) {
        int p = rows.get(0).length;
        int n = rows.size();
        int offset = hasMeans ? p : 0;
        int size = offset + HalfVector.length(p);
        double[] mean = new double[p];
        for (double[] row : rows) {
            for (int i = 0; i < p; i++) {
                mean[i] += row[i] / n;
            }
        }
        Explained explained = Explained.of(rows, mean, given);
        double[] products = new double[size];
        double[] predicted = new double[size];
        double[] total = new double[size];
        DMatrixRMaj gamma = new DMatrixRMaj(size, size);
        for (double[] row : rows) {
            fill(row, mean, offset, products);
            if (!given.isEmpty()) {
                fill(explained.by(row), mean, offset, predicted);
                for (int k = 0; k < size; k++) {
                    products[k] -= predicted[k];
                }
            }
            for (int k = 0; k < size; k++) {
                double value = products[k];
                total[k] += value;
                int at = k * size;
                for (int l = 0; l <= k; l++) {
                    gamma.data[at + l] += value * products[l];
                }
            }
        }
        for (int k = 0; k < size; k++) {
            for (int l = 0; l <= k; l++) {
                double value = gamma.data[k * size + l] / n - total[k] / n * (total[l] / n);
                gamma.data[k * size + l] = value;
                gamma.data[l * size + k] = value;
            }
        }
        return gamma;
    }

    /**
     * Of the moments of normal variables, which their covariances give: {@code s_ik s_jl + s_il s_jk} of two
     * covariances, the covariances themselves of means, and 0 between the two.
     */
    public static DMatrixRMaj normalTheory(DMatrixRMaj covariance, boolean hasMeans) {
        int p = covariance.numRows;
        int offset = hasMeans ? p : 0;
        int size = offset + HalfVector.length(p);
        DMatrixRMaj gamma = new DMatrixRMaj(size, size);
        for (int i = 0; i < offset; i++) {
            for (int j = 0; j < offset; j++) {
                gamma.set(i, j, covariance.get(i, j));
            }
        }
        for (int j = 0; j < p; j++) {
            for (int i = j; i < p; i++) {
                for (int l = 0; l < p; l++) {
                    for (int k = l; k < p; k++) {
                        gamma.set(
                                offset + HalfVector.index(i, j, p),
                                offset + HalfVector.index(k, l, p),
                                covariance.get(i, k) * covariance.get(j, l)
                                        + covariance.get(i, l) * covariance.get(j, k));
                    }
                }
            }
        }
        return gamma;
    }

    private static void fill(double[] row, double[] mean, int offset, double[] products) {
        int p = mean.length;
        for (int i = 0; i < offset; i++) {
            products[i] = row[i] - mean[i];
        }
        int k = offset;
        for (int j = 0; j < p; j++) {
            double deviation = row[j] - mean[j];
            for (int i = j; i < p; i++) {
                products[k++] = deviation * (row[i] - mean[i]);
            }
        }
    }

    /**
     * The regression of all variables on some of them.
     *
     * @param slopes given × p
     */
    private record Explained(double[] mean, int[] given, DMatrixRMaj slopes) {

        static Explained of(List<double[]> rows, double[] mean, List<Integer> predictors) {
            int[] given = predictors.stream().mapToInt(Integer::intValue).toArray();
            int p = mean.length;
            int g = given.length;
            DMatrixRMaj own = new DMatrixRMaj(g, g);
            DMatrixRMaj cross = new DMatrixRMaj(g, p);
            for (double[] row : rows) {
                for (int a = 0; a < g; a++) {
                    double deviation = row[given[a]] - mean[given[a]];
                    for (int j = 0; j < p; j++) {
                        cross.add(a, j, deviation * (row[j] - mean[j]));
                    }
                }
            }
            for (int a = 0; a < g; a++) {
                for (int b = 0; b < g; b++) {
                    own.set(a, b, cross.get(a, given[b]));
                }
            }
            DMatrixRMaj slopes = new DMatrixRMaj(g, p);
            if (g > 0) {
                CommonOps_DDRM.solve(own, cross, slopes);
            }
            return new Explained(mean, given, slopes);
        }

        double[] by(double[] row) {
            double[] explained = mean.clone();
            for (int a = 0; a < given.length; a++) {
                double deviation = row[given[a]] - mean[given[a]];
                for (int j = 0; j < explained.length; j++) {
                    explained[j] += slopes.get(a, j) * deviation;
                }
            }
            return explained;
        }
    }
}
