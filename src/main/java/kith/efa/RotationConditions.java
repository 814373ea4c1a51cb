package kith.efa;

import java.util.List;
import kith.efa.rotation.Axes;
import kith.efa.rotation.CrawfordFerguson;
import kith.efa.rotation.Criterion;
import kith.efa.rotation.CriterionRotation;
import kith.efa.rotation.Rotation;
import kith.efa.rotation.RowNormalization;
import kith.efa.rotation.TargetRotation;
import kith.efa.rotation.Unrotated;
import kith.efa.rotation.Varimax;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * What is zero when factors are turned as a rotation wants them, as functions of loadings Λ and correlations of the factors Φ. With
 * G the gradient of the criterion by the loadings:
 *
 * <ul>
 *   <li>orthogonal axes: ΛᵀG − GᵀΛ, above its diagonal (Archer & Jennrich 1973, doi 10.1007/BF02291496);
 *   <li>oblique axes: ΛᵀGΦ⁻¹ off its diagonal (Jennrich 1973, doi 10.1007/BF02291497, equation 29);
 *   <li>unrotated: ΛᵀΛ off its diagonal, for maximum likelihood ΛᵀΨ⁻¹Λ.
 * </ul>
 *
 * <p>Where items are weighed by Kaiser's rule, Λ and G are those of the loadings divided by the roots of the communalities, which
 * are themselves functions of Λ and Φ.
 */
interface RotationConditions {

    double[] at(DMatrixRMaj loadings, DMatrixRMaj phi);

    /** @param rotation any but promax, which makes no criterion small */
    static RotationConditions of(Rotation rotation, ExtractionMethod method, List<String> names, int factors) {
        int items = names.size();
        if (factors < 2) {
            return (loadings, phi) -> new double[0];
        }
        if (rotation instanceof Unrotated) {
            return (loadings, phi) -> belowDiagonal(unrotated(loadings, method));
        }
        if (rotation instanceof Varimax varimax) {
            Criterion criterion = new CrawfordFerguson(1.0 / items);
            boolean kaiser = varimax.rows() == RowNormalization.KAISER;
            return (loadings, phi) -> skew(products(criterion, kaiser ? normalized(loadings, phi) : loadings));
        }
        if (rotation instanceof CriterionRotation turned) {
            Criterion criterion = turned.family().of(items, factors);
            boolean kaiser = turned.rows() == RowNormalization.KAISER;
            return (loadings, phi) -> {
                DMatrixRMaj products = products(criterion, kaiser ? normalized(loadings, phi) : loadings);
                return turned.axes() == Axes.ORTHOGONAL ? skew(products) : offDiagonal(products, phi);
            };
        }
        if (rotation instanceof TargetRotation target) {
            return of(target.of(names), method, names, factors);
        }
        throw new IllegalArgumentException("no conditions for " + rotation);
    }

    private static DMatrixRMaj unrotated(DMatrixRMaj loadings, ExtractionMethod method) {
        DMatrixRMaj weighted = loadings.copy();
        for (int i = 0; method == ExtractionMethod.ML && i < loadings.numRows; i++) {
            double uniqueness = 1;
            for (int k = 0; k < loadings.numCols; k++) {
                uniqueness -= loadings.get(i, k) * loadings.get(i, k);
            }
            for (int k = 0; k < loadings.numCols; k++) {
                weighted.set(i, k, loadings.get(i, k) / uniqueness);
            }
        }
        DMatrixRMaj products = new DMatrixRMaj(loadings.numCols, loadings.numCols);
        CommonOps_DDRM.multTransA(loadings, weighted, products);
        return products;
    }

    private static DMatrixRMaj normalized(DMatrixRMaj loadings, DMatrixRMaj phi) {
        DMatrixRMaj reproduced = Symmetric.product(loadings, phi);
        DMatrixRMaj normalized = loadings.copy();
        for (int i = 0; i < loadings.numRows; i++) {
            double length = Math.sqrt(reproduced.get(i, i));
            for (int k = 0; length > 0 && k < loadings.numCols; k++) {
                normalized.set(i, k, loadings.get(i, k) / length);
            }
        }
        return normalized;
    }

    /** ΛᵀG. */
    private static DMatrixRMaj products(Criterion criterion, DMatrixRMaj loadings) {
        DMatrixRMaj gradient = new DMatrixRMaj(loadings.numRows, loadings.numCols);
        criterion.valueAndGradient(loadings, gradient);
        DMatrixRMaj products = new DMatrixRMaj(loadings.numCols, loadings.numCols);
        CommonOps_DDRM.multTransA(loadings, gradient, products);
        return products;
    }

    private static double[] skew(DMatrixRMaj products) {
        DMatrixRMaj skew = products.copy();
        CommonOps_DDRM.transpose(skew);
        CommonOps_DDRM.subtractEquals(skew, products);
        return belowDiagonal(skew);
    }

    private static double[] belowDiagonal(DMatrixRMaj matrix) {
        int m = matrix.numRows;
        double[] below = new double[m * (m - 1) / 2];
        int at = 0;
        for (int k = 1; k < m; k++) {
            for (int l = 0; l < k; l++) {
                below[at++] = matrix.get(k, l);
            }
        }
        return below;
    }

    private static double[] offDiagonal(DMatrixRMaj products, DMatrixRMaj phi) {
        int m = phi.numRows;
        DMatrixRMaj scaled = new DMatrixRMaj(m, m);
        CommonOps_DDRM.mult(products, Symmetric.inverse(phi), scaled);
        double[] off = new double[m * (m - 1)];
        int at = 0;
        for (int k = 0; k < m; k++) {
            for (int l = 0; l < m; l++) {
                if (k != l) {
                    off[at++] = scaled.get(k, l);
                }
            }
        }
        return off;
    }
}
