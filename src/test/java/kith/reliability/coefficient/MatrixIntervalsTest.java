package kith.reliability.coefficient;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import kith.Reference;
import kith.Tolerance;
import kith.data.KeyedItem;
import kith.finding.Finding;
import kith.math.Descriptives;
import kith.math.Matrix;
import kith.math.Parallel;
import kith.math.SmallMatrices;
import kith.math.Wishart;
import kith.reliability.Samples;
import kith.reliability.ScaleAnalyses;
import kith.reliability.item.ScaleAnalysis;
import kith.reliability.scale.NormalDraws;
import kith.reliability.scale.NormalPeople;
import kith.reliability.scale.PeopleInGroups;
import kith.reliability.scale.ReliabilityOptions;
import kith.reliability.scale.ReliabilityOptions.Extent;
import kith.reliability.scale.ReliabilityOptions.Resampling;
import kith.reliability.scale.ResampledCovariance;
import kith.reliability.scale.ScaleItems;
import kith.reliability.scale.ScaleResponses;
import kith.resampling.IntervalMethod;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Intervals where only covariances or correlations and the number of people are known. */
class MatrixIntervalsTest {

    private static final JsonNode OWN = Reference.own("matrix_intervals");

    private static double[][] covariances(String set) {
        JsonNode rows = OWN.get(set).get("cov");
        double[][] c = new double[rows.size()][rows.size()];
        for (int i = 0; i < c.length; i++) {
            for (int j = 0; j < c.length; j++) {
                c[i][j] = Reference.number(rows.get(i).get(j));
            }
        }
        return c;
    }

    private static ScaleAnalysis analyse(double[][] c, int n, ReliabilityOptions options) {
        ScaleItems scale = Samples.items(c.length);
        Matrix matrix =
                Matrix.square(scale.items().stream().map(KeyedItem::name).toList(), c);
        return ScaleAnalyses.of(scale, matrix, n, options).scales().get(0);
    }

    private static ReliabilityOptions options(int draws, int threads, Extent extent) {
        return ReliabilityOptions.withSeed(5).with(new Resampling(draws, 5, new Parallel(threads), extent));
    }

    /**
     * A quantile of 2.5 % of N draws has a standard error of 2.7 standard deviations over √N: of 5,000 here and 20,000
     * there together 0.042 of one.
     */
    private static void assertThatPercentilesAreThoseOfR(String set, boolean correlations) {
        double[][] c = covariances(set);
        int n = OWN.get(set).get("n").intValue();
        ScaleAnalysis scale =
                analyse(correlations ? SmallMatrices.correlations(c) : c, n, options(5_000, 2, Extent.QUICK));
        JsonNode expected = OWN.get(set).get(correlations ? "correlation" : "covariance");
        int compared = 0;
        for (Coefficient coefficient : Coefficient.values()) {
            JsonNode of = expected.get(coefficient.id());
            Optional<ReliabilityEstimate> found = scale.estimate(coefficient, IntervalMethod.BOOTSTRAP_PARAMETRIC);
            if (of == null || found.isEmpty()) {
                continue;
            }
            compared++;
            String what = set + " " + coefficient.id();
            if (!correlations) {
                Tolerance.ESTIMATE.check(
                        what,
                        found.get().estimate(),
                        Reference.number(OWN.get(set).get("estimate").get(coefficient.id())));
            }
            Offset<Double> close = Offset.offset(4 * 0.042 * of.get("sd").doubleValue());
            assertThat(found.get().interval().lower())
                    .as(what)
                    .isCloseTo(of.get("ci").get(0).doubleValue(), close);
            assertThat(found.get().interval().upper())
                    .as(what)
                    .isCloseTo(of.get("ci").get(1).doubleValue(), close);
        }
        assertThat(compared).isEqualTo(13);
    }

    @Test
    void percentilesAreThoseOfWishartMatricesOfR() {
        assertThatPercentilesAreThoseOfR("nine", false);
        assertThatPercentilesAreThoseOfR("agreeableness", false);
    }

    @Test
    void ofCorrelationsTheyAreThoseOfItemsStandardizedInEverySample() {
        assertThatPercentilesAreThoseOfR("nine", true);
        assertThatPercentilesAreThoseOfR("agreeableness", true);
    }

    @Test
    void coefficientsOfSeveralFactorsHaveTheNormalIntervalOfPsychsDraws() {
        ScaleAnalysis scale = analyse(covariances("nine"), 301, options(1_000, 2, Extent.ALL));
        for (Coefficient coefficient : List.of(
                Coefficient.OMEGA_HIERARCHICAL,
                Coefficient.OMEGA_TOTAL_SCHMID_LEIMAN,
                Coefficient.EXPLAINED_COMMON_VARIANCE)) {
            JsonNode of = OWN.get("several_factors").get(coefficient.id());
            ReliabilityEstimate found = scale.estimate(coefficient).orElseThrow();
            double estimate = of.get("estimate").doubleValue();
            double sd = of.get("sd").doubleValue();
            assertThat(found.method()).isEqualTo(IntervalMethod.BOOTSTRAP_PARAMETRIC_NORMAL);
            assertThat(found.convention()).endsWith("; interval supposes normal answers, none missing");
            Tolerance.ESTIMATE.check(coefficient.id(), found.estimate(), estimate);
            double middle = 2 * estimate - of.get("mean").doubleValue();
            // Of 400 draws the mean is known to 0.05 and 1.96 standard deviations to 0.07 of one; of 1,000 to 0.03 and
            // 0.04: together 0.10.
            Offset<Double> close = Offset.offset(0.3 * sd);
            assertThat(found.interval().lower()).as(coefficient.id()).isCloseTo(middle - 1.96 * sd, close);
            assertThat(found.interval().upper()).as(coefficient.id()).isCloseTo(middle + 1.96 * sd, close);
        }
    }

    @Test
    void alphaVariesAsItsAsymptoticStandardErrorSays() {
        for (String set : List.of("nine", "agreeableness")) {
            double[][] c = covariances(set);
            int n = OWN.get(set).get("n").intValue();
            ReliabilityBootstrap<Coefficient> drawn = new ReliabilityBootstrap<>(
                    draws(c, n), new Resampling(10_000, 1, new Parallel(2)), List.of(Coefficient.ALPHA), draw ->
                            new double[] {Alpha.of(draw)});
            double expected = OWN.get(set).get("se_alpha").doubleValue();
            Tolerance.CLOSED_FORM.check(set, Alpha.standardError(c, n), expected);
            // A standard deviation of 10,000 draws is known to 0.7 %; the formula is of first order in 1/n.
            assertThat(drawn.of(Coefficient.ALPHA).standardError()).isCloseTo(expected, Percentage.withPercentage(3));
        }
    }

    private static NormalDraws draws(double[][] c, int n) {
        return new NormalDraws(Wishart.of(c, n - 1).orElseThrow(), false);
    }

    @Test
    void everyCoefficientOfAMatrixHasAnInterval() {
        ScaleAnalysis scale = analyse(covariances("nine"), 301, options(200, 2, Extent.AUTO));
        assertThat(scale.reliability()).allSatisfy(row -> {
            assertThat(row.method()).isNotEqualTo(IntervalMethod.NONE);
            assertThat(row.interval().lower()).isLessThan(row.interval().upper());
            if (!List.of(IntervalMethod.FELDT, IntervalMethod.BONETT, IntervalMethod.ASYMPTOTIC)
                    .contains(row.method())) {
                assertThat(row.convention()).endsWith("; interval supposes normal answers, none missing");
            }
        });
        assertThat(scale.estimate(Coefficient.LAMBDA4).orElseThrow().method())
                .isEqualTo(IntervalMethod.CROSS_VALIDATED);
        assertThat(scale.reliability())
                .extracting(ReliabilityEstimate::method)
                .doesNotContain(IntervalMethod.BOOTSTRAP_PERCENTILE, IntervalMethod.BOOTSTRAP_NORMAL);
    }

    @Test
    void theErrorOfMeasurementIsThatOfTheAnswers() {
        double[][] c = covariances("nine");
        MeasurementError expected = ScaleAnalyses.of(List.of(Samples.nineTests()), Samples.holzinger(), Samples.quick())
                .scales()
                .get(0)
                .measurementError()
                .orElseThrow();
        MeasurementError found =
                analyse(c, 301, Samples.quick()).measurementError().orElseThrow();
        Tolerance.CLOSED_FORM.check("standard error", found.standardError(), expected.standardError());
        Tolerance.CLOSED_FORM.check("change", found.detectableGroupChange(), expected.detectableGroupChange());
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        double[][] c = covariances("nine");
        assertThat(analyse(c, 301, options(100, 1, Extent.AUTO)).reliability())
                .isEqualTo(analyse(c, 301, options(100, 4, Extent.AUTO)).reliability());
    }

    @Test
    void drawsHaveTheMeanAndTheVariancesOfTheWishartDistribution() {
        double[][] c = {{4, 1, 0.5}, {1, 2, -0.3}, {0.5, -0.3, 1}};
        int n = 11;
        int times = 40_000;
        double[][] drawn = draws(c, n)
                .draws(
                        3,
                        0,
                        times,
                        draw -> Arrays.stream(draw)
                                .flatMapToDouble(Arrays::stream)
                                .toArray());
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                int at = 3 * i + j;
                double variance = (c[i][j] * c[i][j] + c[i][i] * c[j][j]) / (n - 1);
                double mean =
                        Arrays.stream(drawn).mapToDouble(d -> d[at]).average().orElseThrow();
                double squares = Arrays.stream(drawn)
                        .mapToDouble(d -> (d[at] - mean) * (d[at] - mean))
                        .average()
                        .orElseThrow();
                assertThat(mean).isCloseTo(c[i][j], Offset.offset(4 * Math.sqrt(variance / times)));
                // χ² with 10 degrees of freedom has a kurtosis of 1.2, so that a variance is known to √(3.2/N).
                assertThat(squares).isCloseTo(variance, Percentage.withPercentage(4 * 100 * Math.sqrt(3.2 / times)));
            }
        }
    }

    @Test
    void groupsOfNormalPeopleMakeUpTheCorrelations() {
        double[][] r = SmallMatrices.correlations(covariances("nine"));
        NormalPeople people = new NormalPeople(Wishart.of(r, 305 - 1).orElseThrow(), 10, 2);
        double[][] sum = new double[9][9];
        for (int group = 0; group < 10; group++) {
            double[][] share = people.share(group);
            for (int i = 0; i < 9; i++) {
                for (int j = 0; j < 9; j++) {
                    sum[i][j] += share[i][j];
                }
            }
        }
        for (int i = 0; i < 9; i++) {
            assertThat(sum[i]).containsExactly(r[i], Offset.offset(1e-12));
        }
    }

    /** Of few people too: of 24 in ten groups the products within a group have one or two degrees of freedom. */
    @Test
    void withoutAGroupTheOthersVaryAsSamplesOfPeopleDo() {
        double[][] r = {{1, 0.5, 0.2}, {0.5, 1, 0.3}, {0.2, 0.3, 1}};
        int times = 4_000;
        int n = 24;
        double[] normal = new double[times];
        double[] answered = new double[times];
        for (int draw = 0; draw < times; draw++) {
            normal[draw] = first(new NormalPeople(Wishart.of(r, n - 1).orElseThrow(), 10, draw).without(3));
            answered[draw] = first(surrogate(r, n, draw).without(3));
        }
        double mean = Arrays.stream(normal).average().orElseThrow();
        double expected = Arrays.stream(answered).average().orElseThrow();
        double sd = Descriptives.of(answered).sd();
        assertThat(mean).isCloseTo(expected, Offset.offset(4 * sd * Math.sqrt(2.0 / times)));
        // A standard deviation of 4,000 draws is known to about 1.1 %, the two together to 1.6 %.
        assertThat(Descriptives.of(normal).sd()).isCloseTo(sd, Percentage.withPercentage(6));
        Arrays.sort(normal);
        Arrays.sort(answered);
        for (double share : new double[] {0.05, 0.25, 0.5, 0.75, 0.95}) {
            assertThat(Descriptives.quantile(normal, share))
                    .isCloseTo(Descriptives.quantile(answered, share), Offset.offset(0.15 * sd));
        }
    }

    private static double first(double[][] c) {
        return c[1][0] / Math.sqrt(c[0][0] * c[1][1]);
    }

    /** Normal people, turned so that their correlations are exactly those given. */
    private static PeopleInGroups surrogate(double[][] r, int n, long seed) {
        int k = r.length;
        double[][] unit = new double[k][k];
        IntStream.range(0, k).forEach(i -> unit[i][i] = 1);
        ScaleResponses drawn = HeldOutSearchTest.sample(unit, n, seed);
        double[][] root = HeldOutSearchTest.factor(drawn.moments().covariance().toArray());
        double[] mean = drawn.moments().mean();
        double[][] factor = HeldOutSearchTest.factor(r);
        double[][] answers = new double[k][n];
        for (int row = 0; row < n; row++) {
            double[] z = new double[k];
            for (int i = 0; i < k; i++) {
                double left = drawn.keyed().get(i).at(row) - mean[i];
                for (int j = 0; j < i; j++) {
                    left -= root[i][j] * z[j];
                }
                z[i] = left / root[i][i];
                for (int j = 0; j <= i; j++) {
                    answers[i][row] += factor[i][j] * z[j];
                }
            }
        }
        ScaleResponses exact = Samples.answers(drawn.items(), answers);
        return new AnsweringPeople(
                new PersonInfluence(exact, r, new double[k]), new ResampledCovariance(exact, new double[k]), 10);
    }

    @Test
    void standardErrorsAreThoseOfManyNormalPeople() {
        double[][] r = SmallMatrices.correlations(covariances("nine"));
        int n = 40_000;
        SplitHalves halves = SplitHalves.of(r, 1_000, 1);
        double[][] x = SplitHalves.weights(
                9, halves.bestHalf().stream().mapToInt(item -> item).toArray());
        double[][] gradient = HeldOutSearch.gradient(x, r);
        // The mean of 40,000 squares of influences is known to about 1 to 2 %, its root to half of it.
        assertThat(new NormalPeople(Wishart.of(r, n - 1).orElseThrow(), 10, 1).standardError(gradient))
                .isCloseTo(surrogate(r, n, 8).standardError(gradient), Percentage.withPercentage(3));
    }

    @Test
    void crossValidatedIntervalsAreThoseOfNormalPeople() {
        double[][] r = SmallMatrices.correlations(covariances("nine"));
        SplitHalves halves = SplitHalves.of(r, 1_000, 1);
        int times = 60;
        double[] normal = new double[times];
        double[] answered = new double[times];
        for (int draw = 0; draw < times; draw++) {
            normal[draw] = bound(new NormalPeople(Wishart.of(r, 301 - 1).orElseThrow(), 10, draw), halves, draw);
            answered[draw] = bound(surrogate(r, 301, 900 + draw), halves, draw);
        }
        Descriptives expected = Descriptives.of(answered);
        assertThat(Arrays.stream(normal).average().orElseThrow())
                .isCloseTo(expected.mean(), Offset.offset(4 * expected.sd() * Math.sqrt(2.0 / times)));
    }

    private static double bound(PeopleInGroups people, SplitHalves halves, long seed) {
        return HeldOutSearch.of(people, halves, seed, new Parallel(1))
                .orElseThrow()
                .extremes()
                .get(HeldOutSearch.Search.BOUND)
                .interval(0.95)
                .lower();
    }

    /** Of 100 matrices of a population with a general and three group factors, 300 people each. */
    @Test
    @Tag("slow")
    void intervalsHoldThePopulation() {
        int samples = 100;
        double[][] population = new double[9][9];
        for (int i = 0; i < 9; i++) {
            for (int j = 0; j < 9; j++) {
                double general = (0.45 + 0.02 * i) * (0.45 + 0.02 * j);
                population[i][j] = i == j ? 1 : general + (i % 3 == j % 3 ? 0.16 : 0);
            }
        }
        List<Coefficient> coefficients = List.of(
                Coefficient.ALPHA,
                Coefficient.LAMBDA2,
                Coefficient.COEFFICIENT_H,
                Coefficient.OMEGA_HIERARCHICAL,
                Coefficient.LAMBDA4,
                Coefficient.SPLIT_HALF_WORST,
                Coefficient.GLB);
        ScaleAnalysis truth = analyse(population, 1_000_000, Samples.quick());
        double[][][] drawn = new double[samples][9][9];
        draws(population, 300).draws(17, 0, samples, new Function<>() {
            private int at;

            @Override
            public double[] apply(double[][] c) {
                for (int i = 0; i < 9; i++) {
                    drawn[at][i] = c[i].clone();
                }
                at++;
                return new double[0];
            }
        });
        List<ScaleAnalysis> found =
                new Parallel(2).map(samples, draw -> analyse(drawn[draw], 300, options(200, 1, Extent.AUTO)));
        for (Coefficient coefficient : coefficients) {
            double value = truth.estimate(coefficient).orElseThrow().estimate();
            long held = found.stream()
                    .map(scale -> scale.reliability().stream()
                            .filter(row -> row.coefficient() == coefficient)
                            .reduce((first, last) -> last)
                            .orElseThrow()
                            .interval())
                    .filter(interval -> interval.lower() <= value && value <= interval.upper())
                    .count();
            // 95 % less twice the binomial error of 100 samples.
            assertThat(held).as(coefficient.id()).isGreaterThanOrEqualTo((long) (samples * (0.95 - 2 * 0.0218)));
        }
    }

    @Test
    void aMatrixThatIsNotPositiveDefiniteHasNoneButThoseByFormula() {
        double[][] r = {{1, 0.9, 0.1}, {0.9, 1, 0.8}, {0.1, 0.8, 1}};
        assertThatOnlyAlphaHasIntervals(
                analyse(r, 200, options(100, 2, Extent.AUTO)), "interval_needs_positive_definite");
    }

    @Test
    void norHasOneOfAnItemThatIsTheSumOfTwoOthers() {
        double[][] c = {{1, 0.3, 1.3, 0.2}, {0.3, 1, 1.3, 0.2}, {1.3, 1.3, 2.6, 0.4}, {0.2, 0.2, 0.4, 1}};
        assertThatOnlyAlphaHasIntervals(
                analyse(c, 200, options(100, 2, Extent.AUTO)), "interval_needs_positive_definite");
    }

    @Test
    void norHasOneOfNoMorePeopleThanItems() {
        assertThatOnlyAlphaHasIntervals(
                analyse(covariances("nine"), 9, options(100, 2, Extent.AUTO)), "interval_needs_people");
    }

    @Test
    void withJustMorePeopleThanItemsThereAreSome() {
        ScaleAnalysis scale = analyse(covariances("nine"), 10, options(100, 2, Extent.AUTO));
        assertThat(scale.estimate(Coefficient.LAMBDA2).orElseThrow().interval().lower())
                .isFinite();
        assertThat(scale.estimate(Coefficient.LAMBDA4).orElseThrow().method()).isEqualTo(IntervalMethod.NONE);
        assertThat(scale.findings()).extracting(Finding::code).contains("interval_needs_people");
    }

    @Test
    void twoItemsAreEnough() {
        double[][] c = {{2, 0.8}, {0.8, 1.5}};
        ScaleAnalysis scale = analyse(c, 100, options(200, 2, Extent.AUTO));
        assertThat(scale.estimate(Coefficient.SPEARMAN_BROWN).orElseThrow().method())
                .isEqualTo(IntervalMethod.BOOTSTRAP_PARAMETRIC);
        assertThat(scale.reliability())
                .allSatisfy(row -> assertThat(row.interval().lower()).isFinite());
    }

    @Test
    void withoutDrawsThereAreNoneAndNothingIsTold() {
        double[][] r = {{1, 0.9, 0.1}, {0.9, 1, 0.8}, {0.1, 0.8, 1}};
        assertThat(analyse(r, 200, Samples.quick()).findings())
                .extracting(Finding::code)
                .doesNotContain("interval_needs_positive_definite");
    }

    private static void assertThatOnlyAlphaHasIntervals(ScaleAnalysis scale, String code) {
        assertThat(scale.findings()).extracting(Finding::code).contains(code);
        assertThat(scale.reliability()).allSatisfy(row -> {
            if (row.coefficient() == Coefficient.ALPHA) {
                assertThat(row.method()).isIn(IntervalMethod.FELDT, IntervalMethod.BONETT, IntervalMethod.ASYMPTOTIC);
            } else {
                assertThat(row.method()).isEqualTo(IntervalMethod.NONE);
            }
        });
    }
}
