package kith.rotation;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * Minimises a rotation criterion over the axes by gradient projection: a step against the gradient, projected back to
 * orthogonal axes by the polar decomposition (Jennrich 2001, doi 10.1007/BF02294840), or to oblique axes by giving the
 * columns length 1 (Jennrich 2002, doi 10.1007/BF02294706). Stops when the projected gradient is shorter than the
 * precision.
 */
final class GradientProjection {

    /** A longer projected gradient than this, when no step helps any more, is no minimum. */
    private static final double ACCEPTABLE = 1e-4;

    private static final int ITERATIONS = 3000;
    private static final int HALVINGS = 20;

    private final DMatrixRMaj unrotated;
    private final RotationCriterion criterion;
    private final Axes axes;
    private final double precision;

    GradientProjection(DMatrixRMaj unrotated, RotationCriterion criterion, Axes axes, double precision) {
        this.unrotated = unrotated;
        this.criterion = criterion;
        this.axes = axes;
        this.precision = precision;
    }

    /** A place on the way: axes, loadings, value, and gradient by the axes. */
    private record Place(DMatrixRMaj axes, DMatrixRMaj loadings, double value, DMatrixRMaj gradient) {}

    /** @param start k × k, orthogonal */
    Turn from(DMatrixRMaj start) {
        Place place = place(start);
        double step = 1;
        double slope = Double.POSITIVE_INFINITY;
        for (int iteration = 0; iteration < ITERATIONS && place != null; iteration++) {
            DMatrixRMaj direction = projectedGradient(place);
            slope = NormOps_DDRM.normF(direction);
            if (!(slope >= precision)) {
                break;
            }
            step *= 2;
            Place next = null;
            for (int halving = 0; halving < HALVINGS; halving++) {
                next = place(project(place.axes(), direction, step));
                if (next != null && next.value() < place.value() - 0.5 * slope * slope * step) {
                    break;
                }
                next = null;
                step /= 2;
            }
            if (next == null) {
                break;
            }
            place = next;
        }
        if (place == null) {
            return new Turn(start, unrotated, Double.POSITIVE_INFINITY, false);
        }
        return new Turn(place.axes(), place.loadings(), place.value(), slope < ACCEPTABLE);
    }

    /** Null where the criterion does not exist or the axes coincide. */
    private Place place(DMatrixRMaj transformation) {
        int k = transformation.numCols;
        DMatrixRMaj loadings = new DMatrixRMaj(unrotated.numRows, k);
        DMatrixRMaj inverse = null;
        if (axes == Axes.ORTHOGONAL) {
            CommonOps_DDRM.mult(unrotated, transformation, loadings);
        } else {
            inverse = new DMatrixRMaj(k, k);
            if (!CommonOps_DDRM.invert(transformation, inverse)) {
                return null;
            }
            CommonOps_DDRM.multTransB(unrotated, inverse, loadings);
        }
        DMatrixRMaj byLoading = new DMatrixRMaj(unrotated.numRows, k);
        double value = criterion.valueAndGradient(loadings, byLoading);
        if (!Double.isFinite(value)) {
            return null;
        }
        DMatrixRMaj gradient = new DMatrixRMaj(k, k);
        if (inverse == null) {
            CommonOps_DDRM.multTransA(unrotated, byLoading, gradient);
        } else {
            DMatrixRMaj product = new DMatrixRMaj(k, k);
            CommonOps_DDRM.multTransA(loadings, byLoading, product);
            DMatrixRMaj transposed = new DMatrixRMaj(k, k);
            CommonOps_DDRM.mult(product, inverse, transposed);
            CommonOps_DDRM.transpose(transposed, gradient);
            CommonOps_DDRM.scale(-1, gradient);
        }
        return new Place(transformation, loadings, value, gradient);
    }

    /** The part of the gradient that runs along the manifold of allowed axes. */
    private DMatrixRMaj projectedGradient(Place place) {
        int k = place.axes().numCols;
        DMatrixRMaj projected = place.gradient().copy();
        if (axes == Axes.ORTHOGONAL) {
            DMatrixRMaj product = new DMatrixRMaj(k, k);
            CommonOps_DDRM.multTransA(place.axes(), place.gradient(), product);
            DMatrixRMaj symmetric = product.copy();
            CommonOps_DDRM.transpose(symmetric);
            CommonOps_DDRM.addEquals(symmetric, product);
            CommonOps_DDRM.multAdd(-0.5, place.axes(), symmetric, projected);
            return projected;
        }
        for (int j = 0; j < k; j++) {
            double along = 0;
            for (int i = 0; i < k; i++) {
                along += place.axes().get(i, j) * place.gradient().get(i, j);
            }
            for (int i = 0; i < k; i++) {
                projected.add(i, j, -along * place.axes().get(i, j));
            }
        }
        return projected;
    }

    private DMatrixRMaj project(DMatrixRMaj from, DMatrixRMaj direction, double step) {
        DMatrixRMaj moved = new DMatrixRMaj(from.numRows, from.numCols);
        CommonOps_DDRM.add(from, -step, direction, moved);
        return axes == Axes.ORTHOGONAL ? nearestOrthogonal(moved) : unitColumns(moved);
    }

    /** The orthogonal matrix nearest to one given: U Vᵀ of its singular value decomposition. */
    static DMatrixRMaj nearestOrthogonal(DMatrixRMaj matrix) {
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(matrix.numRows, matrix.numCols, true, true, true);
        DMatrixRMaj nearest = new DMatrixRMaj(matrix.numRows, matrix.numCols);
        if (!svd.decompose(matrix.copy())) {
            nearest.fill(Double.NaN);
            return nearest;
        }
        CommonOps_DDRM.mult(svd.getU(null, false), svd.getV(null, true), nearest);
        return nearest;
    }

    /** Columns scaled to length 1, in place. */
    static DMatrixRMaj unitColumns(DMatrixRMaj matrix) {
        for (int j = 0; j < matrix.numCols; j++) {
            double length = 0;
            for (int i = 0; i < matrix.numRows; i++) {
                length += matrix.get(i, j) * matrix.get(i, j);
            }
            length = Math.sqrt(length);
            for (int i = 0; i < matrix.numRows; i++) {
                matrix.set(i, j, matrix.get(i, j) / length);
            }
        }
        return matrix;
    }
}
