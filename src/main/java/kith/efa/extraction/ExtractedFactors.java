package kith.efa.extraction;

import java.util.List;
import kith.finding.Finding;
import kith.math.Matrix;

/**
 * Factors as they are drawn from a correlation matrix, before any rotation.
 *
 * @param loadings p × m of uncorrelated factors, the first explaining the most, each turned so that its sum is not
 *     negative
 * @param uniqueness p uniquenesses that the method came to (for a Heywood case at the bound of 0.005, or below 0 for
 *     principal axes); 1 − communality at a proper minimum
 * @param objective the discrepancy that was minimised, as the method defines it
 * @param iterations how many steps it took
 * @param converged whether the search converged
 * @param findings Heywood cases and what else was met
 */
public record ExtractedFactors(
        Matrix loadings,
        double[] uniqueness,
        double objective,
        int iterations,
        boolean converged,
        List<Finding> findings) {

    public ExtractedFactors {
        uniqueness = uniqueness.clone();
        findings = List.copyOf(findings);
    }

    @Override
    public double[] uniqueness() {
        return uniqueness.clone();
    }

    /** Sums of the squared loadings of each item. */
    public double[] communality() {
        double[] communality = new double[loadings.rows().size()];
        for (int i = 0; i < communality.length; i++) {
            for (double loading : loadings.row(i)) {
                communality[i] += loading * loading;
            }
        }
        return communality;
    }
}
