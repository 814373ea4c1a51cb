package kith.sem.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import kith.math.MatrixProduct;
import kith.math.PlacedSquare;
import kith.sem.discrepancy.Weight;
import kith.sem.implied.GroupJacobian;
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
    public record Group(double share, GroupJacobian jacobian, Weight weight, DMatrixRMaj gamma) {}

    /**
     * The parameters that remain under the equality constraints.
     *
     * @param reducedInverse (K′ E K)⁻¹
     * @param spread its product with K′ Δ′ W Γ W Δ K over all moments, if it is there already; taken where no moments
     *     were left out
     * @param reduce the parts M of the groups to K′ (Σ M) K
     */
    public record Remaining(
            DMatrixRMaj reducedInverse,
            Optional<DMatrixRMaj> spread,
            Function<List<PlacedSquare>, DMatrixRMaj> reduce) {
        DMatrixRMaj reduce(List<PlacedSquare> summands) {
            return reduce.apply(summands);
        }
    }

    /** Of all groups. */
    public static UGamma of(List<Group> groups, Remaining reduction) {
        double first = 0;
        double second = 0;
        List<PlacedSquare> meat = new ArrayList<>();
        List<PlacedSquare> ofSquare = new ArrayList<>();
        for (Group group : groups) {
            first += group.weight.traceOfProduct(group.gamma);
            second += group.weight.traceOfSquaredProduct(group.gamma);
            GroupJacobian jacobian = group.jacobian;
            DMatrixRMaj weighted = new DMatrixRMaj(1, 1);
            group.weight.multiply(jacobian.block(), weighted);
            DMatrixRMaj image = new DMatrixRMaj(1, 1);
            SparseProduct.symmetricTimes(group.gamma, weighted, image);
            if (reduction.spread.isEmpty()) {
                meat.add(jacobian.with(weighted).times(image, group.share));
            }
            DMatrixRMaj weightedImage = new DMatrixRMaj(1, 1);
            group.weight.multiply(image, weightedImage);
            int own = jacobian.places().length;
            DMatrixRMaj square = new DMatrixRMaj(own, own);
            SparseProduct.addSymmetricProduct(image, weightedImage, group.share, square);
            ofSquare.add(new PlacedSquare(jacobian.parameters(), jacobian.places(), square));
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
    private static DMatrixRMaj spread(Remaining reduction, List<PlacedSquare> meat) {
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
