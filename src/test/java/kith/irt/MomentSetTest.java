package kith.irt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Derivatives of the moments of limited-information tests against central differences. */
class MomentSetTest {

    private static final double STEP = 1e-5;

    private static double[] expected(IrtFit fit, int parameter, double step, LimitedInformation.Kind kind) {
        double[] free = fit.estimates();
        free[parameter] += step;
        MarginalLikelihood likelihood = fit.likelihood();
        double[] weight = likelihood.layout.groups()[0].distribution(likelihood.nodes.general(), free).weight;
        return new MomentSet(likelihood.curves(free)[0], kind).expected(weight);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "irt_science_graded",
                "irt_science_gpcm",
                "irt_bfi1000N_pcm",
                "irt_bfi1000N_rsm",
                "irt_bfi1000N_grsm"
            })
    void agreeWithDifferences(String reference) {
        IrtFit fit = IrtCases.fit(reference);
        for (LimitedInformation.Kind kind : LimitedInformation.Kind.values()) {
            double[][] slopes = new MomentSet(fit.expectation().curves()[0], kind).slopes(fit, 0);
            for (int a = 0; a < fit.parameters(); a++) {
                double[] up = expected(fit, a, STEP, kind);
                double[] down = expected(fit, a, -STEP, kind);
                for (int m = 0; m < up.length; m++) {
                    assertThat(slopes[m][a])
                            .as(kind + " moment " + m + " by " + fit.names().get(a))
                            .isCloseTo((up[m] - down[m]) / (2 * STEP), Offset.offset(1e-8));
                }
            }
        }
    }

    /** Moments of a bifactor model: integrated by dimension reduction, and over the product of all grids. */
    @Test
    void withSpecificFactorsAreThoseOfTheFullGrid() {
        List<List<Integer>> loads = List.of(List.of(0, 1), List.of(0, 1), List.of(0, 2), List.of(0, 2), List.of(0));
        IrtFit reduced = at(new LatentStructure(List.of("g", "s1", "s2"), 1, loads));
        IrtFit full = at(new LatentStructure(List.of("g", "s1", "s2"), 3, loads, LatentStructure.Correlations.ZERO));
        for (LimitedInformation.Kind kind : LimitedInformation.Kind.values()) {
            MomentSet one = LimitedInformation.moments(reduced, 0, kind);
            MomentSet other = LimitedInformation.moments(full, 0, kind);
            double[] weight = reduced.expectation().distributions()[0].weight;
            double[] fullWeight = full.expectation().distributions()[0].weight;
            double[] expected = one.expected(weight);
            double[][] covariance = one.covariance(weight, expected);
            double[][] slopes = one.slopes(reduced, 0);
            double[] otherExpected = other.expected(fullWeight);
            double[][] otherCovariance = other.covariance(fullWeight, otherExpected);
            double[][] otherSlopes = other.slopes(full, 0);
            for (int m = 0; m < expected.length; m++) {
                assertThat(expected[m]).isCloseTo(otherExpected[m], Offset.offset(1e-12));
                assertThat(covariance[m]).containsExactly(otherCovariance[m], Offset.offset(1e-12));
                assertThat(slopes[m]).containsExactly(otherSlopes[m], Offset.offset(1e-12));
            }
        }
    }

    private static IrtFit at(LatentStructure structure) {
        ResponsePatterns patterns = IrtCases.patterns("irt_bfi1000N_gpcm");
        IrtQuestion question =
                IrtQuestion.of(ItemModel.GENERALIZED_PARTIAL_CREDIT, structure).with(new LatentGrid(7, -3, 3));
        ParameterLayout layout = ParameterLayout.of(patterns, question);
        MarginalLikelihood likelihood = new MarginalLikelihood(patterns, layout, question);
        double[] point = new double[layout.size()];
        for (int a = 0; a < point.length; a++) {
            point[a] = 0.7 + 0.5 * Math.sin(a);
        }
        MarginalMaximum there = new MarginalMaximum(likelihood, point, 0);
        there.search();
        return new IrtFit(
                question, likelihood, there, new double[point.length][point.length], new boolean[point.length], true);
    }
}
