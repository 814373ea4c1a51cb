package kith.rotation;

import kith.math.Matrix;
import org.ejml.data.DMatrixRMaj;

/**
 * Distance from a target (Browne 1972, doi 10.1111/j.2044-8317.1972.tb00492.x), of which some cells may be left open:
 *
 * <pre>f(Λ) = Σᵢⱼ (λᵢⱼ − bᵢⱼ)² over the cells that the target gives</pre>
 *
 * @param target p × k, NaN where a loading may be anything
 */
public record Target(Matrix target) implements RotationCriterion {

    @Override
    public double valueAndGradient(DMatrixRMaj loadings, DMatrixRMaj gradient) {
        double value = 0;
        for (int i = 0; i < loadings.numRows; i++) {
            for (int j = 0; j < loadings.numCols; j++) {
                double wanted = target.at(i, j);
                double distance = Double.isNaN(wanted) ? 0 : loadings.get(i, j) - wanted;
                gradient.set(i, j, 2 * distance);
                value += distance * distance;
            }
        }
        return value;
    }
}
