package kith.efa.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.efa.correlation.UsableItems;
import kith.finding.Finding;
import kith.finding.Severity;
import kith.math.Matrix;
import kith.math.Symmetric;
import org.ejml.data.DMatrixRMaj;

/**
 * How many factors to draw from a correlation matrix, and how.
 *
 * <p>Uniquenesses are kept from 0.005 to 1 for minres, ULS, OLS and maximum likelihood, as psych and R's
 * {@code factanal} do; an item at the lower bound is a Heywood case and told as a {@link Finding}. Where psych
 * minimises by L-BFGS-B with an approximate gradient, Newton's method with the exact Hessian is used here: the same
 * minimum, closer.
 *
 * @param method how
 * @param factors how many, at least 1
 * @param weights for {@link ExtractionMethod#DWLS}: a weight for each correlation (p × p, symmetric, such as the
 *     reciprocal of its sampling variance); empty for the others
 */
public record Extraction(ExtractionMethod method, int factors, Optional<Matrix> weights) {

    public static final double LOWEST_UNIQUENESS = 0.005;

    public Extraction {
        if (factors < 1) {
            throw new IllegalArgumentException("at least one factor, not " + factors);
        }
        if (method == ExtractionMethod.DWLS && weights.isEmpty()) {
            throw new IllegalArgumentException("diagonally weighted least squares need weights");
        }
    }

    /** Any method but DWLS. */
    public static Extraction of(ExtractionMethod method, int factors) {
        return new Extraction(method, factors, Optional.empty());
    }

    /** Diagonally weighted least squares. */
    public static Extraction weighted(int factors, Matrix weights) {
        return new Extraction(ExtractionMethod.DWLS, factors, Optional.of(weights));
    }

    /** @param correlation p × p; items without variance are left out, which a finding tells */
    public ExtractedFactors fit(Matrix correlation) {
        return fit(UsableItems.of(correlation, Double.NaN));
    }

    public ExtractedFactors fit(UsableItems items) {
        List<Finding> findings = new ArrayList<>(items.findings());
        int p = items.names().size();
        int possible = Math.min(factors, Math.max(1, p - 1));
        if (possible < factors) {
            findings.add(Finding.of("too_many_factors", Map.of("factors", factors, "items", p, "possible", possible)));
        }
        Raw raw = extract(items, possible);
        DMatrixRMaj loadings = raw.loadings();
        signByColumnSums(loadings);
        List<String> names = new ArrayList<>();
        for (int k = 1; k <= possible; k++) {
            names.add(method.prefix() + k);
        }
        if (!raw.converged()) {
            findings.add(Finding.of(
                    "extraction_not_converged", Map.of("method", method.keyword(), "iterations", raw.iterations())));
        }
        tellHeywood(items.names(), loadings, raw.uniqueness(), findings);
        return new ExtractedFactors(
                Symmetric.named(items.names(), names, loadings),
                raw.uniqueness(),
                raw.objective(),
                raw.iterations(),
                raw.converged(),
                findings);
    }

    /** What a method came to. */
    public record Raw(DMatrixRMaj loadings, double[] uniqueness, double objective, int iterations, boolean converged) {}

    private Raw extract(UsableItems items, int m) {
        DMatrixRMaj r = items.correlation();
        return switch (method) {
            case MINRES, ULS, OLS -> leastSquares(r, m);
            case ML -> likelihood(Symmetric.smooth(r), m);
            case PRINCIPAL_AXIS -> PrincipalAxis.extract(r, m);
            case MINIMUM_RANK -> MinimumRank.extract(r, m);
            case DWLS ->
                WeightedResiduals.extract(
                        r, Symmetric.of(weights.orElseThrow().select(items.names(), items.names())), m);
        };
    }

    public static Raw leastSquares(DMatrixRMaj r, int m) {
        MinresDiscrepancy discrepancy = new MinresDiscrepancy(r, m);
        double[] start = Symmetric.squaredMultipleCorrelations(r);
        for (int i = 0; i < start.length; i++) {
            start[i] = 1 - start[i];
        }
        BoxNewton.End end = new BoxNewton(LOWEST_UNIQUENESS, 1).minimize(discrepancy, start);
        return new Raw(discrepancy.loadings(end.point()), end.point(), end.value(), end.iterations(), end.converged());
    }

    private static Raw likelihood(DMatrixRMaj r, int m) {
        LikelihoodDiscrepancy discrepancy = new LikelihoodDiscrepancy(r, m);
        double[] start = Symmetric.squaredMultipleCorrelations(r);
        for (int i = 0; i < start.length; i++) {
            start[i] = Math.log(Math.max(LOWEST_UNIQUENESS, 1 - start[i]));
        }
        BoxNewton.End end = new BoxNewton(Math.log(LOWEST_UNIQUENESS), 0).minimize(discrepancy, start);
        double[] psi = end.point().clone();
        for (int i = 0; i < psi.length; i++) {
            psi[i] = Math.exp(psi[i]);
        }
        return new Raw(discrepancy.loadings(end.point()), psi, end.value(), end.iterations(), end.converged());
    }

    private static void signByColumnSums(DMatrixRMaj loadings) {
        for (int k = 0; k < loadings.numCols; k++) {
            double sum = 0;
            for (int i = 0; i < loadings.numRows; i++) {
                sum += loadings.get(i, k);
            }
            for (int i = 0; sum < 0 && i < loadings.numRows; i++) {
                loadings.set(i, k, -loadings.get(i, k));
            }
        }
    }

    private static void tellHeywood(
            List<String> names, DMatrixRMaj loadings, double[] uniqueness, List<Finding> findings) {
        for (int i = 0; i < names.size(); i++) {
            double communality = 0;
            for (int k = 0; k < loadings.numCols; k++) {
                communality += loadings.get(i, k) * loadings.get(i, k);
            }
            if (communality > 1 + 1e-6) {
                findings.add(Finding.of("ultra_heywood_case").at(names.get(i)));
            } else if (communality > 1 - 1e-6 || uniqueness[i] <= LOWEST_UNIQUENESS * (1 + 1e-9)) {
                findings.add(
                        Finding.of("heywood_case", Map.of("variable", names.get(i), "problem", "uniqueness_at_bound"))
                                .at(names.get(i))
                                .as(Severity.WARNING));
            }
        }
    }
}
