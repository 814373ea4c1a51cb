package kith.irt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import kith.Reference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Why C2 of partial credit models differ from mirt's. For E = Σ k P<sub>k</sub> the derivative by the slope is ∂E/∂a =
 * θ (Σ k² P<sub>k</sub> − E Σ k P<sub>k</sub>), with P<sub>k</sub> = z<sub>k</sub> / Σ z. mirt's {@code dP} for items
 * of class gpcm has z<sub>k</sub> in place of the last P<sub>k</sub>: the division by Σ z is missing. It also has no
 * column for the latent variance, which the partial credit model estimates. With both, mirt's statistics follow.
 */
class AdjacentCategoriesTest {

    /** Over the largest, by which mirt divides them. */
    private static double[] numerators(ItemCurve curve, int q) {
        double largest = 0;
        for (int k = 0; k < curve.categories; k++) {
            largest = Math.max(largest, curve.p[k][q]);
        }
        double[] numerators = new double[curve.categories];
        for (int k = 0; k < numerators.length; k++) {
            numerators[k] = curve.p[k][q] / largest;
        }
        return numerators;
    }

    private static double statistic(IrtFit fit, LimitedInformation.Kind kind) {
        MomentSet set = LimitedInformation.moments(fit, 0, kind);
        double[] weight = fit.expectation().distributions()[0].weight;
        double[] theta = fit.likelihood().nodes.general()[0];
        double[] expected = set.expected(weight);
        double[] e = ObservedMoments.of(set, fit.patterns(), 0).residuals(expected);
        double[][] slopes = set.slopes(fit, 0);
        ItemCurve[] curves = fit.expectation().curves()[0];
        ParameterLayout layout = fit.likelihood().layout;
        for (int m = 0; m < slopes.length; m++) {
            int[] moment = set.moment(m);
            for (int index : layout.groups()[0].index()) {
                slopes[m][index] = 0;
            }
            if (moment[1] > 0) {
                continue;
            }
            for (int[] pair : new int[][] {{moment[0], moment[2]}, {moment[2], moment[0]}}) {
                if (pair[0] >= 0
                        && !fit.question().model().hasCommonSteps()
                        && layout.items()[0][pair[0]].index()[0] >= 0) {
                    double sum = 0;
                    for (int q = 0; q < theta.length; q++) {
                        double other = pair[1] < 0 ? 1 : score(curves[pair[1]], q, 1);
                        double[] z = numerators(curves[pair[0]], q);
                        double wrong = 0;
                        for (int k = 1; k < z.length; k++) {
                            wrong += k * z[k];
                        }
                        ItemCurve own = curves[pair[0]];
                        sum += weight[q] * other * theta[q] * (score(own, q, 2) - score(own, q, 1) * wrong);
                    }
                    slopes[m][layout.items()[0][pair[0]].index()[0]] = sum;
                }
            }
        }
        return quadratic(set.covariance(weight, expected), slopes, e, layout);
    }

    private static double score(ItemCurve curve, int q, int power) {
        double sum = 0;
        for (int k = 1; k < curve.categories; k++) {
            sum += Math.pow(k, power) * curve.p[k][q];
        }
        return sum;
    }

    /** e′(Ξ⁻¹ − Ξ⁻¹Δ(Δ′Ξ⁻¹Δ)⁻¹Δ′Ξ⁻¹)e without the columns of the latent distribution. */
    private static double quadratic(double[][] covariance, double[][] slopes, double[] e, ParameterLayout layout) {
        int[] kept = java.util.stream.IntStream.range(0, slopes[0].length)
                .filter(a -> java.util.Arrays.stream(layout.groups()[0].index()).noneMatch(b -> a == b))
                .toArray();
        InformationFactor factor = new InformationFactor(covariance);
        double[] solved = factor.solve(e);
        double total = 0;
        for (int m = 0; m < e.length; m++) {
            total += e[m] * solved[m];
        }
        double[][] normal = new double[kept.length][kept.length];
        double[] right = new double[kept.length];
        for (int a = 0; a < kept.length; a++) {
            double[] column = new double[e.length];
            for (int m = 0; m < e.length; m++) {
                column[m] = slopes[m][kept[a]];
                right[a] += column[m] * solved[m];
            }
            double[] inverse = factor.solve(column);
            for (int b = 0; b < kept.length; b++) {
                for (int m = 0; m < e.length; m++) {
                    normal[b][a] += slopes[m][kept[b]] * inverse[m];
                }
            }
        }
        double[] solution = new InformationFactor(normal).solve(right);
        for (int a = 0; a < right.length; a++) {
            total -= right[a] * solution[a];
        }
        return total;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"irt_science_gpcm", "irt_bfi1000N_gpcm", "irt_bfi1000N_pcm", "irt_bfi1000N_rsm", "irt_bfiN_gpcm"
            })
    void withThoseDerivativesTheStatisticIsThatOfMirt(String reference) {
        JsonNode expected = Reference.json(reference);
        IrtFit fit = IrtCases.fit(reference);
        double c2 = expected.at("/C2/M2").asDouble();
        // Relative to the statistic, since mirt's estimates stop at changes of 1e-6.
        assertThat(statistic(fit, LimitedInformation.Kind.C2)).isCloseTo(c2, within(1e-5 * c2));
        double own = LimitedInformation.of(fit, LimitedInformation.Kind.C2)
                .orElseThrow()
                .statistic();
        assertThat(own).isNotCloseTo(c2, within(1e-3 * c2));
    }
}
