package kith.efa.bifactor;

import java.util.Arrays;
import kith.math.Objective;
import kith.rotation.RotationCriterion;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A criterion of rotation as a function of oblique axes T, k × k, column after column, each of which counts by its
 * direction alone: f(A(T⁻¹)ᵀ) with columns of T brought to length 1. With G the gradient of f by the loadings Λ, the
 * gradient by T is −(ΛᵀGT⁻¹)ᵀ (Jennrich 2002, doi 10.1007/BF02294706), less its part along each column, over the
 * column's length.
 */
final class ObliqueAxes implements Objective {

    private final DMatrixRMaj unrotated;
    private final RotationCriterion criterion;
    private final int k;
    private final DMatrixRMaj axes;
    private final DMatrixRMaj inverse;
    private final DMatrixRMaj loadings;
    private final DMatrixRMaj slope;
    private final DMatrixRMaj product;
    private final DMatrixRMaj byAxes;

    ObliqueAxes(DMatrixRMaj unrotated, RotationCriterion criterion) {
        this.unrotated = unrotated;
        this.criterion = criterion;
        this.k = unrotated.numCols;
        this.axes = new DMatrixRMaj(k, k);
        this.inverse = new DMatrixRMaj(k, k);
        this.loadings = new DMatrixRMaj(unrotated.numRows, k);
        this.slope = new DMatrixRMaj(unrotated.numRows, k);
        this.product = new DMatrixRMaj(k, k);
        this.byAxes = new DMatrixRMaj(k, k);
    }

    @Override
    public int dimension() {
        return k * k;
    }

    @Override
    public double value(double[] point) {
        return valueAndGradient(point, new double[k * k]);
    }

    @Override
    public double valueAndGradient(double[] point, double[] gradient) {
        double[] lengths = new double[k];
        for (int j = 0; j < k; j++) {
            double square = 0;
            for (int i = 0; i < k; i++) {
                square += point[j * k + i] * point[j * k + i];
            }
            lengths[j] = Math.sqrt(square);
            for (int i = 0; i < k; i++) {
                axes.set(i, j, point[j * k + i] / lengths[j]);
            }
        }
        if (!CommonOps_DDRM.invert(axes, inverse)) {
            Arrays.fill(gradient, Double.NaN);
            return Double.POSITIVE_INFINITY;
        }
        CommonOps_DDRM.multTransB(unrotated, inverse, loadings);
        double value = criterion.valueAndGradient(loadings, slope);
        CommonOps_DDRM.multTransA(loadings, slope, product);
        CommonOps_DDRM.mult(product, inverse, byAxes);
        for (int j = 0; j < k; j++) {
            double along = 0;
            for (int i = 0; i < k; i++) {
                along -= byAxes.get(j, i) * axes.get(i, j);
            }
            for (int i = 0; i < k; i++) {
                gradient[j * k + i] = (-byAxes.get(j, i) - along * axes.get(i, j)) / lengths[j];
            }
        }
        return value;
    }

    /** Λ at the axes looked at last. */
    DMatrixRMaj loadings() {
        return loadings;
    }

    /** Φ = TᵀT at the axes looked at last. */
    DMatrixRMaj correlations() {
        DMatrixRMaj correlations = new DMatrixRMaj(k, k);
        CommonOps_DDRM.multTransA(axes, axes, correlations);
        return correlations;
    }
}
