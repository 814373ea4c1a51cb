package kith.sem.estimation;

import kith.math.QuasiNewton;
import org.ejml.data.DMatrixRMaj;

/**
 * The curvature of a model's discrepancy in one sample, for searches in others like it. Several threads may use one.
 *
 * <p>A search in half of the sample takes a fifth of the time of one along its own curvature, with 25 items on five
 * factors ({@code FastAnalyses.knownCurvature} of the benchmarks), and ends in the same estimates.
 */
public final class KnownCurvature implements QuasiNewton.Curvature {

    private final DMatrixRMaj inverse;
    private final double[] units;

    /** @param point where it is taken, of the objective's parameters */
    public KnownCurvature(ModelObjective objective, double[] point) {
        this.inverse = new DMatrixRMaj(point.length, point.length);
        objective.inverse(point, inverse);
        this.units = objective.units(point);
    }

    @Override
    public boolean inverse(double[] point, DMatrixRMaj into) {
        into.setTo(inverse);
        return true;
    }

    @Override
    public double[] units(double[] point) {
        return units.clone();
    }
}
