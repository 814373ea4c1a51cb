package kith.reliability.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import kith.math.Matrix;
import kith.math.NormalDistribution;
import kith.sem.fit.SemFit;
import kith.sem.solution.Estimate;

/**
 * Standard errors of what follows from the estimates of a model: the root of g′Vg with V the covariance of the
 * estimates and g the slopes, by central differences; intervals estimate ± 1.96 of them.
 */
final class DeltaMethod {

    private static final double STEP = 1e-5;
    private static final double Z = NormalDistribution.twoSided(Estimate.LEVEL);

    private DeltaMethod() {}

    /** @param shares of the estimates of all rows of the fit, in its order */
    static List<VarianceShare> of(SemFit fit, UnaryOperator<double[]> shares) {
        double[] at = fit.estimates().stream().mapToDouble(Estimate::estimate).toArray();
        double[] values = shares.apply(at);
        int q = fit.covariance().rows().size();
        double[][] slopes = new double[q][values.length];
        for (int free = 1; free <= q; free++) {
            double[] above = shares.apply(moved(fit, at, free, STEP));
            double[] below = shares.apply(moved(fit, at, free, -STEP));
            for (int s = 0; s < values.length; s++) {
                slopes[free - 1][s] = (above[s] - below[s]) / (2 * STEP);
            }
        }
        List<VarianceShare> all = new ArrayList<>();
        for (int s = 0; s < values.length; s++) {
            double error = standardError(slopes, s, fit.covariance());
            all.add(new VarianceShare(values[s], error, values[s] - Z * error, values[s] + Z * error));
        }
        return all;
    }

    private static double[] moved(SemFit fit, double[] at, int free, double by) {
        double[] moved = at.clone();
        for (int row = 0; row < moved.length; row++) {
            if (fit.estimates().get(row).free() == free) {
                moved[row] += by;
            }
        }
        return moved;
    }

    private static double standardError(double[][] slopes, int which, Matrix covariance) {
        double variance = 0;
        for (int a = 0; a < slopes.length; a++) {
            for (int b = 0; b < slopes.length; b++) {
                variance += slopes[a][which] * covariance.at(a, b) * slopes[b][which];
            }
        }
        return Math.sqrt(variance);
    }
}
