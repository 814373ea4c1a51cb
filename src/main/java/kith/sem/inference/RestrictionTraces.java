package kith.sem.inference;

import java.util.List;
import kith.math.ArrowFactor;
import kith.math.MatrixProduct;
import kith.sem.implied.GroupJacobian;
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
     * With X = I⁻¹ M, S = H′ I H and Y = S⁻¹ H′ M H, M the meat, the traces are tr(X) − tr(Y) and tr(X²) − 2 tr(S⁻¹ H′
     * M I⁻¹ M H) + tr(Y²): no product takes more than the parts of the matrices that are not 0.
     *
     * @param free by group the Jacobian of the freer model, by its r₁ parameters
     * @param restricted by group the Jacobian of the restricted model, by its r₀ parameters
     * @param information of the freer model, r₁ × r₁
     * @param meat Σ share × Δ′ W Γ W Δ of the freer model, r₁ × r₁
     */
    public static RestrictionTraces of(
            List<GroupJacobian> free, List<GroupJacobian> restricted, DMatrixRMaj information, DMatrixRMaj meat) {
        ArrowFactor factored = new ArrowFactor(information.numRows);
        if (!factored.factor(information)) {
            return new RestrictionTraces(Double.NaN, Double.NaN);
        }
        DMatrixRMaj tangent = tangent(free, restricted);
        DMatrixRMaj all = factored.solve(meat);
        DMatrixRMaj spread = product(meat, tangent);
        DMatrixRMaj within = product(tangent, product(information, tangent));
        DMatrixRMaj inverse = new DMatrixRMaj(within.numRows, within.numRows);
        ArrowFactor small = new ArrowFactor(within.numRows);
        if (small.factor(within)) {
            small.inverse(inverse);
        } else {
            CommonOps_DDRM.pinv(within, inverse);
        }
        DMatrixRMaj kept = product(inverse, product(tangent, spread));
        double between = MatrixProduct.trace(inverse, product(spread, factored.solve(spread)));
        return new RestrictionTraces(
                CommonOps_DDRM.trace(all) - CommonOps_DDRM.trace(kept),
                MatrixProduct.trace(all, all) - 2 * between + MatrixProduct.trace(kept, kept));
    }

    /** left′ × right; the zeros of {@code left} are passed over. */
    private static DMatrixRMaj product(DMatrixRMaj left, DMatrixRMaj right) {
        DMatrixRMaj product = new DMatrixRMaj(left.numCols, right.numCols);
        SparseProduct.addTransposeTimes(left, right, 1, product);
        return product;
    }

    /**
     * H with Δ₀ ≈ Δ₁ H by least squares: the directions of the restricted model among those of the freer one, r₁ × r₀.
     */
    private static DMatrixRMaj tangent(List<GroupJacobian> free, List<GroupJacobian> restricted) {
        int r = free.get(0).parameters();
        DMatrixRMaj gram = new DMatrixRMaj(r, r);
        DMatrixRMaj right = new DMatrixRMaj(r, restricted.get(0).parameters());
        for (int g = 0; g < free.size(); g++) {
            free.get(g).times(free.get(g).block(), 1).addTo(gram, 1);
            free.get(g).addProduct(restricted.get(g), right);
        }
        ArrowFactor factored = new ArrowFactor(r);
        if (factored.factor(gram)) {
            return factored.solve(right);
        }
        DMatrixRMaj tangent = new DMatrixRMaj(right.numRows, right.numCols);
        CommonOps_DDRM.solve(stacked(free), stacked(restricted), tangent);
        return tangent;
    }

    /** The Jacobians of all groups below each other. */
    private static DMatrixRMaj stacked(List<GroupJacobian> groups) {
        int rows = groups.stream().mapToInt(GroupJacobian::moments).sum();
        DMatrixRMaj stacked = new DMatrixRMaj(rows, groups.get(0).parameters());
        int at = 0;
        for (GroupJacobian group : groups) {
            CommonOps_DDRM.insert(group.whole(), stacked, at, 0);
            at += group.moments();
        }
        return stacked;
    }
}
