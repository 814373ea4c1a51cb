package kith.irt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import kith.math.ChiSquare;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fit of items and respondents in each of several groups: S-χ², infit, outfit and Zh against models of one group. */
class GroupFitTest {

    private static final int SAMPLES = Integer.getInteger("kith.samples", 1);

    /** Rows of one group of the reference of two genders. */
    private static ResponsePatterns alone(int group) {
        ResponsePatterns both = IrtCases.gender();
        List<double[]> rows = new ArrayList<>();
        for (int p = 0; p < both.size(group); p++) {
            byte[] codes = both.pattern(group, p);
            for (int n = 0; n < both.frequency(group)[p]; n++) {
                rows.add(IntStream.range(0, codes.length)
                        .mapToDouble(i -> codes[i] < 0 ? Double.NaN : both.values(i)[codes[i]])
                        .toArray());
            }
        }
        double[][] columns = IntStream.range(0, both.items().size())
                .mapToObj(i -> rows.stream().mapToDouble(row -> row[i]).toArray())
                .toArray(double[][]::new);
        return ResponsePatterns.of(both.items(), columns);
    }

    /** @param fewer parameters that the group counts for each item, since it shares them with the other */
    private static void assertSameFit(IrtFit groups, int group, IrtFit one, int fewer, double tolerance) {
        List<SumScoreFit> items = SumScoreFit.of(groups, group);
        List<SumScoreFit> expected = SumScoreFit.of(one, 0);
        for (int i = 0; i < items.size(); i++) {
            int df = expected.get(i).degreesOfFreedom() + fewer;
            near(items.get(i).statistic(), expected.get(i).statistic(), tolerance);
            assertThat(items.get(i).degreesOfFreedom()).isEqualTo(df);
            near(items.get(i).pValue(), ChiSquare.upperTail(items.get(i).statistic(), df), 1e-12);
            if (fewer == 0) {
                near(items.get(i).rmsea(), expected.get(i).rmsea(), tolerance);
            }
        }
        assertSameResiduals(ResidualFit.items(groups, group), ResidualFit.items(one, 0), tolerance);
        assertSameResiduals(ResidualFit.patterns(groups, group), ResidualFit.patterns(one, 0), tolerance);
    }

    private static void assertSameResiduals(List<ResidualFit> actual, List<ResidualFit> expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.size(); i++) {
            near(actual.get(i).outfit(), expected.get(i).outfit(), tolerance);
            near(actual.get(i).zOutfit(), expected.get(i).zOutfit(), tolerance);
            near(actual.get(i).infit(), expected.get(i).infit(), tolerance);
            near(actual.get(i).zInfit(), expected.get(i).zInfit(), tolerance);
            near(actual.get(i).zh(), expected.get(i).zh(), tolerance);
        }
    }

    private static void near(double actual, double expected, double tolerance) {
        if (Double.isNaN(expected)) {
            assertThat(actual).isNaN();
        } else {
            assertThat(actual).isCloseTo(expected, Offset.offset(tolerance * (1 + Math.abs(expected))));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GRADED", "GENERALIZED_PARTIAL_CREDIT", "PARTIAL_CREDIT"})
    void freeGroupsHaveTheFitOfSeparateModels(ItemModel model) {
        IrtQuestion question = IrtQuestion.of(model, 5);
        IrtFit groups = IrtModel.fit(IrtCases.gender(), question);
        for (int g = 0; g < 2; g++) {
            assertSameFit(groups, g, IrtModel.fit(alone(g), question), 0, 1e-5);
        }
    }

    /**
     * With equal item parameters a group of mean μ and variance σ² is a model of one group with slopes aσ and
     * intercepts d + aμ. The points of integration move, which changes the fourth digit of z for respondents far out.
     */
    @Test
    void aGroupOnItsOwnScaleHasTheSameFit() {
        IrtFit groups = IrtModel.fit(
                IrtCases.gender(), IrtQuestion.of(ItemModel.GRADED, 5).with(GroupConstraints.all(5)));
        ResponsePatterns patterns = alone(1);
        IrtQuestion question = IrtQuestion.of(ItemModel.GRADED, 5);
        ParameterLayout layout = ParameterLayout.of(patterns, question);
        double mean = groups.means(1)[0];
        double sd = Math.sqrt(groups.covariances(1)[0][0]);
        assertThat(mean).isGreaterThan(0.1);
        double[] free = new double[layout.size()];
        for (int i = 0; i < 5; i++) {
            ItemEstimate item = groups.item(1, i);
            int[] index = layout.items()[0][i].index();
            free[index[0]] = item.slopes()[0] * sd;
            for (int k = 0; k < item.intercepts().length; k++) {
                free[index[k + 1]] = item.intercepts()[k] + item.slopes()[0] * mean;
            }
        }
        MarginalLikelihood likelihood = new MarginalLikelihood(patterns, layout, question);
        MarginalMaximum there = new MarginalMaximum(likelihood, free, 0);
        there.search();
        int size = free.length;
        IrtFit one = new IrtFit(question, likelihood, there, new double[size][size], new boolean[size], true);
        double share =
                groups.patterns().respondents(1) / (double) groups.patterns().respondents();
        assertThat(share).isBetween(0.6, 0.7);
        assertSameFit(groups, 1, one, 6 - (int) Math.round(6 * share), 1e-4);
    }

    /**
     * Two groups of 500 with means .5 apart: the share of S-χ² significant at 5%, with the item parameters equal or
     * free.
     */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sumScoreFitHoldsItsLevelInEachGroup(boolean equal) {
        int[] rejected = new int[2];
        int[] tests = new int[2];
        double[][] raw = {
            {1.2, 1.5, 0, -1.5}, {1.5, 1.3, 0.2, -1.2}, {1.4, 1.9, 0, -1.8}, {1.7, 2, 0.3, -1.6}, {2, 1.6, -0.2, -2.2}
        };
        for (int sample = 0; sample < SAMPLES; sample++) {
            Random random = new Random(500 + sample);
            double[][] first = IrtSimulationTest.responses(ItemModel.GRADED, raw, 500, 0, random);
            double[][] second = IrtSimulationTest.responses(ItemModel.GRADED, raw, 500, 0.5, random);
            int[] group = new int[1000];
            Arrays.fill(group, 500, 1000, 1);
            IrtFit fit = IrtModel.fit(
                    ResponsePatterns.of(
                            List.of("a", "b", "c", "d", "e"),
                            FactorGroupsTest.joined(first, second),
                            List.of("1", "2"),
                            group),
                    IrtQuestion.of(ItemModel.GRADED, 5)
                            .with(equal ? GroupConstraints.all(5) : GroupConstraints.none()));
            for (int g = 0; g < 2; g++) {
                for (SumScoreFit item : SumScoreFit.of(fit, g)) {
                    tests[g]++;
                    rejected[g] += item.pValue() < 0.05 ? 1 : 0;
                }
            }
        }
        if (SAMPLES >= 100) {
            System.out.printf(
                    "S-X2 by group, equal item parameters %s: rejected %.4f and %.4f of %d%n",
                    equal, rejected[0] / (double) tests[0], rejected[1] / (double) tests[1], tests[0]);
        }
        double error = Math.sqrt(0.05 * 0.95 / tests[0]);
        for (int g = 0; g < 2; g++) {
            assertThat(rejected[g] / (double) tests[g]).isBetween(0.03 - 3 * error, 0.07 + 3 * error);
        }
    }
}
