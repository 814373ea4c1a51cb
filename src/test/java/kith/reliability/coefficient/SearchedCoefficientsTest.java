package kith.reliability.coefficient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import kith.Tolerance;
import kith.data.KeyedItem;
import kith.efa.bifactor.SchmidLeiman;
import kith.math.Matrix;
import kith.math.Parallel;
import kith.math.SmallMatrices;
import kith.moments.Missing;
import kith.reliability.Samples;
import kith.reliability.ScaleAnalyses;
import kith.reliability.scale.ReliabilityOptions;
import kith.reliability.scale.ReliabilityOptions.Extent;
import kith.reliability.scale.ReliabilityOptions.Resampling;
import kith.reliability.scale.ResampledCovariance;
import kith.reliability.scale.ScaleItems;
import kith.reliability.scale.ScaleResponses;
import kith.resampling.Interval;
import kith.resampling.IntervalMethod;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Coefficients that take a search, and their intervals. */
class SearchedCoefficientsTest {

    private static double[][] correlations() {
        return SmallMatrices.correlations(Samples.completeCovariances(Samples.nineTests(), Samples.holzinger()));
    }

    @Test
    void theMeanOfAllSplitsNeedsNoSplitting() {
        double[][] r = correlations();
        double[][] eight = SmallMatrices.without(r, 3);
        Tolerance.CLOSED_FORM.check("nine items", SplitHalves.mean(r), mean(r, 4));
        Tolerance.CLOSED_FORM.check("eight items", SplitHalves.mean(eight), mean(eight, 4));
        Tolerance.CLOSED_FORM.check("of an even number it is alpha", SplitHalves.mean(eight), Alpha.of(eight));
    }

    /** Over all halves of so many items, by bits. */
    private static double mean(double[][] r, int size) {
        return IntStream.range(0, 1 << r.length)
                .filter(bits -> Integer.bitCount(bits) == size)
                .mapToDouble(bits -> SplitHalves.reliability(
                        r,
                        IntStream.range(0, r.length)
                                .filter(item -> (bits >> item & 1) == 1)
                                .toArray()))
                .average()
                .orElseThrow();
    }

    @Test
    void exchangesComeCloseToTheBestAndTheWorstOfAllSplits() {
        for (int seed = 1; seed <= 5; seed++) {
            double[][] r = randomCorrelations(14, seed);
            SplitHalves all = SplitHalves.of(r, 10_000, 1);
            SplitHalves drawn = SplitHalves.of(r, 10, 1);
            assertThat(all.all()).isTrue();
            assertThat(SplitHalves.reliability(r, SplitHalves.extremeHalf(r, 1, seed)))
                    .isBetween(all.best() - 1e-4, all.best() + 1e-12);
            assertThat(SplitHalves.reliability(r, SplitHalves.extremeHalf(r, -1, seed)))
                    .isBetween(all.worst() - 1e-12, all.worst() + 1e-4);
            assertThat(drawn.best()).isBetween(all.best() - 1e-4, all.best() + 1e-12);
            assertThat(drawn.worst()).isBetween(all.worst() - 1e-12, all.worst() + 1e-4);
            Tolerance.CLOSED_FORM.check("mean, drawn", drawn.mean(), all.mean());
        }
    }

    private static double[][] randomCorrelations(int k, int seed) {
        Random random = new Random(seed);
        double[][] r = new double[k][k];
        double[][] loadings = new double[k][3];
        for (double[] row : loadings) {
            for (int f = 0; f < 3; f++) {
                row[f] = 0.2 + 0.35 * random.nextDouble();
            }
        }
        for (int i = 0; i < k; i++) {
            r[i][i] = 1;
            for (int j = 0; j < i; j++) {
                for (int f = 0; f < 3; f++) {
                    r[i][j] += loadings[i][f] * loadings[j][f];
                }
                r[j][i] = r[i][j];
            }
        }
        return r;
    }

    /**
     * To 1e-5: the rotation of a draw and that of the sample itself are two searches, which stop at a gradient of 1e-5
     * each.
     */
    @Test
    void inTheSampleItselfTheyAreTheEstimates() {
        double[][] c = Samples.completeCovariances(Samples.nineTests(), Samples.holzinger());
        ScaleCovariance scale = scale(Missing.LISTWISE);
        FactorCoefficients factors = FactorCoefficients.of(scale, new Parallel(1));
        double[] found = SearchedCoefficients.of(factors).orElseThrow().of(c);
        double[] expected = {
            factors.generalFactor().orElseThrow().omegaHierarchical(),
            factors.generalFactor().orElseThrow().omegaTotal(),
            factors.generalFactor().orElseThrow().explainedCommonVariance()
        };
        for (int i = 0; i < expected.length; i++) {
            assertThat(found[i]).as(SearchedCoefficients.ALL.get(i).id()).isCloseTo(expected[i], Offset.offset(1e-5));
        }
    }

    private static ScaleCovariance scale(Missing missing) {
        return scale(ScaleResponses.of(Samples.nineTests(), Samples.holzinger(), missing));
    }

    private static ScaleCovariance scale(ScaleResponses answers) {
        return new ScaleCovariance(
                answers.items().stream().map(KeyedItem::name).toList(),
                answers.moments().covariance().toArray(),
                answers.moments().mean(),
                answers.people(),
                java.util.Optional.of(answers),
                List.of());
    }

    /** R: boot.ci of type "norm": 2 t0 − mean(t) ± qnorm(.975) sd(t), for t = 1, 2, 3, 5, 9 and t0 = 3.5. */
    @Test
    void theNormalIntervalIsAroundTheEstimateLessItsBias() {
        double[] draws = {1, 2, 3, 5, 9};
        int[] at = {0};
        ReliabilityBootstrap<Coefficient> bootstrap = new ReliabilityBootstrap<>(
                new ResampledCovariance(
                        ScaleResponses.of(Samples.nineTests(), Samples.holzinger(), Missing.LISTWISE), new double[9]),
                new Resampling(5, 1, new Parallel(1)),
                List.of(Coefficient.OMEGA_HIERARCHICAL),
                c -> new double[] {draws[at[0]++]});
        Interval found = bootstrap.of(Coefficient.OMEGA_HIERARCHICAL).normal(3.5, 0.95);
        Tolerance.CLOSED_FORM.check("lower", found.lower(), 3 - 1.959963984540054 * Math.sqrt(10));
        Tolerance.CLOSED_FORM.check("upper", found.upper(), 3 + 1.959963984540054 * Math.sqrt(10));
    }

    @Test
    void twoHundredSamplesGiveNearlyTheIntervalOfManyMore() {
        ScaleCovariance scale = scale(Missing.LISTWISE);
        FactorCoefficients factors = FactorCoefficients.of(scale, new Parallel(1));
        SearchedCoefficients search = SearchedCoefficients.of(factors).orElseThrow();
        ResampledCovariance sample = new ResampledCovariance(scale.answers().orElseThrow(), scale.means());
        ReliabilityBootstrap<Coefficient> few = new ReliabilityBootstrap<>(
                sample, new Resampling(200, 1, new Parallel(2)), SearchedCoefficients.ALL, search::of);
        ReliabilityBootstrap<Coefficient> many = new ReliabilityBootstrap<>(
                sample, new Resampling(2_000, 2, new Parallel(2)), SearchedCoefficients.ALL, search::of);
        for (Coefficient coefficient : SearchedCoefficients.ALL) {
            double error = many.of(coefficient).standardError();
            Interval found = few.of(coefficient).normal(0.5, 0.95);
            Interval expected = many.of(coefficient).normal(0.5, 0.95);
            // Of 200 samples the mean is known to 1/√200 and 1.96 standard deviations to 1.96/√400 of one: together
            // 0.12.
            assertThat(found.lower()).isCloseTo(expected.lower(), Offset.offset(0.36 * error));
            assertThat(found.upper()).isCloseTo(expected.upper(), Offset.offset(0.36 * error));
        }
    }

    /** A general and three group factors, twelve items, 400 people. */
    @Test
    @Tag("slow")
    void theNormalIntervalHoldsOmegaHierarchicalOfThePopulation() {
        int samples = 100;
        double[][] population = new double[12][12];
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < 12; j++) {
                double general = (0.45 + 0.02 * (i % 5)) * (0.45 + 0.02 * (j % 5));
                population[i][j] = i == j ? 1 : general + (i % 3 == j % 3 ? 0.2 : 0);
            }
        }
        double[][] factor = HeldOutSearchTest.factor(population);
        double expected = SchmidLeiman.of(
                        Matrix.square(
                                Samples.items(12).items().stream()
                                        .map(KeyedItem::name)
                                        .toList(),
                                population),
                        3)
                .omegaHierarchical();
        List<Interval> found = new Parallel(2).map(samples, draw -> {
            ScaleResponses answers = HeldOutSearchTest.sample(factor, 400, 500 + draw);
            ScaleCovariance scale = scale(answers);
            FactorCoefficients factors = FactorCoefficients.of(scale, new Parallel(1));
            ReliabilityBootstrap<Coefficient> bootstrap = new ReliabilityBootstrap<>(
                    new ResampledCovariance(answers, scale.means()),
                    new Resampling(100, draw, new Parallel(1)),
                    SearchedCoefficients.ALL,
                    SearchedCoefficients.of(factors).orElseThrow()::of);
            return bootstrap
                    .of(Coefficient.OMEGA_HIERARCHICAL)
                    .normal(factors.generalFactor().orElseThrow().omegaHierarchical(), 0.95);
        });
        long held = found.stream()
                .filter(interval -> interval.lower() <= expected && expected <= interval.upper())
                .count();
        // 95 % less twice the binomial error of 100 samples.
        assertThat(held).isGreaterThanOrEqualTo((long) (samples * (0.95 - 2 * 0.0218)));
    }

    @Test
    void intervalsDoNotDependOnThreads() {
        List<ReliabilityEstimate> found = reliability(Samples.nineTests(), options(1, 100, Extent.AUTO));
        assertThat(found)
                .isEqualTo(reliability(Samples.nineTests(), options(2, 100, Extent.AUTO)))
                .anyMatch(row -> row.coefficient() == Coefficient.OMEGA_HIERARCHICAL
                        && row.method() == IntervalMethod.BOOTSTRAP_NORMAL
                        && row.interval().lower() < row.estimate()
                        && row.interval().upper() > row.estimate())
                .anyMatch(row -> row.coefficient() == Coefficient.GLB
                        && row.method() == IntervalMethod.CROSS_VALIDATED
                        && row.interval().lower() < row.estimate()
                        && row.interval().upper() > row.estimate());
    }

    @Test
    void ofAnyNumberOfItemsTheyComeByDefault() {
        List<ReliabilityEstimate> found = reliability(allOfBfi(), options(2, 201, Extent.AUTO));
        assertThat(found).allSatisfy(row -> {
            assertThat(row.method()).isNotEqualTo(IntervalMethod.NONE);
            assertThat(row.interval().lower()).isLessThan(row.interval().upper());
        });
        assertThat(found)
                .filteredOn(row -> row.method() == IntervalMethod.BOOTSTRAP_NORMAL)
                .extracting(ReliabilityEstimate::coefficient)
                .containsExactly(
                        Coefficient.OMEGA_HIERARCHICAL,
                        Coefficient.OMEGA_TOTAL_SCHMID_LEIMAN,
                        Coefficient.EXPLAINED_COMMON_VARIANCE);
        assertThat(found)
                .filteredOn(row -> row.method() == IntervalMethod.DELTA)
                .extracting(ReliabilityEstimate::coefficient)
                .containsExactly(
                        Coefficient.OMEGA_HIERARCHICAL_BIFACTOR,
                        Coefficient.OMEGA_TOTAL_BIFACTOR,
                        Coefficient.EXPLAINED_COMMON_VARIANCE_BIFACTOR,
                        Coefficient.ALPHA_ORDINAL,
                        Coefficient.OMEGA_CATEGORICAL,
                        Coefficient.OMEGA_CATEGORICAL_MODEL);
        assertThat(found)
                .filteredOn(row -> row.method() == IntervalMethod.BOOTSTRAP_NORMAL)
                .allSatisfy(row -> assertThat(row.convention()).endsWith("; interval from 200 samples"));
        assertThat(reliability(allOfBfi(), options(2, 20, Extent.QUICK)))
                .filteredOn(row -> row.coefficient() == Coefficient.GLB)
                .singleElement()
                .satisfies(row -> assertThat(row.method()).isEqualTo(IntervalMethod.NONE));
    }

    private static ScaleItems allOfBfi() {
        return new ScaleItems(
                "all",
                Samples.bfi().numeric().keySet().stream()
                        .filter(name -> name.matches("[ACENO][1-5]"))
                        .map(name -> KeyedItem.of(name, name.matches("A1|C[45]|E[12]|N.|O[25]")))
                        .toList());
    }

    private static List<ReliabilityEstimate> reliability(ScaleItems scale, ReliabilityOptions options) {
        return ScaleAnalyses.of(
                        List.of(scale), scale.name().equals("all") ? Samples.bfi() : Samples.holzinger(), options)
                .scales()
                .get(0)
                .reliability();
    }

    private static ReliabilityOptions options(int threads, int draws, Extent extent) {
        return ReliabilityOptions.withSeed(4).with(new Resampling(draws, 4, new Parallel(threads), extent));
    }
}
