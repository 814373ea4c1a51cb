package kith.scoring.imputation;

import org.apache.commons.math3.distribution.FDistribution;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;

/**
 * The test that several coefficients are 0, from imputed data sets: D₁ with the degrees of freedom of Li et al. (1991).
 *
 * @param f statistic
 * @param df1 number of coefficients
 * @param df2 denominator degrees of freedom
 * @param pvalue of a larger F
 * @param increase mean relative increase of the variance
 */
public record PooledWald(double f, int df1, double df2, double pvalue, double increase) {

    /**
     * @param estimates one array a data set
     * @param covariances of the estimates of each data set
     */
    public static PooledWald of(double[][] estimates, double[][][] covariances) {
        int m = estimates.length;
        int k = estimates[0].length;
        double[] mean = new double[k];
        DMatrixRMaj within = new DMatrixRMaj(k, k);
        for (int i = 0; i < m; i++) {
            for (int a = 0; a < k; a++) {
                mean[a] += estimates[i][a] / m;
                for (int b = 0; b < k; b++) {
                    within.add(a, b, covariances[i][a][b] / m);
                }
            }
        }
        DMatrixRMaj between = new DMatrixRMaj(k, k);
        for (double[] estimate : estimates) {
            for (int a = 0; a < k; a++) {
                for (int b = 0; b < k; b++) {
                    between.add(a, b, (estimate[a] - mean[a]) * (estimate[b] - mean[b]) / (m - 1));
                }
            }
        }
        DMatrixRMaj inverse = within.copy();
        if (!CommonOps_DDRM.invert(inverse) || MatrixFeatures_DDRM.hasUncountable(inverse)) {
            return new PooledWald(Double.NaN, k, Double.NaN, Double.NaN, Double.NaN);
        }
        double trace = 0;
        double form = 0;
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < k; b++) {
                trace += between.get(a, b) * inverse.get(b, a);
                form += mean[a] * inverse.get(a, b) * mean[b];
            }
        }
        double r = (1 + 1.0 / m) * trace / k;
        double f = form / (k * (1 + r));
        double t = k * (m - 1.0);
        double df2 =
                t > 4 ? 4 + (t - 4) * Math.pow(1 + (1 - 2 / t) / r, 2) : t * (1 + 1.0 / k) * Math.pow(1 + 1 / r, 2) / 2;
        double p = 1 - new FDistribution(null, k, df2).cumulativeProbability(f);
        return new PooledWald(f, k, df2, p, r);
    }
}
