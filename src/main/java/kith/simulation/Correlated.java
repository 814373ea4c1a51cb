package kith.simulation;

import kith.math.Matrix;
import org.apache.commons.math3.random.RandomGenerator;

/** Draws standard normal variables with given correlations: L·e with L·Lᵀ the correlations. */
final class Correlated {

    private final double[][] lower;

    /** @throws IllegalArgumentException when the correlations are not positive definite */
    Correlated(Matrix correlations) {
        int p = correlations.rows().size();
        lower = new double[p][p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = correlations.at(i, j);
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                if (i == j && !(sum > 1e-12)) {
                    throw new IllegalArgumentException("the correlations are not positive definite");
                }
                lower[i][j] = i == j ? StrictMath.sqrt(sum) : sum / lower[j][j];
            }
        }
    }

    double[] draw(RandomGenerator random) {
        double[] e = new double[lower.length];
        for (int i = 0; i < e.length; i++) {
            e[i] = random.nextGaussian();
        }
        double[] z = new double[e.length];
        for (int i = 0; i < z.length; i++) {
            for (int k = 0; k <= i; k++) {
                z[i] += lower[i][k] * e[k];
            }
        }
        return z;
    }
}
