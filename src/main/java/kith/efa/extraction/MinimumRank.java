package kith.efa.extraction;

import java.util.Arrays;
import kith.math.Spectrum;
import kith.math.Symmetric;
import org.ejml.data.DMatrixRMaj;

/**
 * Minimum rank factor analysis (ten Berge and Kiers 1991, doi 10.1007/BF02294464): among the uniquenesses that leave no
 * negative eigenvalue in R − Ψ, those with the smallest sum of the eigenvalues after the m-th, which is the common
 * variance that m factors leave unexplained.
 *
 * <p>Their algorithm: with the first m eigenvectors held, the best uniquenesses are a weighted {@link MinimumTrace}
 * problem with weights 1 − Σ ωᵢₖ²; and again. psych's {@code fm = "minrank"} takes the unweighted problem instead
 * (minimum trace communalities, then m factors), which is where this iteration begins.
 */
final class MinimumRank {

    private static final int ITERATIONS = 500;

    private MinimumRank() {}

    static Extraction.Raw extract(DMatrixRMaj correlation, int factors) {
        DMatrixRMaj proper = Symmetric.smooth(correlation);
        int p = proper.numRows;
        double[] weights = new double[p];
        Arrays.fill(weights, 1);
        double before = Double.POSITIVE_INFINITY;
        MinimumTrace trace = MinimumTrace.solve(proper, weights);
        Spectrum spectrum = Spectrum.of(reduced(proper, trace));
        for (int iteration = 1; iteration <= ITERATIONS; iteration++) {
            double unexplained = 0;
            for (int k = factors; k < p; k++) {
                unexplained += spectrum.values()[k];
            }
            if (!(before - unexplained > 1e-9)) {
                return raw(spectrum, trace, factors, unexplained, iteration, trace.converged());
            }
            before = unexplained;
            for (int i = 0; i < p; i++) {
                weights[i] = 1;
                for (int k = 0; k < factors; k++) {
                    weights[i] -=
                            spectrum.vectors().get(i, k) * spectrum.vectors().get(i, k);
                }
            }
            MinimumTrace next = MinimumTrace.solve(proper, weights);
            Spectrum there = Spectrum.of(reduced(proper, next));
            double leaves = Arrays.stream(there.values()).skip(factors).sum();
            if (leaves < unexplained) {
                trace = next;
                spectrum = there;
            }
        }
        return raw(spectrum, trace, factors, before, ITERATIONS, false);
    }

    private static Extraction.Raw raw(
            Spectrum spectrum, MinimumTrace trace, int factors, double unexplained, int iterations, boolean converged) {
        DMatrixRMaj loadings = MinresDiscrepancy.principal(spectrum, factors);
        return new Extraction.Raw(loadings, trace.uniqueness(), unexplained, iterations, converged);
    }

    private static DMatrixRMaj reduced(DMatrixRMaj correlation, MinimumTrace trace) {
        DMatrixRMaj reduced = correlation.copy();
        double[] psi = trace.uniqueness();
        for (int i = 0; i < psi.length; i++) {
            reduced.add(i, i, -psi[i]);
        }
        return reduced;
    }
}
