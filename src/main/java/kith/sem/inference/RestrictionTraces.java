package kith.sem.inference;

import kith.math.CholeskyFactor;
import kith.sem.implied.SparseProduct;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * Traces of U Γ and (U Γ)² for the difference of two nested models (Satorra 2000, in Heijmans et al., Innovations in Multivariate
 * Statistical Analysis, doi 10.1007/978-1-4615-4603-0_17): the restriction is the part of the freer model's parameter space that
 * the other's does not reach, as its Jacobian shows (lavaan's {@code A.method = "delta"}).
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
        int r = free.numCols;
        DMatrixRMaj complement = complement(free, restricted);
        CholeskyFactor factored = new CholeskyFactor(r);
        DMatrixRMaj inverse = new DMatrixRMaj(r, r);
        if (!factored.factor(information)) {
            return new RestrictionTraces(Double.NaN, Double.NaN);
        }
        factored.inverse(inverse);
        DMatrixRMaj projected = new DMatrixRMaj(r, complement.numCols);
        CommonOps_DDRM.mult(inverse, complement, projected);
        DMatrixRMaj middle = new DMatrixRMaj(complement.numCols, complement.numCols);
        CommonOps_DDRM.multTransA(complement, projected, middle);
        DMatrixRMaj middleInverse = new DMatrixRMaj(middle.numRows, middle.numCols);
        CommonOps_DDRM.pinv(middle, middleInverse);
        DMatrixRMaj half = new DMatrixRMaj(r, complement.numCols);
        CommonOps_DDRM.mult(projected, middleInverse, half);
        DMatrixRMaj restriction = new DMatrixRMaj(r, r);
        CommonOps_DDRM.multTransB(half, projected, restriction);
        DMatrixRMaj product = new DMatrixRMaj(r, r);
        CommonOps_DDRM.mult(restriction, meat, product);
        double square = 0;
        for (int i = 0; i < r; i++) {
            for (int j = 0; j < r; j++) {
                square += product.get(i, j) * product.get(j, i);
            }
        }
        return new RestrictionTraces(CommonOps_DDRM.trace(product), square);
    }

    /** An orthonormal basis of what is orthogonal to the restricted model's tangent, r₁ × (r₁ − r₀). */
    private static DMatrixRMaj complement(DMatrixRMaj free, DMatrixRMaj restricted) {
        DMatrixRMaj image = new DMatrixRMaj(free.numCols, restricted.numCols);
        DMatrixRMaj gram = SparseProduct.zeros(free.numCols, free.numCols);
        DMatrixRMaj right = SparseProduct.zeros(free.numCols, restricted.numCols);
        SparseProduct.addTransposeTimes(free, free, 1, gram);
        SparseProduct.addTransposeTimes(free, restricted, 1, right);
        CholeskyFactor factored = new CholeskyFactor(free.numCols);
        if (factored.factor(gram)) {
            factored.solve(right, image);
        } else {
            CommonOps_DDRM.solve(free, restricted, image);
        }
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(image.numRows, image.numCols, true, false, false);
        svd.decompose(image);
        DMatrixRMaj u = svd.getU(null, false);
        double[] values = svd.getSingularValues().clone();
        SingularOps_DDRM.descendingOrder(u, false, values, svd.numberOfSingularValues(), null, false);
        int rank = 0;
        while (rank < Math.min(image.numRows, image.numCols) && values[rank] > 1e-8 * values[0]) {
            rank++;
        }
        return CommonOps_DDRM.extract(u, 0, u.numRows, rank, u.numCols);
    }
}
