package kith.sem.inference;

import kith.math.CholeskyFactor;
import kith.math.MatrixProduct;
import kith.sem.implied.SparseProduct;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Traces of U Γ and (U Γ)² for the difference of two nested models (Satorra 2000, in Heijmans et al., Innovations in
 * Multivariate Statistical Analysis, doi 10.1007/978-1-4615-4603-0_17): the restriction is the part of the freer
 * model's parameter space that the other's does not reach, as its Jacobian shows (lavaan's {@code A.method = "delta"}).
 * With H the directions that it reaches and I the information, P A′(A P A′)⁻¹A P = I⁻¹ − H (H′ I H)⁻¹ H′.
 */
public record RestrictionTraces(double trace, double traceOfSquare) {

    /**
     * @param free Jacobian of the freer model, moments × r₁
     * @param restricted Jacobian of the restricted model, moments × r₀
     * @param information of the freer model, r₁ × r₁
     * @param meat Σ share × Δ′ W Γ W Δ of the freer model, r₁ × r₁
     */
    public static RestrictionTraces of(
            DMatrixRMaj free, DMatrixRMaj restricted, DMatrixRMaj information, DMatrixRMaj meat) {
        DMatrixRMaj tangent = tangent(free, restricted);
        int r = free.numCols;
        CholeskyFactor factored = new CholeskyFactor(r);
        DMatrixRMaj restriction = new DMatrixRMaj(r, r);
        if (!factored.factor(information)) {
            return new RestrictionTraces(Double.NaN, Double.NaN);
        }
        factored.inverse(restriction);
        DMatrixRMaj transposed = CommonOps_DDRM.transpose(tangent, null);
        DMatrixRMaj within = MatrixProduct.of(transposed, MatrixProduct.of(information, tangent));
        CholeskyFactor small = new CholeskyFactor(within.numRows);
        DMatrixRMaj solved = new DMatrixRMaj(within.numRows, r);
        if (small.factor(within)) {
            small.solve(transposed, solved);
        } else {
            DMatrixRMaj inverse = new DMatrixRMaj(within.numRows, within.numRows);
            CommonOps_DDRM.pinv(within, inverse);
            CommonOps_DDRM.mult(inverse, transposed, solved);
        }
        CommonOps_DDRM.subtractEquals(restriction, MatrixProduct.of(tangent, solved));
        DMatrixRMaj product = MatrixProduct.of(restriction, meat);
        return new RestrictionTraces(CommonOps_DDRM.trace(product), MatrixProduct.trace(product, product));
    }

    /**
     * H with Δ₀ ≈ Δ₁ H by least squares: the directions of the restricted model among those of the freer one, r₁ × r₀.
     */
    private static DMatrixRMaj tangent(DMatrixRMaj free, DMatrixRMaj restricted) {
        DMatrixRMaj tangent = new DMatrixRMaj(free.numCols, restricted.numCols);
        DMatrixRMaj gram = SparseProduct.zeros(free.numCols, free.numCols);
        DMatrixRMaj right = SparseProduct.zeros(free.numCols, restricted.numCols);
        SparseProduct.addTransposeTimes(free, free, 1, gram);
        SparseProduct.addTransposeTimes(free, restricted, 1, right);
        CholeskyFactor factored = new CholeskyFactor(free.numCols);
        if (factored.factor(gram)) {
            factored.solve(right, tangent);
        } else {
            CommonOps_DDRM.solve(free, restricted, tangent);
        }
        return tangent;
    }
}
