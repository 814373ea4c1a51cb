package kith.irt;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/**
 * Parameters of a model simulated from the normal distribution of their estimates, by which the uncertainty of any
 * function of them follows. Parameters that are held at a limit have no covariance and stay as they are. A set whose
 * response curves do not exist (thresholds out of order) is simulated again.
 */
public final class SimulatedEstimates {

    private static final int MOST_ATTEMPTS = 100;

    private final IrtFit fit;
    private final int[] uncertain;
    private final DMatrixRMaj factor;

    private SimulatedEstimates(IrtFit fit, int[] uncertain, DMatrixRMaj factor) {
        this.fit = fit;
        this.uncertain = uncertain;
        this.factor = factor;
    }

    /** Of a model with one factor; empty where the covariances of its estimates do not exist. */
    public static Optional<SimulatedEstimates> of(IrtFit fit) {
        double[][] covariance = fit.covariance();
        int[] uncertain = IntStream.range(0, covariance.length)
                .filter(a -> Double.isFinite(covariance[a][a]))
                .toArray();
        DMatrixRMaj matrix = new DMatrixRMaj(uncertain.length, uncertain.length);
        for (int a = 0; a < uncertain.length; a++) {
            for (int b = 0; b < uncertain.length; b++) {
                matrix.set(a, b, covariance[uncertain[a]][uncertain[b]]);
            }
        }
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(true);
        return uncertain.length > 0 && fit.isIdentified() && cholesky.decompose(matrix)
                ? Optional.of(new SimulatedEstimates(fit, uncertain, cholesky.getT(null)))
                : Optional.empty();
    }

    /** Response curves by group; empty where none of many sets has any. */
    public Optional<TraitCurves[]> curves(RandomGenerator random) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            double[] free = parameters(random);
            TraitCurves[] curves = IntStream.range(0, fit.patterns().groups().size())
                    .mapToObj(g -> TraitCurves.of(fit, g, free))
                    .toArray(TraitCurves[]::new);
            if (Arrays.stream(curves).allMatch(TraitCurves::exist)) {
                return Optional.of(curves);
            }
        }
        return Optional.empty();
    }

    private double[] parameters(RandomGenerator random) {
        double[] free = fit.estimates();
        double[] normal = new double[uncertain.length];
        for (int a = 0; a < normal.length; a++) {
            normal[a] = random.nextGaussian();
            for (int b = 0; b <= a; b++) {
                free[uncertain[a]] += factor.get(a, b) * normal[b];
            }
        }
        return free;
    }
}
