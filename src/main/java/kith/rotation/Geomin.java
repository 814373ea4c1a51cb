package kith.rotation;

import org.ejml.data.DMatrixRMaj;

/**
 * Geomin (Yates 1987; Browne 2001, doi 10.1207/S15327906MBR3601_05): the sum over items of the geometric mean of the
 * squared loadings, each enlarged by ε so that a single zero does not settle it:
 *
 * <pre>f(Λ) = Σᵢ Πⱼ (λᵢⱼ² + ε)^(1/k)</pre>
 *
 * <p>It has many local minima; use many starts. GPArotation's ε is 0.01; Mplus takes 0.0001 for two factors, 0.001 for
 * three and 0.01 for more.
 *
 * @param epsilon what is added to each squared loading, above 0
 */
public record Geomin(double epsilon) implements RotationCriterion {

    @Override
    public double valueAndGradient(DMatrixRMaj loadings, DMatrixRMaj gradient) {
        int p = loadings.numRows;
        int k = loadings.numCols;
        double value = 0;
        for (int i = 0; i < p; i++) {
            double logSum = 0;
            for (int j = 0; j < k; j++) {
                double loading = loadings.data[i * k + j];
                logSum += Math.log(loading * loading + epsilon);
            }
            double geometricMean = Math.exp(logSum / k);
            value += geometricMean;
            for (int j = 0; j < k; j++) {
                double loading = loadings.data[i * k + j];
                gradient.data[i * k + j] = 2.0 / k * loading / (loading * loading + epsilon) * geometricMean;
            }
        }
        return value;
    }
}
