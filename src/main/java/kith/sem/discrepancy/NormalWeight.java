package kith.sem.discrepancy;

import kith.sem.implied.HalfVector;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The information of a normal sample about its moments, Σ⁻¹ for the means and ½ D′ (Σ⁻¹ ⊗ Σ⁻¹) D for the covariances, held as
 * Σ⁻¹ only: its product with the half-vector of a matrix V is that of ½ Σ⁻¹ V Σ⁻¹. Not thread-safe.
 */
public final class NormalWeight implements Weight {

    private final DMatrixRMaj inverse;
    private final boolean hasMeans;
    private final int p;
    private final DMatrixRMaj symmetric;
    private final DMatrixRMaj half;
    private final DMatrixRMaj image;

    /** @param inverse Σ⁻¹, p × p; copied */
    public NormalWeight(DMatrixRMaj inverse, boolean hasMeans) {
        this.inverse = inverse.copy();
        this.hasMeans = hasMeans;
        this.p = inverse.numRows;
        this.symmetric = new DMatrixRMaj(p, p);
        this.half = new DMatrixRMaj(p, p);
        this.image = new DMatrixRMaj(p, p);
    }

    @Override
    public int size() {
        return (hasMeans ? p : 0) + HalfVector.length(p);
    }

    @Override
    public void multiply(double[] vector, double[] product) {
        int offset = hasMeans ? p : 0;
        for (int i = 0; i < offset; i++) {
            double sum = 0;
            for (int j = 0; j < p; j++) {
                sum += inverse.data[i * p + j] * vector[j];
            }
            product[i] = sum;
        }
        HalfVector.unpack(vector, offset, symmetric);
        CommonOps_DDRM.mult(inverse, symmetric, half);
        CommonOps_DDRM.mult(0.5, half, inverse, image);
        HalfVector.packDerivative(image, product, offset);
    }

    @Override
    public DMatrixRMaj toMatrix() {
        DMatrixRMaj information = new DMatrixRMaj(1, 1);
        NormalInformation.expected(inverse, hasMeans, information);
        return information;
    }
}
