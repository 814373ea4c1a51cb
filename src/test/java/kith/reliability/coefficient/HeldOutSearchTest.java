package kith.reliability.coefficient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import kith.Tolerance;
import kith.data.KeyedItem;
import kith.math.Descriptives;
import kith.math.Matrix;
import kith.math.Parallel;
import kith.math.SmallMatrices;
import kith.math.Wishart;
import kith.moments.Missing;
import kith.reliability.Samples;
import kith.reliability.coefficient.HeldOutSearch.Search;
import kith.reliability.scale.NormalDraws;
import kith.reliability.scale.ResampledCovariance;
import kith.reliability.scale.ScaleResponses;
import kith.resampling.Interval;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Split halves and greatest lower bounds in people among whom they were not searched. */
class HeldOutSearchTest {

    private static final Parallel TWO = new Parallel(2);

    private static HeldOutSearch search(ScaleResponses answers, int seed, Parallel parallel) {
        double[][] c = answers.moments().covariance().toArray();
        double[] mean = answers.moments().mean();
        return HeldOutSearch.of(
                        new AnsweringPeople(
                                new PersonInfluence(answers, c, mean), new ResampledCovariance(answers, mean), 10),
                        SplitHalves.of(SmallMatrices.correlations(c), 1_000, seed),
                        seed,
                        parallel)
                .orElseThrow();
    }

    @Test
    void theWeightsOfTheGreatestLowerBoundGiveItByDuality() {
        double[][] nine = Samples.completeCorrelations(Samples.nineTests(), Samples.holzinger());
        double[][] x = GreatestLowerBound.weights(nine).orElseThrow();
        double products = 0;
        for (int i = 0; i < 9; i++) {
            assertThat(x[i][i]).isGreaterThan(1 - 1e-6);
            for (int j = 0; j < 9; j++) {
                products += x[i][j] * nine[i][j];
            }
        }
        assertThat(1 - products / SmallMatrices.sum(nine))
                .isCloseTo(GreatestLowerBound.of(nine).value(), Offset.offset(1e-5))
                .isLessThanOrEqualTo(GreatestLowerBound.of(nine).value() + 1e-9);
    }

    @Test
    void theWeightsGiveALowerBoundWithOtherCorrelationsToo() {
        double[][] nine = Samples.completeCorrelations(Samples.nineTests(), Samples.holzinger());
        double[][] x = GreatestLowerBound.weights(nine).orElseThrow();
        double[][] other = parallel(9, 0.3);
        double products = 0;
        for (int i = 0; i < 9; i++) {
            for (int j = 0; j < 9; j++) {
                products += x[i][j] * other[i][j];
            }
        }
        assertThat(1 - products / SmallMatrices.sum(other))
                .isLessThan(GreatestLowerBound.of(other).value());
    }

    @Test
    void withAllPeopleAlikeInEveryTenthNothingIsGainedByTheSearch() {
        ScaleResponses nine = ScaleResponses.of(Samples.nineTests(), Samples.holzinger(), Missing.LISTWISE);
        double[][] tenfold = new double[9][];
        for (int i = 0; i < 9; i++) {
            double[] item = nine.keyed().get(i).toArray();
            tenfold[i] = IntStream.range(0, 10 * item.length)
                    .mapToDouble(row -> item[row / 10])
                    .toArray();
        }
        HeldOutSearch found = search(Samples.answers(nine.items(), tenfold), 1, TWO);
        for (Map.Entry<Search, SearchedExtreme> extreme : found.extremes().entrySet()) {
            assertThat(extreme.getValue().heldOut())
                    .as(extreme.getKey().name())
                    .isCloseTo(extreme.getValue().estimate(), Offset.offset(1e-5));
        }
    }

    @Test
    void theIntervalHoldsEstimateAndCrossValidatedValue() {
        ScaleResponses nine = ScaleResponses.of(Samples.nineTests(), Samples.holzinger(), Missing.LISTWISE);
        HeldOutSearch found = search(nine, 1, TWO);
        for (SearchedExtreme extreme : found.extremes().values()) {
            Interval interval = extreme.interval(0.95);
            assertThat(interval.lower()).isLessThan(Math.min(extreme.estimate(), extreme.heldOut()));
            assertThat(interval.upper()).isGreaterThan(Math.max(extreme.estimate(), extreme.heldOut()));
        }
        assertThat(found.extremes().get(Search.BOUND).optimistic()).isTrue();
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        ScaleResponses nine = ScaleResponses.of(Samples.nineTests(), Samples.holzinger(), Missing.LISTWISE);
        assertThat(search(nine, 3, new Parallel(1))).isEqualTo(search(nine, 3, new Parallel(4)));
    }

    @Test
    void thereIsNoneForFewerThanTwentyPeople() {
        ScaleResponses few = sample(factor(parallel(4, 0.3)), 19, 1);
        double[][] c = few.moments().covariance().toArray();
        double[] mean = few.moments().mean();
        assertThat(HeldOutSearch.of(
                        new AnsweringPeople(new PersonInfluence(few, c, mean), new ResampledCovariance(few, mean), 10),
                        SplitHalves.of(SmallMatrices.correlations(c), 1_000, 1),
                        1,
                        TWO))
                .isEmpty();
    }

    @Test
    void theIntervalOfTheBoundByFactorsGoesDownToThatOfTheAlgebraicOne() {
        SearchedExtreme algebraic = new SearchedExtreme(0.85, 0.80, 0.01, 0.02, true);
        double z = 1.959963984540054;
        Interval found = algebraic.besides(0.87, 0.95);
        Tolerance.CLOSED_FORM.check("lower", found.lower(), 0.80 - z * 0.02);
        Tolerance.CLOSED_FORM.check("upper", found.upper(), 0.87 + z * 0.01);
        Tolerance.CLOSED_FORM.check(
                "of a smaller one", algebraic.besides(0.75, 0.95).lower(), 0.75 - z * 0.01);
        assertThat(new SearchedExtreme(0.85, Double.NaN, 0.01, 0.02, true).besides(0.87, 0.95))
                .isEqualTo(Interval.NONE);
    }

    /** Nine parallel items: communalities of more than the one factor are not determined, with any number of people. */
    @Test
    void theBoundByFactorsDoesNotComeToThatOfThePopulationWithMorePeople() {
        double[][] r = parallel(9, 0.3);
        for (int n : new int[] {1_000, 1_000_000}) {
            double[] found = new double[40];
            new NormalDraws(Wishart.of(r, n - 1).orElseThrow(), true).draws(3, 0, found.length, new Function<>() {
                private int at;

                @Override
                public double[] apply(double[][] c) {
                    found[at++] = boundByFactors(c);
                    return new double[0];
                }
            });
            // The mean lies 0.05 and 0.03 above the population, with a standard deviation of 0.02 in 40 samples.
            assertThat(Descriptives.of(found).mean()).isGreaterThan(Alpha.of(r) + 0.02);
        }
    }

    private static double boundByFactors(double[][] r) {
        return FactorCoefficients.boundByFactors(Matrix.square(
                Samples.items(r.length).items().stream().map(KeyedItem::name).toList(), r));
    }

    /** Splits are equally good in the population, and the bound is not where one X is best. */
    @Test
    @Tag("slow")
    void ofParallelItemsTheIntervalsHoldThePopulation() {
        assertThatIntervalsHold(parallel(10, 0.3), 200, Alpha.of(parallel(10, 0.3)));
    }

    @Test
    @Tag("slow")
    void ofAGeneralAndThreeGroupFactorsTheIntervalsHoldThePopulation() {
        double[][] r = new double[9][9];
        for (int i = 0; i < 9; i++) {
            for (int j = 0; j < 9; j++) {
                double general = (0.4 + 0.02 * i) * (0.4 + 0.02 * j);
                r[i][j] = i == j ? 1 : general + (i % 3 == j % 3 ? 0.16 : 0);
            }
        }
        assertThatIntervalsHold(r, 400, boundByFactors(r));
    }

    /** @param byFactors the greatest lower bound by factors in the population */
    private static void assertThatIntervalsHold(double[][] population, int n, double byFactors) {
        int samples = 300;
        double[][] factor = factor(population);
        SplitHalves halves = SplitHalves.of(population, 1_000, 1);
        Map<Search, Double> expected = Map.of(
                Search.BEST, halves.best(),
                Search.WORST, halves.worst(),
                Search.BOUND, GreatestLowerBound.of(population).value());
        List<ScaleResponses> drawn = TWO.map(samples, draw -> sample(factor, n, 1_000 + draw));
        List<HeldOutSearch> found = TWO.map(samples, draw -> search(drawn.get(draw), draw, new Parallel(1)));
        expected.forEach((which, value) -> {
            long held = found.stream()
                    .map(search -> search.extremes().get(which).interval(0.95))
                    .filter(interval -> interval.lower() <= value && value <= interval.upper())
                    .count();
            // 95 % less twice the binomial error of 300 samples.
            assertThat(held).as(which.name()).isGreaterThanOrEqualTo((long) (samples * (0.95 - 2 * 0.0126)));
        });
        List<Interval> besides = TWO.map(
                samples,
                draw -> found.get(draw)
                        .extremes()
                        .get(Search.BOUND)
                        .besides(
                                boundByFactors(SmallMatrices.correlations(
                                        drawn.get(draw).moments().covariance().toArray())),
                                0.95));
        assertThat(besides.stream()
                        .filter(interval -> interval.lower() <= byFactors && byFactors <= interval.upper())
                        .count())
                .as(Coefficient.GLB_FACTOR.id())
                .isGreaterThanOrEqualTo((long) (samples * (0.95 - 2 * 0.0126)));
    }

    private static double[][] parallel(int k, double correlation) {
        double[][] r = new double[k][k];
        for (int i = 0; i < k; i++) {
            java.util.Arrays.fill(r[i], correlation);
            r[i][i] = 1;
        }
        return r;
    }

    static double[][] factor(double[][] r) {
        int k = r.length;
        double[][] lower = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = r[i][j];
                for (int h = 0; h < j; h++) {
                    sum -= lower[i][h] * lower[j][h];
                }
                lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
            }
        }
        return lower;
    }

    static ScaleResponses sample(double[][] factor, int n, long seed) {
        int k = factor.length;
        Random random = new Random(seed);
        double[][] answers = new double[k][n];
        double[] z = new double[k];
        for (int row = 0; row < n; row++) {
            for (int i = 0; i < k; i++) {
                z[i] = random.nextGaussian();
                for (int j = 0; j <= i; j++) {
                    answers[i][row] += factor[i][j] * z[j];
                }
            }
        }
        return Samples.answers(Samples.items(k).items(), answers);
    }
}
