package kith.rotation;

import org.ejml.data.DMatrixRMaj;

/**
 * The bi-quartimin criterion (Jennrich and Bentler 2011, doi 10.1007/s11336-011-9218-4): quartimin of all factors but
 * the first, which is left to be general. For orthogonal axes it is their “bifactor” rotation.
 */
public record Bifactor() implements RotationCriterion {

    @Override
    public double valueAndGradient(DMatrixRMaj loadings, DMatrixRMaj gradient) {
        int k = loadings.numCols;
        double value = 0;
        for (int i = 0; i < loadings.numRows; i++) {
            double rowSum = 0;
            for (int j = 1; j < k; j++) {
                rowSum += loadings.data[i * k + j] * loadings.data[i * k + j];
            }
            gradient.data[i * k] = 0;
            for (int j = 1; j < k; j++) {
                double loading = loadings.data[i * k + j];
                double others = rowSum - loading * loading;
                gradient.data[i * k + j] = 4 * loading * others;
                value += loading * loading * others;
            }
        }
        return value;
    }
}
