package kith.efa.solution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import kith.data.SamplingWeights;
import kith.efa.extraction.Extraction;
import kith.finding.Finding;
import kith.finding.Severity;
import kith.math.Matrix;
import kith.math.Spectrum;
import kith.math.Symmetric;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Weights that turn standardised answers into estimates of the factors, as psych's {@code factor.scores}, and how well
 * factors can be known from the answers at all. With structure S = ΛΦ and weights W:
 *
 * <ul>
 *   <li>determinacy of factor k: ρₖ, the root of the diagonal of SᵀR⁻¹S, the multiple correlation of the factor with
 *       all items, the same whatever the method; two score vectors that fit the solution equally well may correlate as
 *       little as 2ρₖ² − 1 (Grice 2001, doi 10.1037/1082-989X.6.4.430);
 *   <li>validity: correlation of the estimated score with its factor, diag(WᵀS)/√diag(WᵀRW).
 * </ul>
 *
 * @param method how the scores are estimated
 * @param weights items × factors, for standardised items
 * @param determinacy ρ of each factor
 * @param validity of each factor
 * @param correlations of the estimated scores
 * @param findings what to know before using scores
 */
public record FactorScoreWeights(
        ScoreMethod method,
        Matrix weights,
        double[] determinacy,
        double[] validity,
        Matrix correlations,
        List<Finding> findings) {

    /**
     * The least that Gorsuch (1983, Factor analysis, 2nd edition, Lawrence Erlbaum) asks for; for scores in place of
     * factors .90.
     */
    static final double DETERMINATE = 0.8;

    public FactorScoreWeights {
        determinacy = determinacy.clone();
        validity = validity.clone();
        findings = List.copyOf(findings);
    }

    @Override
    public double[] determinacy() {
        return determinacy.clone();
    }

    @Override
    public double[] validity() {
        return validity.clone();
    }

    /** The smallest correlation that equally good scores of a factor may have with each other, 2ρ² − 1. */
    public double[] smallestCorrelation() {
        double[] smallest = determinacy.clone();
        for (int k = 0; k < smallest.length; k++) {
            smallest[k] = 2 * smallest[k] * smallest[k] - 1;
        }
        return smallest;
    }

    /**
     * @param solution the factors
     * @param correlation the correlations that they were drawn from
     */
    public static FactorScoreWeights of(EfaSolution solution, Matrix correlation, ScoreMethod method) {
        DMatrixRMaj r = Symmetric.of(correlation.select(solution.items(), solution.items()));
        DMatrixRMaj structure = Symmetric.of(solution.structure());
        List<Finding> findings = new ArrayList<>();
        Spectrum spectrum = Spectrum.of(r);
        if (spectrum.smallest() < 1e-10) {
            findings.add(Finding.of("singular_correlations", Map.of("problem", "scores"))
                    .at("factor scores"));
        }
        double floor = 1.5e-8 * spectrum.values()[0];
        DMatrixRMaj inverse = spectrum.apply(value -> value > floor ? 1 / value : 0);
        DMatrixRMaj weights = switch (method) {
            case REGRESSION -> multiply(inverse, structure);
            case BARTLETT -> bartlett(solution, findings);
            case TEN_BERGE -> tenBerge(solution, spectrum, inverse, floor);
        };
        double[] determinacy = roots(quadratic(structure, inverse));
        tellIndeterminate(solution, determinacy, findings);
        DMatrixRMaj scoreCovariance = quadratic(weights, r);
        DMatrixRMaj withFactors = new DMatrixRMaj(weights.numCols, weights.numCols);
        CommonOps_DDRM.multTransA(weights, structure, withFactors);
        double[] validity = new double[weights.numCols];
        for (int k = 0; k < validity.length; k++) {
            validity[k] = withFactors.get(k, k) / Math.sqrt(scoreCovariance.get(k, k));
        }
        return new FactorScoreWeights(
                method,
                Symmetric.named(solution.items(), solution.factors(), weights),
                determinacy,
                validity,
                Symmetric.named(solution.factors(), Symmetric.toCorrelation(scoreCovariance)),
                findings);
    }

    private static DMatrixRMaj bartlett(EfaSolution solution, List<Finding> findings) {
        DMatrixRMaj loadings = Symmetric.of(solution.loadings());
        double[] uniqueness = solution.uniqueness();
        DMatrixRMaj scaled = loadings.copy();
        for (int i = 0; i < uniqueness.length; i++) {
            if (uniqueness[i] < Extraction.LOWEST_UNIQUENESS) {
                findings.add(Finding.of(
                                "heywood_case",
                                Map.of("variable", solution.items().get(i), "problem", "bartlett_scores"))
                        .at(solution.items().get(i))
                        .as(Severity.WARNING));
            }
            double weight = 1 / Math.max(Extraction.LOWEST_UNIQUENESS, uniqueness[i]);
            for (int k = 0; k < scaled.numCols; k++) {
                scaled.set(i, k, scaled.get(i, k) * weight);
            }
        }
        DMatrixRMaj products = new DMatrixRMaj(loadings.numCols, loadings.numCols);
        CommonOps_DDRM.multTransA(loadings, scaled, products);
        return multiply(scaled, Symmetric.inverse(products));
    }

    private static DMatrixRMaj tenBerge(EfaSolution solution, Spectrum spectrum, DMatrixRMaj inverse, double floor) {
        DMatrixRMaj rootOfPhi = Spectrum.of(Symmetric.of(solution.phi())).apply(value -> Math.sqrt(Math.max(0, value)));
        DMatrixRMaj inverseRoot = spectrum.apply(value -> value > floor ? 1 / Math.sqrt(value) : 0);
        DMatrixRMaj loadings = multiply(Symmetric.of(solution.loadings()), rootOfPhi);
        DMatrixRMaj inner = Spectrum.of(quadratic(loadings, inverse)).apply(value -> 1 / Math.sqrt(value));
        DMatrixRMaj turned = multiply(multiply(inverseRoot, loadings), inner);
        return multiply(multiply(inverseRoot, turned), rootOfPhi);
    }

    private static void tellIndeterminate(EfaSolution solution, double[] determinacy, List<Finding> findings) {
        for (int k = 0; k < determinacy.length; k++) {
            if (determinacy[k] < DETERMINATE) {
                findings.add(Finding.of("indeterminate_factor", Map.of("determinacy", determinacy[k]))
                        .at(solution.factors().get(k)));
            } else if (determinacy[k] > 1 + 1e-8) {
                findings.add(
                        Finding.of("improper_determinacy").at(solution.factors().get(k)));
            }
        }
    }

    /**
     * Scores of respondents, from answers standardised by the mean and the standard deviation (n − 1) of those given.
     *
     * @param rows n × p answers in the order of the items of the weights, NaN for a missing one
     * @param sampling weights of the rows; empty where each counts once
     * @return n × factors; NaN for who left an item out
     */
    public double[][] scores(double[][] rows, double[] sampling) {
        int p = weights.rows().size();
        int[] used =
                IntStream.range(0, rows.length).filter(i -> isComplete(rows[i])).toArray();
        double[] given = sampling.length == 0
                ? new double[0]
                : SamplingWeights.normalised(
                        Arrays.stream(used).mapToDouble(i -> sampling[i]).toArray());
        double[][] standardized = new double[rows.length][p];
        for (int j = 0; j < p; j++) {
            int column = j;
            double mean = weighted(given, i -> rows[used[i]][column], used.length) / used.length;
            double squares =
                    weighted(given, i -> (rows[used[i]][column] - mean) * (rows[used[i]][column] - mean), used.length);
            double sd = Math.sqrt(squares / (used.length - 1));
            for (int i = 0; i < rows.length; i++) {
                standardized[i][j] = (rows[i][j] - mean) / sd;
            }
        }
        double[][] scores = new double[rows.length][weights.cols().size()];
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < scores[i].length; k++) {
                for (int j = 0; j < p; j++) {
                    scores[i][k] += standardized[i][j] * weights.at(j, k);
                }
            }
        }
        return scores;
    }

    private static double weighted(double[] weights, IntToDoubleFunction value, int n) {
        return IntStream.range(0, n)
                .mapToDouble(i -> weights.length == 0 ? value.applyAsDouble(i) : weights[i] * value.applyAsDouble(i))
                .sum();
    }

    private static boolean isComplete(double[] row) {
        return Arrays.stream(row).noneMatch(Double::isNaN);
    }

    private static double[] roots(DMatrixRMaj matrix) {
        double[] roots = new double[matrix.numRows];
        for (int k = 0; k < roots.length; k++) {
            roots[k] = Math.sqrt(matrix.get(k, k));
        }
        return roots;
    }

    private static DMatrixRMaj multiply(DMatrixRMaj left, DMatrixRMaj right) {
        DMatrixRMaj product = new DMatrixRMaj(left.numRows, right.numCols);
        CommonOps_DDRM.mult(left, right, product);
        return product;
    }

    /** AᵀBA. */
    private static DMatrixRMaj quadratic(DMatrixRMaj a, DMatrixRMaj b) {
        DMatrixRMaj product = new DMatrixRMaj(a.numCols, a.numCols);
        CommonOps_DDRM.multTransA(a, multiply(b, a), product);
        return product;
    }
}
