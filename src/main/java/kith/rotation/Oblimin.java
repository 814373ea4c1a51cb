package kith.rotation;

import org.ejml.data.DMatrixRMaj;

/**
 * Direct oblimin (Jennrich and Sampson 1966, doi 10.1007/BF02289465):
 *
 * <pre>f(Λ) = ¼ Σ_{j≠l} [ Σᵢ λᵢⱼ² λᵢₗ² − (γ/p) Σᵢ λᵢⱼ² Σᵢ λᵢₗ² ]</pre>
 *
 * <p>γ = 0 is quartimin (what most programs mean by “oblimin”), 0.5 biquartimin, 1 covarimin. The larger γ, the more
 * the factors correlate; above 0 the search may run away to factors that coincide. SPSS calls γ “delta”.
 *
 * @param gamma how oblique, usually 0 or below
 */
public record Oblimin(double gamma) implements RotationCriterion {

    @Override
    public double valueAndGradient(DMatrixRMaj loadings, DMatrixRMaj gradient) {
        int p = loadings.numRows;
        int k = loadings.numCols;
        double[] columnMeans = new double[k];
        for (int i = 0; i < p; i++) {
            double rowSum = rowSum(loadings, i);
            for (int j = 0; j < k; j++) {
                double loading = loadings.data[i * k + j];
                double others = rowSum - loading * loading;
                gradient.data[i * k + j] = others;
                columnMeans[j] += others / p;
            }
        }
        double value = 0;
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < k; j++) {
                double loading = loadings.data[i * k + j];
                double slope = gradient.data[i * k + j] - gamma * columnMeans[j];
                gradient.data[i * k + j] = loading * slope;
                value += loading * loading * slope;
            }
        }
        return value / 4;
    }

    private static double rowSum(DMatrixRMaj loadings, int i) {
        double sum = 0;
        for (int j = 0; j < loadings.numCols; j++) {
            double loading = loadings.data[i * loadings.numCols + j];
            sum += loading * loading;
        }
        return sum;
    }
}
