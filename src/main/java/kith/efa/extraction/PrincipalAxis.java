package kith.efa.extraction;

import kith.math.Spectrum;
import kith.math.Symmetric;
import org.ejml.data.DMatrixRMaj;

/**
 * Iterated principal axes: communalities on the diagonal, the first eigenvectors, new communalities from these, and
 * again, from squared multiple correlations until the sum of the communalities changes by less than 0.001 (psych's
 * rule). The rule stops short of the minimum of minres, to which the iteration would lead.
 */
public final class PrincipalAxis {

    private static final double SMALLEST_CHANGE = 0.001;
    private static final int ITERATIONS = 1000;

    private PrincipalAxis() {}

    public static Extraction.Raw extract(DMatrixRMaj correlation, int factors) {
        int p = correlation.numRows;
        double[] communality = Symmetric.squaredMultipleCorrelations(correlation);
        DMatrixRMaj reduced = correlation.copy();
        DMatrixRMaj loadings = new DMatrixRMaj(p, factors);
        double sum = java.util.Arrays.stream(communality).sum();
        boolean converged = false;
        int iteration = 0;
        while (!converged && iteration < ITERATIONS) {
            iteration++;
            for (int i = 0; i < p; i++) {
                reduced.set(i, i, communality[i]);
            }
            loadings = MinresDiscrepancy.principal(Spectrum.of(reduced), factors);
            double next = 0;
            for (int i = 0; i < p; i++) {
                communality[i] = 0;
                for (int k = 0; k < factors; k++) {
                    communality[i] += loadings.get(i, k) * loadings.get(i, k);
                }
                next += communality[i];
            }
            converged = Math.abs(next - sum) <= SMALLEST_CHANGE;
            sum = next;
        }
        double[] uniqueness = new double[p];
        for (int i = 0; i < p; i++) {
            uniqueness[i] = 1 - communality[i];
        }
        double objective = new MinresDiscrepancy(correlation, factors).value(uniqueness);
        return new Extraction.Raw(loadings, uniqueness, objective, iteration, converged);
    }
}
