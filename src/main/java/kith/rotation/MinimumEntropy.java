package kith.rotation;

import org.ejml.data.DMatrixRMaj;

/**
 * Minimum entropy (Jennrich 2004, doi 10.1007/BF02295943), for orthogonal axes only:
 *
 * <pre>f(Λ) = −½ Σᵢⱼ λᵢⱼ² log λᵢⱼ²</pre>
 */
public record MinimumEntropy() implements RotationCriterion {

    @Override
    public double valueAndGradient(DMatrixRMaj loadings, DMatrixRMaj gradient) {
        double value = 0;
        for (int e = 0; e < loadings.getNumElements(); e++) {
            double loading = loadings.data[e];
            double log = loading == 0 ? 0 : Math.log(loading * loading);
            value -= loading * loading * log / 2;
            gradient.data[e] = -loading * (log + 1);
        }
        return value;
    }
}
