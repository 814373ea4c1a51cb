package kith.sem.inference;

import java.util.List;
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

    /** @param inverse E⁻¹, q × q, of the information of all groups */
    public static UGamma of(List<Group> groups, DMatrixRMaj inverse) {
        int q = inverse.numRows;
        double first = 0;
        double second = 0;
        DMatrixRMaj meat = new DMatrixRMaj(q, q);
        DMatrixRMaj meatOfSquare = new DMatrixRMaj(q, q);
        DMatrixRMaj product = new DMatrixRMaj(q, q);
        for (Group group : groups) {
            int d = group.gamma.numRows;
            DMatrixRMaj weightedGamma = new DMatrixRMaj(d, d);
            group.weight.multiply(group.gamma, weightedGamma);
            first += CommonOps_DDRM.trace(weightedGamma);
            second += traceOfSquare(weightedGamma);
            DMatrixRMaj weighted = new DMatrixRMaj(d, q);
            group.weight.multiply(group.jacobian, weighted);
            DMatrixRMaj image = new DMatrixRMaj(d, q);
            SparseProduct.symmetricTimes(group.gamma, weighted, image);
            SparseProduct.addTransposeTimes(weighted, image, group.share, meat);
            DMatrixRMaj weightedImage = new DMatrixRMaj(d, q);
            group.weight.multiply(image, weightedImage);
            CommonOps_DDRM.multTransA(image, weightedImage, product);
            CommonOps_DDRM.addEquals(meatOfSquare, group.share, product);
        }
        DMatrixRMaj spread = new DMatrixRMaj(q, q);
        CommonOps_DDRM.mult(inverse, meat, spread);
        CommonOps_DDRM.mult(inverse, meatOfSquare, product);
        return new UGamma(
                first - CommonOps_DDRM.trace(spread),
                second - 2 * CommonOps_DDRM.trace(product) + traceOfSquare(spread));
    }

    private static double traceOfSquare(DMatrixRMaj matrix) {
        int n = matrix.numRows;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                sum += matrix.data[i * n + j] * matrix.data[j * n + i];
            }
        }
        return sum;
    }
}
