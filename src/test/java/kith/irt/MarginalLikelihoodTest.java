package kith.irt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gradient and observed information against central differences, away from the maximum. */
class MarginalLikelihoodTest {

    private static final double STEP = 1e-5;

    private static double[] shaken(double[] free) {
        double[] other = free.clone();
        for (int a = 0; a < other.length; a++) {
            other[a] += 0.03 * Math.sin(a + 1);
        }
        return other;
    }

    private static double[] shifted(double[] free, int parameter, double step) {
        double[] other = free.clone();
        other[parameter] += step;
        return other;
    }

    private static void agrees(IrtFit fit, int stride) {
        MarginalLikelihood likelihood = fit.likelihood();
        double[] free = shaken(fit.estimates());
        Expectation here = likelihood.expectation(free);
        double[] gradient = likelihood.gradient(here, free);
        double[][] information = new ObservedInformation(likelihood).at(here, free);
        for (int a = 0; a < free.length; a += stride) {
            double[] up = shifted(free, a, STEP);
            double[] down = shifted(free, a, -STEP);
            Expectation upper = likelihood.expectation(up);
            Expectation lower = likelihood.expectation(down);
            assertThat((upper.logLikelihood() - lower.logLikelihood()) / (2 * STEP))
                    .as("gradient of " + fit.names().get(a))
                    .isCloseTo(gradient[a], Offset.offset(1e-5 * (1 + Math.abs(gradient[a]))));
            double[] above = likelihood.gradient(upper, up);
            double[] below = likelihood.gradient(lower, down);
            for (int b = 0; b < free.length; b++) {
                assertThat((below[b] - above[b]) / (2 * STEP))
                        .as(fit.names().get(a) + " with " + fit.names().get(b))
                        .isCloseTo(information[a][b], Offset.offset(1e-6 * (1 + Math.abs(information[a][b]))));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "irt_lsat7_rasch",
                "irt_science_graded",
                "irt_bfi1000N_gpcm",
                "irt_bfi1000N_rsm",
                "irt_bfi1000N_grsm"
            })
    void derivativesOfOneFactorAgreeWithDifferences(String reference) {
        agrees(IrtCases.fit(reference), 1);
    }

    @Test
    void derivativesOfSeveralGroupsAgreeWithDifferences() {
        agrees(
                IrtModel.fit(
                        IrtCases.gender(),
                        IrtQuestion.of(ItemModel.GRADED, 5).with(GroupConstraints.anchors(List.of(0, 1)))),
                3);
    }

    @Test
    void derivativesOfTwoFactorsAgreeWithDifferences() {
        agrees(IrtCases.fit("irt_multidim_2f"), 10);
    }

    @Test
    void derivativesOfTwoFactorsInGroupsAgreeWithDifferences() {
        LatentStructure structure = LatentStructure.correlated(List.of("f", "g"), new int[] {0, 0, 0, 1, 1});
        agrees(
                IrtModel.fit(
                        IrtCases.gender(),
                        IrtQuestion.of(ItemModel.GRADED, structure)
                                .with(new LatentGrid(13, -5, 5))
                                .with(GroupConstraints.anchors(List.of(0, 1, 3)))),
                1);
    }

    /** Two tiers: two correlated general factors, two specific ones, and items without a specific factor. */
    private static final LatentStructure TWO_TIERS = new LatentStructure(
            List.of("g1", "g2", "s1", "s2"),
            2,
            List.of(
                    List.of(0, 2),
                    List.of(0, 2),
                    List.of(0, 3),
                    List.of(0),
                    List.of(1, 2),
                    List.of(1, 3),
                    List.of(1, 3),
                    List.of(1)));

    @Test
    void derivativesWithSpecificFactorsAgreeWithDifferences() {
        ResponsePatterns patterns = IrtCases.patterns("irt_multidim_2f");
        agrees(
                IrtModel.fit(
                        patterns, IrtQuestion.of(ItemModel.GRADED, TWO_TIERS).with(new LatentGrid(9, -4, 4))),
                7);
    }

    @Test
    void derivativesOfBifactorGroupsAgreeWithDifferences() {
        LatentStructure structure = LatentStructure.bifactor(List.of("s1", "s2"), new int[] {0, 0, -1, 1, 1});
        agrees(
                IrtModel.fit(
                        IrtCases.gender(),
                        IrtQuestion.of(ItemModel.GENERALIZED_PARTIAL_CREDIT, structure)
                                .with(new LatentGrid(13, -5, 5))
                                .with(GroupConstraints.all(5))),
                9);
    }

    /** Integrating specific factors out one at a time gives the likelihood of the product of all grids. */
    @Test
    void dimensionReductionIsExact() {
        ResponsePatterns patterns = IrtCases.patterns("irt_bfi1000N_2pl");
        LatentGrid grid = new LatentGrid(9, -4, 4);
        List<List<Integer>> loads = List.of(List.of(0, 1), List.of(0, 1), List.of(0, 2), List.of(0, 2), List.of(0));
        IrtQuestion reduced = IrtQuestion.of(ItemModel.GRADED, new LatentStructure(List.of("g", "s1", "s2"), 1, loads))
                .with(grid);
        IrtQuestion full = IrtQuestion.of(ItemModel.GRADED, new LatentStructure(List.of("g", "s1", "s2"), 3, loads))
                .with(grid);
        ParameterLayout layout = ParameterLayout.of(patterns, reduced);
        double[] free = shaken(layout.start());
        double[] withCovariances = java.util.Arrays.copyOf(free, free.length + 3);
        assertThat(new MarginalLikelihood(patterns, layout, reduced)
                        .expectation(free)
                        .logLikelihood())
                .isCloseTo(
                        new MarginalLikelihood(patterns, ParameterLayout.of(patterns, full), full)
                                .expectation(withCovariances)
                                .logLikelihood(),
                        Offset.offset(1e-8));
    }
}
