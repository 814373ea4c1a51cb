package kith.irt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import kith.math.NormalDistribution;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Several correlated factors in several groups: identities with one group, one factor and a direct integral, and
 * recovery of a known population.
 *
 * <p>With {@code -Dkith.samples=300} 95% intervals covered the item parameters in 95.2% and the latent means and
 * covariances in 95.6% (two groups of 500, two factors of four graded items, all item parameters equal).
 */
class FactorGroupsTest {

    private static final int SAMPLES = Integer.getInteger("kith.samples", 1);
    private static final LatentGrid COARSE = new LatentGrid(21, -6, 6);
    private static final List<String> ITEMS = List.of("a", "b", "c", "d", "e", "f", "g", "h");
    private static final LatentStructure TWO =
            LatentStructure.correlated(List.of("x", "y"), new int[] {0, 0, 0, 0, 1, 1, 1, 1});
    /** Slope and intercepts of each item. */
    private static final double[][] POPULATION = {
        {1.2, 1.5, -1}, {1.6, 1, -1.4}, {1.4, 1.8, -0.4}, {2, 1.2, -1.2},
        {1.3, 1.1, -1}, {1.8, 1.6, -1.6}, {1.5, 0.8, -1.5}, {1.1, 1, -0.8}
    };
    /** Mean of each factor, then variance, covariance, variance in the second group; correlation .5 in the first. */
    private static final double[] SECOND = {0.4, -0.3, 1.3, 0.4, 0.8};

    private static double[][] responses(int group, int n, Random random) {
        double[][] x = new double[ITEMS.size()][n];
        for (int r = 0; r < n; r++) {
            double u = random.nextGaussian();
            double v = random.nextGaussian();
            double first = group == 0 ? u : SECOND[0] + Math.sqrt(SECOND[2]) * u;
            double slope = SECOND[3] / Math.sqrt(SECOND[2]);
            double second = group == 0
                    ? 0.5 * u + Math.sqrt(0.75) * v
                    : SECOND[1] + slope * u + Math.sqrt(SECOND[4] - slope * slope) * v;
            for (int i = 0; i < x.length; i++) {
                double[] p = probabilities(POPULATION[i], i < 4 ? first : second);
                double at = random.nextDouble();
                x[i][r] = at < p[0] ? 0 : at < p[0] + p[1] ? 1 : 2;
            }
        }
        return x;
    }

    private static double[] probabilities(double[] item, double theta) {
        double one = 1 / (1 + Math.exp(-item[0] * theta - item[1]));
        double two = 1 / (1 + Math.exp(-item[0] * theta - item[2]));
        return new double[] {1 - one, one - two, two};
    }

    static double[][] joined(double[][] first, double[][] second) {
        return IntStream.range(0, first.length)
                .mapToObj(i -> DoubleStream.concat(Arrays.stream(first[i]), Arrays.stream(second[i]))
                        .toArray())
                .toArray(double[][]::new);
    }

    private static ResponsePatterns patterns(double[][] first, double[][] second) {
        int n = first[0].length;
        int[] group = new int[n + second[0].length];
        Arrays.fill(group, n, group.length, 1);
        return ResponsePatterns.of(ITEMS, joined(first, second), List.of("1", "2"), group);
    }

    private static IrtQuestion question() {
        return IrtQuestion.of(ItemModel.GRADED, TWO).with(COARSE);
    }

    private static void near(String what, double actual, double expected, double tolerance) {
        assertThat(actual).as(what).isCloseTo(expected, Offset.offset(tolerance));
    }

    /** The same respondents twice: the latent distribution of the second group is that of the first. */
    @Test
    void equalGroupsGiveTheFitOfOne() {
        double[][] x = responses(0, 300, new Random(1));
        IrtFit one = IrtModel.fit(ResponsePatterns.of(ITEMS, x), question().with(LatentGrid.of(2)));
        IrtFit two =
                IrtModel.fit(patterns(x, x), question().with(LatentGrid.of(2)).with(GroupConstraints.all(8)));
        assertThat(two.hasConverged() && two.isIdentified()).isTrue();
        assertThat(two.parameters()).isEqualTo(one.parameters() + 5);
        near("log L", two.logLikelihood(), 2 * one.logLikelihood(), 1e-6);
        for (int a = 0; a < one.parameters() - 1; a++) {
            near(one.names().get(a), two.estimates()[a], one.estimates()[a], 1e-5);
        }
        for (int f = 0; f < 2; f++) {
            near("mean", two.means(1)[f], 0, 1e-5);
            for (int h = 0; h < 2; h++) {
                near("covariance", two.covariances(1)[f][h], one.covariances(0)[f][h], 1e-5);
            }
        }
    }

    @Test
    void freeGroupsGiveSeparateFits() {
        double[][] first = responses(0, 300, new Random(2));
        double[][] second = responses(1, 300, new Random(3));
        IrtFit both = IrtModel.fit(patterns(first, second), question());
        double sum = 0;
        for (int g = 0; g < 2; g++) {
            IrtFit one = IrtModel.fit(ResponsePatterns.of(ITEMS, g == 0 ? first : second), question());
            sum += one.logLikelihood();
            for (int i = 0; i < 8; i++) {
                for (int k = 0; k < 3; k++) {
                    near(
                            "estimate",
                            both.item(g, i).estimates()[k],
                            one.item(0, i).estimates()[k],
                            1e-5);
                    near("error", both.item(g, i).errors()[k], one.item(0, i).errors()[k], 1e-5);
                }
            }
            near("correlation", both.covariances(g)[0][1], one.covariances(0)[0][1], 1e-6);
            FactorPlan plan = new FactorPlan.Parts();
            near(
                    "loading",
                    FactorSolution.of(both, plan, g).loadings().at(0, 0),
                    FactorSolution.of(one, plan, 0).loadings().at(0, 0),
                    1e-6);
        }
        near("log L", both.logLikelihood(), sum, 1e-6);
    }

    /** Without correlations each factor is a model of its own, with its latent means and variances. */
    @Test
    void uncorrelatedFactorsGiveModelsOfOneFactor() {
        double[][] first = responses(0, 250, new Random(4));
        double[][] second = responses(1, 250, new Random(5));
        LatentStructure apart = new LatentStructure(TWO.factors(), 2, TWO.loads(), LatentStructure.Correlations.ZERO);
        IrtFit both = IrtModel.fit(
                patterns(first, second),
                IrtQuestion.of(ItemModel.GRADED, apart).with(COARSE).with(GroupConstraints.all(8)));
        double sum = 0;
        for (int f = 0; f < 2; f++) {
            double[][] of = joined(first, second);
            int[] group = new int[500];
            Arrays.fill(group, 250, 500, 1);
            IrtFit one = IrtModel.fit(
                    ResponsePatterns.of(
                            ITEMS.subList(4 * f, 4 * f + 4),
                            Arrays.copyOfRange(of, 4 * f, 4 * f + 4),
                            List.of("1", "2"),
                            group),
                    IrtQuestion.of(ItemModel.GRADED, 4).with(COARSE).with(GroupConstraints.all(4)));
            sum += one.logLikelihood();
            near("mean", both.means(1)[f], one.means(1)[0], 1e-5);
            near("variance", both.covariances(1)[f][f], one.covariances(1)[0][0], 1e-5);
            near("error of mean", both.meanErrors(1)[f], one.meanErrors(1)[0], 1e-5);
            near("slope", both.item(1, 4 * f).slopes()[0], one.item(1, 0).slopes()[0], 1e-5);
        }
        near("log L", both.logLikelihood(), sum, 1e-6);
    }

    /** Σ log ∫∫ Π P(x | θ) φ(θ; μ, Σ) dθ over a dense rectangle, written out, at given parameters. */
    @Test
    void theLikelihoodIsTheIntegral() {
        double[][] first = responses(0, 30, new Random(6));
        double[][] second = responses(1, 30, new Random(7));
        ResponsePatterns patterns = patterns(first, second);
        IrtQuestion question = question().with(new LatentGrid(81, -8, 8)).with(GroupConstraints.all(8));
        ParameterLayout layout = ParameterLayout.of(patterns, question);
        double[] free = new double[layout.size()];
        int place = 0;
        for (double[] item : POPULATION) {
            for (double value : item) {
                free[place++] = value;
            }
        }
        assertThat(layout.names().subList(place, layout.size()))
                .containsExactly("COV_21.1", "MEAN_1.2", "MEAN_2.2", "COV_11.2", "COV_21.2", "COV_22.2");
        free[place++] = 0.5;
        for (double value : SECOND) {
            free[place++] = value;
        }
        double expected = 0;
        for (int r = 0; r < 30; r++) {
            expected += Math.log(integral(first, r, new double[] {0, 0, 1, 0.5, 1}));
            expected += Math.log(integral(second, r, SECOND));
        }
        near(
                "log L",
                new MarginalLikelihood(patterns, layout, question)
                        .expectation(free)
                        .logLikelihood(),
                expected,
                1e-6);
    }

    private static double integral(double[][] x, int row, double[] latent) {
        double step = 0.05;
        double determinant = latent[2] * latent[4] - latent[3] * latent[3];
        double sum = 0;
        for (double s = -7.5; s <= 7.5; s += step) {
            double ofFirst = product(x, row, 0, s);
            for (double t = -7.5; t <= 7.5; t += step) {
                double u = s - latent[0];
                double v = t - latent[1];
                double form = (latent[4] * u * u - 2 * latent[3] * u * v + latent[2] * v * v) / determinant;
                sum += ofFirst
                        * product(x, row, 4, t)
                        * Math.exp(-form / 2)
                        / (2 * Math.PI * Math.sqrt(determinant))
                        * step
                        * step;
            }
        }
        return sum;
    }

    private static double product(double[][] x, int row, int from, double theta) {
        double product = 1;
        for (int i = from; i < from + 4; i++) {
            product *= probabilities(POPULATION[i], theta)[(int) x[i][row]];
        }
        return product;
    }

    @Test
    void recoversThePopulation() {
        double z = NormalDistribution.twoSided(0.95);
        double[] latent = {0.5, SECOND[0], SECOND[1], SECOND[2], SECOND[3], SECOND[4]};
        int[] covered = new int[2];
        int[] all = new int[2];
        for (int sample = 0; sample < SAMPLES; sample++) {
            Random random = new Random(300 + sample);
            IrtFit fit = IrtModel.fit(
                    patterns(responses(0, 500, random), responses(1, 500, random)),
                    question().with(GroupConstraints.all(8)));
            assertThat(fit.hasConverged() && fit.isIdentified()).isTrue();
            double[] errors = fit.standardErrors();
            for (int a = 0; a < errors.length; a++) {
                int kind = a < 24 ? 0 : 1;
                double truth = kind == 0 ? POPULATION[a / 3][a % 3] : latent[a - 24];
                double distance = Math.abs(fit.estimates()[a] - truth) / errors[a];
                covered[kind] += distance < z ? 1 : 0;
                all[kind]++;
                assertThat(distance).as(fit.names().get(a)).isLessThan(5);
            }
        }
        if (SAMPLES >= 100) {
            System.out.printf(
                    "two factors in two groups: coverage of item parameters %.4f of %d, of latent ones %.4f of %d%n",
                    covered[0] / (double) all[0], all[0], covered[1] / (double) all[1], all[1]);
        }
        double error = Math.sqrt(0.05 * 0.95 / SAMPLES);
        for (int kind = 0; kind < 2; kind++) {
            assertThat(covered[kind] / (double) all[kind]).isBetween(0.95 - 3 * error, Math.min(1, 0.95 + 3 * error));
        }
    }
}
