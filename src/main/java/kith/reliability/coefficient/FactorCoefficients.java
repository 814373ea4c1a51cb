package kith.reliability.coefficient;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import kith.efa.bifactor.SchmidLeiman;
import kith.efa.extraction.ExtractedFactors;
import kith.efa.extraction.Extraction;
import kith.efa.extraction.ExtractionMethod;
import kith.finding.Finding;
import kith.math.Matrix;
import kith.math.Parallel;
import kith.math.SmallMatrices;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Coefficients that rest on a factor analysis of several factors.
 *
 * @param generalFactor the Schmid–Leiman solution; empty when the scale has too few items for group factors
 * @param greatestLowerBound as psych's {@code glb.fa}; empty for more than {@value #MOST_ITEMS} items
 */
record FactorCoefficients(
        Optional<SchmidLeiman> generalFactor, Optional<Double> greatestLowerBound, List<Finding> findings) {

    /**
     * Of many items of one factor half of the eigenvalues are above 0, and so many factors take longer than the rest of
     * the table: 0.7 s of 100 items.
     */
    static final int MOST_ITEMS = 60;

    private static final double ROUNDING = 1e-9;

    /** @param scale of at least three items */
    static FactorCoefficients of(ScaleCovariance scale, Parallel parallel) {
        Matrix correlation = scale.named(scale.correlation());
        List<Finding> findings = new ArrayList<>();
        if (Double.isNaN(SmallMatrices.sum(correlation.toArray()))) {
            return new FactorCoefficients(Optional.empty(), Optional.empty(), findings);
        }
        if (isImproper(correlation)) {
            findings.add(Finding.of("correlation_beyond_one", Map.of("consequence", "factors")));
            return new FactorCoefficients(Optional.empty(), Optional.empty(), findings);
        }
        int groups = scale.groupFactors();
        if (groups == 0 && scale.parts().size() > 1) {
            findings.add(Finding.of(
                    "too_few_items_for_group_factors",
                    Map.of("items", scale.size(), "factors", scale.wantedGroupFactors())));
        }
        boolean bounded = scale.size() <= MOST_ITEMS;
        Supplier<Double> bound = parallel.begin(() -> bounded ? boundByFactors(correlation) : Double.NaN);
        Optional<SchmidLeiman> general =
                groups < 2 ? Optional.empty() : Optional.of(SchmidLeiman.of(correlation, groups));
        general.ifPresent(
                solution -> solution.findings().forEach(finding -> findings.add(finding.in("omega hierarchical"))));
        if (!bounded) {
            findings.add(Finding.of("glb_factor_left_out", Map.of("most", MOST_ITEMS)));
            return new FactorCoefficients(general, Optional.empty(), findings);
        }
        return new FactorCoefficients(general, Optional.of(bound.get()), findings);
    }

    /**
     * The sum of the correlations with the communalities of m minres factors in the diagonal, over the sum of the
     * correlations. m is how many eigenvalues of the correlations are above 0 once the communalities of one factor
     * stand in the diagonal, or one less where so many factors are not identified; NaN where a correlation is beyond 1.
     * {@link SearchedExtreme#besides} says how far it can be trusted.
     */
    static double boundByFactors(Matrix correlation) {
        if (isImproper(correlation)) {
            return Double.NaN;
        }
        int k = correlation.rows().size();
        double[] single =
                Extraction.of(ExtractionMethod.MINRES, 1).fit(correlation).communality();
        int factors = positiveEigenvalues(correlation, single);
        double df = k * (k - 1) / 2.0 - factors * k + factors * (factors - 1) / 2.0;
        if (df < 0) {
            factors--;
        }
        ExtractedFactors several =
                Extraction.of(ExtractionMethod.MINRES, Math.max(1, factors)).fit(correlation);
        double total = SmallMatrices.sum(correlation.toArray());
        double unique = 0;
        for (double communality : several.communality()) {
            unique += 1 - communality;
        }
        return (total - unique) / total;
    }

    /** Whether a correlation is beyond 1, as pairwise ones may be. */
    static boolean isImproper(Matrix correlation) {
        for (double[] row : correlation.toArray()) {
            for (double r : row) {
                if (Math.abs(r) > 1 + ROUNDING) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int positiveEigenvalues(Matrix correlation, double[] communality) {
        int k = communality.length;
        DMatrixRMaj reduced = new DMatrixRMaj(correlation.toArray());
        for (int i = 0; i < k; i++) {
            reduced.set(i, i, communality[i]);
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(k, false, true);
        if (!eigen.decompose(reduced)) {
            return 1;
        }
        int positive = 0;
        for (int i = 0; i < k; i++) {
            positive += eigen.getEigenvalue(i).getReal() > 0 ? 1 : 0;
        }
        return positive;
    }
}
