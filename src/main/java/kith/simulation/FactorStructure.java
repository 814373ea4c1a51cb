package kith.simulation;

import java.util.Map;
import kith.math.Matrix;

/** How the factors of a population hang together; each has variance 1. */
public sealed interface FactorStructure {

    /** Correlations of the factors. */
    Matrix correlations();

    /** Correlations as they are. */
    record Correlated(Matrix correlations) implements FactorStructure {}

    /**
     * One factor behind all: two factors correlate by the product of their loadings on it.
     *
     * @param factor name of the second-order factor
     * @param loadings standardised, by factor, in the order of the factors
     */
    record SecondOrder(String factor, Map<String, Double> loadings) implements FactorStructure {
        public SecondOrder {
            loadings = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(loadings));
        }

        @Override
        public Matrix correlations() {
            double[] gamma =
                    loadings.values().stream().mapToDouble(Double::doubleValue).toArray();
            double[][] phi = new double[gamma.length][gamma.length];
            for (int i = 0; i < gamma.length; i++) {
                for (int j = 0; j < gamma.length; j++) {
                    phi[i][j] = i == j ? 1 : gamma[i] * gamma[j];
                }
            }
            return Matrix.square(java.util.List.copyOf(loadings.keySet()), phi);
        }
    }
}
