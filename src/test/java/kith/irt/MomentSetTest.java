package kith.irt;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
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
}
