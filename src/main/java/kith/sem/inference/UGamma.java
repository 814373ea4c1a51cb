package kith.sem.inference;

import java.util.List;
import java.util.function.UnaryOperator;
import kith.math.MatrixProduct;
import kith.sem.discrepancy.Weight;
import kith.sem.implied.SparseProduct;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Traces of U Γ and of (U Γ)², with U = W − W Δ E⁻¹ Δ′ W: what the distribution of a test statistic depends on where the
 * moments are not normal (Satorra & Bentler 1994; Asparouhov & Muthén 2010, Simple second order chi-square correction). Neither
 * U nor U Γ is formed.
 */
public record UGamma(double trace, double traceOfSquare) {

    /**
     * One group.
     *
     * @param jacobian Δ
     * @param gamma Γ of the group's moments
     */
    public record Group(double share, DMatrixRMaj jacobian, Weight weight, DMatrixRMaj gamma) {}

    /**
     * The parameters that remain under the equality constraints.
     *
     * @param reducedInverse (K′ E K)⁻¹
     * @param spread its product with K′ Δ′ W Γ W Δ K
     * @param reduce M to K′ M K
     */
    public record Remaining(DMatrixRMaj reducedInverse, DMatrixRMaj spread, UnaryOperator<DMatrixRMaj> reduce) {
        DMatrixRMaj reduce(DMatrixRMaj matrix) {
            return reduce.apply(matrix);
        }
    }

    /** @param parameters q, those of all groups */
    public static UGamma of(List<Group> groups, Remaining reduction, int parameters) {
        int q = parameters;
        double first = 0;
        double second = 0;
        DMatrixRMaj ofSquare = new DMatrixRMaj(q, q);
        for (Group group : groups) {
            int d = group.gamma.numRows;
            first += group.weight.traceOfProduct(group.gamma);
            second += group.weight.traceOfSquaredProduct(group.gamma);
            DMatrixRMaj weighted = new DMatrixRMaj(d, q);
            group.weight.multiply(group.jacobian, weighted);
            DMatrixRMaj image = new DMatrixRMaj(d, q);
            SparseProduct.symmetricTimes(group.gamma, weighted, image);
            DMatrixRMaj weightedImage = new DMatrixRMaj(d, q);
            group.weight.multiply(image, weightedImage);
            SparseProduct.addSymmetricProduct(image, weightedImage, group.share, ofSquare);
        }
        DMatrixRMaj spread = reduction.spread();
        return new UGamma(
                first - CommonOps_DDRM.trace(spread),
                second
                        - 2 * MatrixProduct.trace(reduction.reducedInverse(), reduction.reduce(ofSquare))
                        + MatrixProduct.trace(spread, spread));
    }
}
