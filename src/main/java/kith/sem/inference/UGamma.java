package kith.sem.inference;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import kith.math.MatrixProduct;
import kith.sem.discrepancy.Weight;
import kith.sem.implied.SparseProduct;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Traces of U Γ and of (U Γ)², with U = W − W Δ E⁻¹ Δ′ W: what the distribution of a test statistic depends on where
 * the moments are not normal (Satorra and Bentler 1994; Asparouhov and Muthén 2010, Simple second order chi-square
 * correction). Neither U nor U Γ is formed.
 */
public record UGamma(double trace, double traceOfSquare) {

    /**
     * One group. Moments that a parameter of their own fits exactly ({@link OwnMoments}) have nothing but zeros in U,
     * and may be left out of all three where the weight does not tie them to the others.
     *
     * @param jacobian Δ
     * @param gamma Γ of the group's moments
     */
    public record Group(double share, DMatrixRMaj jacobian, Weight weight, DMatrixRMaj gamma) {}

    /**
     * The parameters that remain under the equality constraints.
     *
     * @param reducedInverse (K′ E K)⁻¹
     * @param spread its product with K′ Δ′ W Γ W Δ K over all moments, if it is there already; taken where no moments
     *     were left out
     * @param reduce M to K′ M K
     */
    public record Remaining(
            DMatrixRMaj reducedInverse, Optional<DMatrixRMaj> spread, UnaryOperator<DMatrixRMaj> reduce) {
        DMatrixRMaj reduce(DMatrixRMaj matrix) {
            return reduce.apply(matrix);
        }
    }

    /** @param parameters q, those of all groups */
    public static UGamma of(List<Group> groups, Remaining reduction, int parameters) {
        int q = parameters;
        double first = 0;
        double second = 0;
        DMatrixRMaj meat = new DMatrixRMaj(q, q);
        DMatrixRMaj ofSquare = new DMatrixRMaj(q, q);
        for (Group group : groups) {
            int d = group.gamma.numRows;
            first += group.weight.traceOfProduct(group.gamma);
            second += group.weight.traceOfSquaredProduct(group.gamma);
            DMatrixRMaj weighted = new DMatrixRMaj(d, q);
            group.weight.multiply(group.jacobian, weighted);
            DMatrixRMaj image = new DMatrixRMaj(d, q);
            SparseProduct.symmetricTimes(group.gamma, weighted, image);
            if (reduction.spread.isEmpty()) {
                SparseProduct.addTransposeTimes(weighted, image, group.share, meat);
            }
            DMatrixRMaj weightedImage = new DMatrixRMaj(d, q);
            group.weight.multiply(image, weightedImage);
            SparseProduct.addSymmetricProduct(image, weightedImage, group.share, ofSquare);
        }
        DMatrixRMaj spread = reduction.spread.orElseGet(() -> spread(reduction, meat));
        return new UGamma(
                first - CommonOps_DDRM.trace(spread),
                second
                        - 2 * MatrixProduct.trace(reduction.reducedInverse(), reduction.reduce(ofSquare))
                        + MatrixProduct.trace(spread, spread));
    }

    /**
     * The rows and columns of (K′ E K)⁻¹ K′ Δ′ W Γ W Δ K that its traces depend on: those that are not 0 in its right
     * part.
     */
    private static DMatrixRMaj spread(Remaining reduction, DMatrixRMaj meat) {
        DMatrixRMaj reduced = reduction.reduce(meat);
        int[] moving = IntStream.range(0, reduced.numRows)
                .filter(k -> reduced.get(k, k) != 0)
                .toArray();
        return MatrixProduct.of(part(reduction.reducedInverse(), moving), part(reduced, moving));
    }

    private static DMatrixRMaj part(DMatrixRMaj matrix, int[] places) {
        DMatrixRMaj part = new DMatrixRMaj(places.length, places.length);
        CommonOps_DDRM.extract(matrix, places, places.length, places, places.length, part);
        return part;
    }
}
