package kith.rotation;

import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * What is zero at a rotated solution, as functions of the loadings Λ and the correlations of the factors Φ. With G the
 * gradient of the criterion by the loadings:
 *
 * <ul>
 *   <li>orthogonal axes: ΛᵀG − GᵀΛ, below its diagonal (Archer and Jennrich 1973, doi 10.1007/BF02291496);
 *   <li>oblique axes: ΛᵀGΦ⁻¹ off its diagonal (Jennrich 1973, doi 10.1007/BF02291497, equation 29).
 * </ul>
 *
 * <p>Where items are weighed by Kaiser's rule, Λ and G are those of the loadings divided by the roots of the
 * communalities, which are themselves functions of Λ and Φ.
 */
@FunctionalInterface
public interface RotationConditions {

    /**
     * @param loadings Λ, p × m
     * @param phi Φ, m × m
     */
    double[] at(DMatrixRMaj loadings, DMatrixRMaj phi);

    /**
     * Empty for promax, which makes no criterion small, and for no rotation, whose conditions are those of the
     * extraction.
     *
     * @param names of the items
     */
    static Optional<RotationConditions> of(Rotation rotation, List<String> names, int factors) {
        if (rotation instanceof TargetRotation target) {
            return of(target.of(names), names, factors);
        }
        int items = names.size();
        if (rotation instanceof Varimax varimax) {
            return Optional.of(of(new CrawfordFerguson(1.0 / items), Axes.ORTHOGONAL, varimax.rows()));
        }
        if (rotation instanceof CriterionRotation rotated) {
            return Optional.of(of(rotated.family().of(items, factors), rotated.axes(), rotated.rows()));
        }
        return Optional.empty();
    }

    private static RotationConditions of(RotationCriterion criterion, Axes axes, RowNormalization rows) {
        boolean kaiser = rows == RowNormalization.KAISER;
        return (loadings, phi) -> {
            if (phi.numRows < 2) {
                return new double[0];
            }
            DMatrixRMaj products = products(criterion, kaiser ? normalized(loadings, phi) : loadings);
            return axes == Axes.ORTHOGONAL ? skew(products) : offDiagonal(products, phi);
        };
    }

    /** The cells of a square matrix below its diagonal, row by row. */
    static double[] belowDiagonal(DMatrixRMaj matrix) {
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

    private static DMatrixRMaj normalized(DMatrixRMaj loadings, DMatrixRMaj phi) {
        DMatrixRMaj weighed = new DMatrixRMaj(loadings.numRows, loadings.numCols);
        CommonOps_DDRM.mult(loadings, phi, weighed);
        DMatrixRMaj normalized = loadings.copy();
        for (int i = 0; i < loadings.numRows; i++) {
            double communality = 0;
            for (int k = 0; k < loadings.numCols; k++) {
                communality += weighed.get(i, k) * loadings.get(i, k);
            }
            for (int k = 0; communality > 0 && k < loadings.numCols; k++) {
                normalized.set(i, k, loadings.get(i, k) / Math.sqrt(communality));
            }
        }
        return normalized;
    }

    /** ΛᵀG. */
    private static DMatrixRMaj products(RotationCriterion criterion, DMatrixRMaj loadings) {
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

    private static double[] offDiagonal(DMatrixRMaj products, DMatrixRMaj phi) {
        int m = phi.numRows;
        DMatrixRMaj inverse = new DMatrixRMaj(m, m);
        if (!CommonOps_DDRM.invert(phi, inverse)) {
            inverse.fill(Double.NaN);
        }
        DMatrixRMaj scaled = new DMatrixRMaj(m, m);
        CommonOps_DDRM.mult(products, inverse, scaled);
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
