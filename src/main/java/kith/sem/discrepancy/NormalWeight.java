package kith.sem.discrepancy;

import kith.sem.implied.HalfVector;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The information of a normal sample about its moments, Σ⁻¹ for the means and ½ D′ (Σ⁻¹ ⊗ Σ⁻¹) D for the covariances,
 * held as Σ⁻¹ only: its product with the half-vector of a matrix V is that of ½ Σ⁻¹ V Σ⁻¹. Not thread-safe.
 */
public final class NormalWeight implements Weight {

    private static final int NOTHING = -1;
    private static final int EVERYWHERE = -2;

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
        int cross = cross();
        if (cross == NOTHING) {
            java.util.Arrays.fill(product, offset, product.length, 0);
        } else if (cross == EVERYWHERE) {
            CommonOps_DDRM.mult(inverse, symmetric, half);
            CommonOps_DDRM.mult(0.5, half, inverse, image);
            HalfVector.packDerivative(image, product, offset);
        } else {
            multiplyCross(cross, product, offset);
        }
    }

    /** The row and column that V is 0 outside of, as derivatives by a loading or a residual (co)variance are. */
    private int cross() {
        double[] v = symmetric.data;
        int first = 0;
        while (first < v.length && v[first] == 0) {
            first++;
        }
        if (first == v.length) {
            return NOTHING;
        }
        return isCross(first / p) ? first / p : isCross(first % p) ? first % p : EVERYWHERE;
    }

    private boolean isCross(int r) {
        double[] v = symmetric.data;
        for (int i = 0; i < p; i++) {
            for (int j = i; j < p && i != r; j++) {
                if (v[i * p + j] != 0 && j != r) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * V = e v′ + v e′ with e the unit vector of the cross, so that ½ W V W = ½ (w u′ + u w′) with w = W e and u = W v.
     */
    private void multiplyCross(int r, double[] product, int offset) {
        double[] v = symmetric.data;
        double[] w = inverse.data;
        double[] u = half.data;
        for (int i = 0; i < p; i++) {
            double sum = 0.5 * w[i * p + r] * v[r * p + r];
            for (int j = 0; j < p; j++) {
                sum += j == r ? 0 : w[i * p + j] * v[j * p + r];
            }
            u[i] = sum;
        }
        int at = offset;
        for (int j = 0; j < p; j++) {
            double wj = w[r * p + j];
            product[at++] = wj * u[j];
            for (int i = j + 1; i < p; i++) {
                product[at++] = w[r * p + i] * u[j] + u[i] * wj;
            }
        }
    }

    /**
     * The trace of the product of the part that belongs to covariances between two variables with a matrix over these;
     * with u the elements of Σ⁻¹, the element for the pairs i, j and k, l is u_ik u_jl + u_il u_jk.
     */
    public double traceBetweenVariables(DMatrixRMaj symmetric) {
        double[] u = inverse.data;
        double sum = 0;
        int at = 0;
        for (int j = 0; j < p; j++) {
            for (int i = j + 1; i < p; i++) {
                for (int l = 0; l < p; l++) {
                    double jl = u[j * p + l];
                    double il = u[i * p + l];
                    for (int k = l + 1; k < p; k++) {
                        sum += symmetric.data[at++] * (u[i * p + k] * jl + il * u[j * p + k]);
                    }
                }
            }
        }
        return sum;
    }

    @Override
    public DMatrixRMaj toMatrix() {
        DMatrixRMaj information = new DMatrixRMaj(1, 1);
        NormalInformation.expected(inverse, hasMeans, information);
        return information;
    }
}
