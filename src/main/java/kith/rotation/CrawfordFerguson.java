package kith.rotation;

import org.ejml.data.DMatrixRMaj;

/**
 * The family of Crawford and Ferguson (1970, doi 10.1007/BF02310792): complexity of the rows, weighed by 1 − κ, plus
 * complexity of the columns, weighed by κ:
 *
 * <pre>f(Λ) = (1 − κ)/4 Σᵢ Σ_{j≠l} λᵢⱼ² λᵢₗ² + κ/4 Σⱼ Σ_{i≠h} λᵢⱼ² λₕⱼ²</pre>
 *
 * <p>With p items and k factors: κ = 0 is quartimax (oblique: quartimin), 1/p varimax, k/(2p) equamax, (k − 1)/(p + k −
 * 2) parsimax, 1 factor parsimony. For orthogonal axes these equal the criteria of the orthomax family.
 *
 * @param kappa weight of the complexity of columns, from 0 to 1
 */
public record CrawfordFerguson(double kappa) implements RotationCriterion {

    @Override
    public double valueAndGradient(DMatrixRMaj loadings, DMatrixRMaj gradient) {
        int p = loadings.numRows;
        int k = loadings.numCols;
        double[] columnSums = new double[k];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < k; j++) {
                double loading = loadings.data[i * k + j];
                columnSums[j] += loading * loading;
            }
        }
        double value = 0;
        for (int i = 0; i < p; i++) {
            double rowSum = 0;
            for (int j = 0; j < k; j++) {
                rowSum += loadings.data[i * k + j] * loadings.data[i * k + j];
            }
            for (int j = 0; j < k; j++) {
                double loading = loadings.data[i * k + j];
                double square = loading * loading;
                double slope = (1 - kappa) * (rowSum - square) + kappa * (columnSums[j] - square);
                gradient.data[i * k + j] = loading * slope;
                value += square * slope;
            }
        }
        return value / 4;
    }
}
