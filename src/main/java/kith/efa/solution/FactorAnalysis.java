package kith.efa.solution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import kith.efa.correlation.UsableItems;
import kith.efa.extraction.ExtractedFactors;
import kith.efa.extraction.Extraction;
import kith.finding.Finding;
import kith.math.Matrix;
import kith.math.Spectrum;
import kith.math.Symmetric;
import kith.moments.SampleMoments;
import kith.rotation.RotatedFactors;
import kith.rotation.Rotation;
import kith.rotation.StartingPoints;
import org.ejml.data.DMatrixRMaj;

/**
 * An exploratory factor analysis to be made: how factors are extracted, how they are turned, and where the turn is
 * searched from. Conventions are those of psych's {@code fa}.
 *
 * @param extraction how factors are extracted, and how many
 * @param rotation how they are turned
 * @param starts where the search for the turn begins
 */
public record FactorAnalysis(Extraction extraction, Rotation rotation, StartingPoints starts) {

    /** From the Pearson correlations of complete rows. */
    public EfaSolution fit(SampleMoments moments) {
        return fit(moments.correlation(), moments.n());
    }

    /**
     * @param correlation p × p, of any kind
     * @param n how many respondents it rests on; NaN where it is not known
     */
    public EfaSolution fit(Matrix correlation, double n) {
        return fit(correlation, n, this::order);
    }

    /**
     * The same with the factors in the order, with the signs and under the names of those of another context that they
     * are most like ({@link FactorMatching}), where the items are the same.
     *
     * @param like p × m loadings
     */
    public EfaSolution fitAlike(Matrix like, Matrix correlation, double n) {
        return fit(
                correlation,
                n,
                rotated -> like.rows().equals(rotated.loadings().rows())
                                && like.cols().size()
                                        == rotated.loadings().cols().size()
                        ? alike(like, rotated)
                        : order(rotated));
    }

    private EfaSolution fit(Matrix correlation, double n, Function<RotatedFactors, Ordered> ordering) {
        UsableItems items = UsableItems.of(correlation, n);
        List<Finding> findings = new ArrayList<>();
        tellFewItems(items.names().size(), extraction.factors(), findings);
        ExtractedFactors extracted = extraction.fit(items);
        RotatedFactors rotated = rotation.rotate(extracted.loadings(), starts);
        findings.addAll(0, extracted.findings());
        findings.addAll(rotated.findings());
        Ordered ordered = ordering.apply(rotated);
        boolean converged = extracted.converged() && rotated.converged();
        return solution(items, n, ordered, rotated, converged, findings);
    }

    private record Ordered(Matrix loadings, Matrix phi, double[] variance) {}

    private static Ordered alike(Matrix like, RotatedFactors rotated) {
        FactorMatching alignment = FactorMatching.of(like, rotated.loadings());
        double[][] loadings = alignment.loadings(rotated.loadings()).toArray();
        double[][] phi = alignment.phi(rotated.phi()).toArray();
        return new Ordered(
                Matrix.of(like.rows(), like.cols(), loadings),
                Matrix.square(like.cols(), phi),
                variance(loadings, phi));
    }

    /** Signs by the sums of the loadings, order by the variance accounted for, where the rotation leaves them open. */
    private Ordered order(RotatedFactors rotated) {
        Matrix loadings = rotated.loadings();
        if (rotation.ordersFactors()) {
            return new Ordered(
                    loadings,
                    rotated.phi(),
                    variance(loadings.toArray(), rotated.phi().toArray()));
        }
        int p = loadings.rows().size();
        int m = loadings.cols().size();
        double[][] signed = loadings.toArray();
        double[][] phi = rotated.phi().toArray();
        for (int k = 0; k < m; k++) {
            double sum = 0;
            for (int i = 0; i < p; i++) {
                sum += signed[i][k];
            }
            if (sum < 0) {
                for (int i = 0; i < p; i++) {
                    signed[i][k] = -signed[i][k];
                }
                for (int j = 0; j < m; j++) {
                    phi[k][j] = -phi[k][j];
                    phi[j][k] = -phi[j][k];
                }
            }
        }
        double[] variance = variance(signed, phi);
        List<String> order = IntStream.range(0, m)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -variance[k]))
                .map(k -> loadings.cols().get(k))
                .toList();
        double[] sorted = order.stream()
                .mapToDouble(name -> variance[loadings.cols().indexOf(name)])
                .toArray();
        return new Ordered(
                Matrix.of(loadings.rows(), loadings.cols(), signed).select(loadings.rows(), order),
                Matrix.square(loadings.cols(), phi).select(order, order),
                sorted);
    }

    /** Diagonal of ΦΛᵀΛ. */
    private static double[] variance(double[][] loadings, double[][] phi) {
        int m = phi.length;
        double[] variance = new double[m];
        for (double[] row : loadings) {
            for (int k = 0; k < m; k++) {
                for (int l = 0; l < m; l++) {
                    variance[k] += phi[k][l] * row[l] * row[k];
                }
            }
        }
        return variance;
    }

    private EfaSolution solution(
            UsableItems items,
            double n,
            Ordered ordered,
            RotatedFactors rotated,
            boolean converged,
            List<Finding> findings) {
        int p = items.names().size();
        DMatrixRMaj loadings = Symmetric.of(ordered.loadings());
        DMatrixRMaj reproduced = Symmetric.product(loadings, Symmetric.of(ordered.phi()));
        FitStatistics fit = FitStatistics.of(items.correlation(), reproduced, loadings.numCols, n);
        fit.trouble().ifPresent(findings::add);
        double[] communality = new double[p];
        double[] complexity = new double[p];
        double[][] residuals = new double[p][p];
        double[][] structure = new double[p][loadings.numCols];
        for (int i = 0; i < p; i++) {
            communality[i] = reproduced.get(i, i);
            complexity[i] = complexity(ordered.loadings().row(i));
            for (int j = 0; j < p; j++) {
                residuals[i][j] = items.correlation().get(i, j) - reproduced.get(i, j);
            }
            for (int k = 0; k < loadings.numCols; k++) {
                for (int l = 0; l < loadings.numCols; l++) {
                    structure[i][k] += loadings.get(i, l) * ordered.phi().at(l, k);
                }
            }
        }
        return new EfaSolution(
                n,
                extraction.method(),
                rotation.axes(),
                ordered.loadings(),
                ordered.phi(),
                Matrix.of(items.names(), ordered.loadings().cols(), structure),
                communality,
                complexity,
                Spectrum.values(items.correlation()),
                varianceAccounted(ordered, p),
                Matrix.square(items.names(), residuals),
                fit,
                rotated.minima(),
                converged,
                findings);
    }

    static double complexity(double[] loadings) {
        double squares = 0;
        double fourths = 0;
        for (double loading : loadings) {
            squares += loading * loading;
            fourths += loading * loading * loading * loading;
        }
        return squares * squares / fourths;
    }

    private static Matrix varianceAccounted(Ordered ordered, int p) {
        int m = ordered.variance().length;
        double explained = java.util.Arrays.stream(ordered.variance()).sum();
        double[][] rows = new double[5][m];
        double cumulative = 0;
        for (int k = 0; k < m; k++) {
            double variance = ordered.variance()[k];
            cumulative += variance;
            rows[0][k] = variance;
            rows[1][k] = variance / p;
            rows[2][k] = cumulative / p;
            rows[3][k] = variance / explained;
            rows[4][k] = cumulative / explained;
        }
        List<String> names = List.of(
                "SS loadings", "Proportion Var", "Cumulative Var", "Proportion Explained", "Cumulative Proportion");
        Matrix all = Matrix.of(names, ordered.loadings().cols(), rows);
        return m > 1 ? all : all.select(names.subList(0, 2), all.cols());
    }

    private static void tellFewItems(int items, int factors, List<Finding> findings) {
        if (items < 3 * factors) {
            findings.add(Finding.of("too_few_items", Map.of("items", items, "factors", factors, "problem", "factors")));
        }
    }
}
