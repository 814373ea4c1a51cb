package kith.rotation;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Bentler's invariant pattern simplicity (1977, doi 10.1007/BF02294054): how far the squared loadings of the factors
 * are from being orthogonal to each other, whatever the scale of the factors. With M the k × k cross-products of the
 * squared loadings and D its diagonal:
 *
 * <pre>f(Λ) = −¼ (log |M| − log |D|)</pre>
 */
public record Bentler() implements RotationCriterion {

    @Override
    public double valueAndGradient(DMatrixRMaj loadings, DMatrixRMaj gradient) {
        int k = loadings.numCols;
        DMatrixRMaj squares = loadings.copy();
        CommonOps_DDRM.elementMult(squares, loadings);
        DMatrixRMaj products = new DMatrixRMaj(k, k);
        CommonOps_DDRM.multTransA(squares, squares, products);
        double logDeterminant = Math.log(CommonOps_DDRM.det(products));
        DMatrixRMaj difference = new DMatrixRMaj(k, k);
        if (!CommonOps_DDRM.invert(products, difference)) {
            return Double.POSITIVE_INFINITY;
        }
        for (int j = 0; j < k; j++) {
            logDeterminant -= Math.log(products.get(j, j));
            difference.add(j, j, -1 / products.get(j, j));
        }
        CommonOps_DDRM.mult(squares, difference, gradient);
        CommonOps_DDRM.elementMult(gradient, loadings);
        CommonOps_DDRM.scale(-1, gradient);
        return -logDeterminant / 4;
    }
}
