package kith.rotation;

import java.util.Arrays;
import java.util.List;
import kith.math.Matrix;

/**
 * Rotation as near as possible to a target that the user gives, wholly or in some cells ({@link Target}). Its factors
 * have the names, the order and, where it gives more than zeros, the signs of the target.
 *
 * @param target items × factors, NaN where a loading may be anything; it may have more items than are analysed
 * @param axes whether factors may correlate
 * @param rows whether items are weighed by their communality
 * @param precision length of the projected gradient at which to stop
 */
public record TargetRotation(Matrix target, Axes axes, RowNormalization rows, double precision) implements Rotation {

    /** The rotation of these items, in this order. */
    public CriterionRotation of(List<String> items) {
        RotationCriterion distance = new Target(target.select(items, target.cols()));
        return new CriterionRotation((p, k) -> distance, axes, rows, precision);
    }

    @Override
    public boolean ordersFactors() {
        return true;
    }

    @Override
    public RotatedFactors rotate(Matrix loadings, StartingPoints starts) {
        if (loadings.cols().size() != target.cols().size()) {
            throw new IllegalArgumentException("a target of " + target.cols().size() + " factors for "
                    + loadings.cols().size());
        }
        RotatedFactors turned = of(loadings.rows()).rotate(loadings, starts);
        List<String> names = target.cols();
        int[] signs = signs(loadings.rows(), turned.loadings());
        double[][] signed = turned.loadings().toArray();
        double[][] phi = turned.phi().toArray();
        double[][] transformation = turned.transformation().toArray();
        for (int k = 0; k < signs.length; k++) {
            for (double[] row : signed) {
                row[k] *= signs[k];
            }
            for (int l = 0; l < signs.length; l++) {
                phi[k][l] *= signs[k] * signs[l];
                transformation[l][k] *= signs[k];
            }
        }
        return new RotatedFactors(
                Matrix.of(loadings.rows(), names, signed),
                Matrix.square(names, phi),
                Matrix.of(
                        turned.transformation().rows(), turned.transformation().cols(), transformation),
                turned.value(),
                turned.minima(),
                turned.unconverged(),
                turned.findings());
    }

    /** A factor of which the target gives zeros alone has no sign from it: its loadings do not sum to less than 0. */
    private int[] signs(List<String> items, Matrix loadings) {
        Matrix given = target.select(items, target.cols());
        int[] signs = new int[target.cols().size()];
        for (int k = 0; k < signs.length; k++) {
            boolean free = Arrays.stream(given.column(k)).allMatch(cell -> Double.isNaN(cell) || cell == 0);
            signs[k] = free && Arrays.stream(loadings.column(k)).sum() < 0 ? -1 : 1;
        }
        return signs;
    }
}
