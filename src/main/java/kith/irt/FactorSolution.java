package kith.irt;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import kith.finding.Finding;
import kith.math.Matrix;
import kith.math.SmallMatrices;
import kith.rotation.RotatedFactors;

/**
 * Slopes on several factors as a factor analyst reads them: loadings standardised within a group, λ<sub>f</sub> =
 * a<sub>f</sub>σ<sub>f</sub> / √(1.702² + a′Σa) with Σ the latent covariances of the group, as mirt's summary (which
 * leaves the covariances out of the root; the same for uncorrelated factors and for items with one factor).
 *
 * @param loadings items × factors
 * @param phi correlations of the factors; specific factors are uncorrelated
 * @param communalities by item, λ′Φλ
 * @param reliability empirical reliability of EAP scores by factor (unrotated axes have none when rotated)
 * @param explainedByGeneral with one general and several specific factors, the share of the explained common variance
 *     that is the general factor's (ECV: Reise, Moore and Haviland 2010)
 * @param findings of the rotation
 */
public record FactorSolution(
        Matrix loadings,
        Matrix phi,
        double[] communalities,
        double[] reliability,
        OptionalDouble explainedByGeneral,
        List<Finding> findings) {

    private static final double LOGISTIC = 1.702;

    public FactorSolution {
        findings = List.copyOf(findings);
    }

    /** Of a group, unrotated unless exploratory. */
    static FactorSolution of(IrtFit fit, FactorPlan plan, int group) {
        LatentStructure structure = fit.question().structure();
        List<String> items = fit.patterns().items();
        List<String> factors = structure.factors();
        double[][] sigma = covariances(fit, group);
        double[][] loadings = new double[items.size()][factors.size()];
        double[] communalities = new double[items.size()];
        for (int i = 0; i < items.size(); i++) {
            double[] slopes = fit.item(group, i).slopes();
            for (int f = 0; f < slopes.length; f++) {
                loadings[i][structure.loads().get(i).get(f)] = slopes[f];
            }
            double variance = form(loadings[i], sigma);
            double size = Math.sqrt(LOGISTIC * LOGISTIC + variance);
            for (int f = 0; f < factors.size(); f++) {
                loadings[i][f] *= Math.sqrt(sigma[f][f]) / size;
            }
            communalities[i] = variance / (size * size);
        }
        Matrix unrotated = Matrix.of(items, factors, loadings);
        double[] reliability = PatternFactorScores.reliability(fit, group);
        if (plan instanceof FactorPlan.Exploratory exploratory) {
            RotatedFactors rotated = exploratory.rotation().rotate(unrotated, exploratory.starts());
            return new FactorSolution(
                    rotated.loadings(),
                    rotated.phi(),
                    communalities,
                    new double[0],
                    OptionalDouble.empty(),
                    rotated.findings());
        }
        return new FactorSolution(
                unrotated,
                Matrix.square(factors, SmallMatrices.correlations(sigma)),
                communalities,
                reliability,
                structure.general() == 1 && structure.specific() > 0
                        ? OptionalDouble.of(explained(loadings))
                        : OptionalDouble.empty(),
                new ArrayList<>());
    }

    /** Of all factors; specific ones have variance 1. */
    private static double[][] covariances(IrtFit fit, int group) {
        double[][] general = fit.covariances(group);
        double[][] sigma =
                SmallMatrices.identity(fit.question().structure().factors().size());
        for (int f = 0; f < general.length; f++) {
            System.arraycopy(general[f], 0, sigma[f], 0, general.length);
        }
        return sigma;
    }

    private static double form(double[] slopes, double[][] sigma) {
        double form = 0;
        for (int f = 0; f < slopes.length; f++) {
            for (int h = 0; h < slopes.length; h++) {
                form += slopes[f] * sigma[f][h] * slopes[h];
            }
        }
        return form;
    }

    private static double explained(double[][] loadings) {
        double general = 0;
        double all = 0;
        for (double[] row : loadings) {
            general += row[0] * row[0];
            all += IntStream.range(0, row.length)
                    .mapToDouble(f -> row[f] * row[f])
                    .sum();
        }
        return general / all;
    }
}
