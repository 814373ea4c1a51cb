package kith.efa.retention;

import static kith.Tolerance.CLOSED_FORM;
import static kith.Tolerance.ESTIMATE;
import static kith.Tolerance.FIT_INDEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import kith.Reference;
import kith.efa.Samples;
import kith.efa.correlation.CorrelationKind;
import kith.efa.correlation.NullData;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.math.Matrix;
import kith.math.Parallel;
import kith.math.Seeds;
import kith.math.Spectrum;
import kith.math.Symmetric;
import kith.moments.SampleMoments;
import org.apache.commons.math3.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactorRetentionTest {

    private static final SampleMoments BFI = Samples.bfi();

    @Test
    void parallelAnalysisAgreesWithPsychWithinMonteCarloError() {
        JsonNode expected = Reference.json("efa_parallel_bfi");
        ParallelAnalysis actual = ParallelAnalysis.normal(BFI.correlation(), 2436, 200, 1, Parallel.allCores());
        for (int k = 0; k < 25; k++) {
            CLOSED_FORM.check(
                    "component " + k,
                    actual.components().observed()[k],
                    expected.get("pc_values").get(k).asDouble());
            ESTIMATE.check(
                    "factor " + k,
                    actual.factors().observed()[k],
                    expected.get("fa_values").get(k).asDouble());
            // An eigenvalue of such draws has a standard deviation of at most 0.015 (0.035 for the first factor), and
            // the reference
            // is the mean of 200 of them: four standard errors of the difference.
            double spread = k == 0 ? 0.035 : 0.015;
            Offset<Double> error = Offset.offset(4 * spread * Math.sqrt(2.0 / 200));
            assertThat(actual.components().mean()[k])
                    .as("drawn component %d", k)
                    .isCloseTo(expected.get("pc_sim").get(k).asDouble(), error);
            assertThat(actual.factors().mean()[k])
                    .as("drawn factor %d", k)
                    .isCloseTo(expected.get("fa_sim").get(k).asDouble(), error);
        }
        assertThat(actual.factors().abovePercentile())
                .isEqualTo(expected.get("nfact").asInt());
        assertThat(actual.components().abovePercentile())
                .isEqualTo(expected.get("ncomp").asInt());
    }

    @Test
    void shuffledAnswersSayWhatNormalDrawsSay() {
        double[][] rows = Samples.completeRows(Reference.data("bfi.csv"), Samples.bfiItems());
        ParallelAnalysis.Draws draws = new ParallelAnalysis.Draws(40, 3, Parallel.allCores());
        ParallelAnalysis normal = ParallelAnalysis.normal(BFI.correlation(), 2436, 40, 3, Parallel.allCores());
        for (NullData data : List.of(NullData.PERMUTED, NullData.REDRAWN)) {
            ParallelAnalysis actual =
                    ParallelAnalysis.ofRows(BFI.correlation(), rows, data, CorrelationKind.PEARSON, draws);
            for (int k = 0; k < 25; k++) {
                assertThat(actual.components().mean()[k])
                        .isCloseTo(normal.components().mean()[k], Offset.offset(0.015));
            }
            assertThat(actual.components().abovePercentile()).isEqualTo(5);
        }
    }

    @Test
    void drawsDoNotDependOnThreads() {
        ParallelAnalysis one = ParallelAnalysis.normal(BFI.correlation(), 500, 10, 8, new Parallel(1));
        ParallelAnalysis two = ParallelAnalysis.normal(BFI.correlation(), 500, 10, 8, new Parallel(2));
        assertThat(one.components().mean()).containsExactly(two.components().mean());
        assertThat(one.factors().percentile()).containsExactly(two.factors().percentile());
    }

    @Test
    void polychoricParallelAnalysisUsesDrawsOfItsOwnKind() {
        List<String> items = Samples.bfiItems().subList(0, 10);
        double[][] rows = Samples.completeRows(Reference.data("bfi.csv"), items);
        Matrix pearson = Samples.moments(Reference.data("bfi.csv"), items).correlation();
        ParallelAnalysis.Draws draws = new ParallelAnalysis.Draws(10, 3, Parallel.allCores());
        ParallelAnalysis plain =
                ParallelAnalysis.ofRows(pearson, rows, NullData.PERMUTED, CorrelationKind.PEARSON, draws);
        ParallelAnalysis polychoric =
                ParallelAnalysis.ofRows(pearson, rows, NullData.PERMUTED, CorrelationKind.POLYCHORIC, draws);
        // The same shuffles; polychoric correlations of unrelated items vary a little more than Pearson's.
        assertThat(polychoric.components().mean()[0])
                .isGreaterThan(plain.components().mean()[0])
                .isCloseTo(plain.components().mean()[0], Offset.offset(0.05));
    }

    @Test
    void mapAndVssAgreeWithPsych() {
        JsonNode expected = Reference.json("efa_map");
        MinimumAveragePartial map = MinimumAveragePartial.of(BFI.correlation(), 8);
        VerySimpleStructure vss = VerySimpleStructure.of(BFI.correlation(), 2436, 8);
        for (int m = 1; m <= 8; m++) {
            CLOSED_FORM.check(
                    "map " + m, map.squared()[m], expected.get("map").get(m - 1).asDouble());
            FIT_INDEX.check(
                    "vss1 " + m,
                    vss.complexityOne()[m - 1],
                    expected.get("vss1").get(m - 1).asDouble());
            FIT_INDEX.check(
                    "vss2 " + m,
                    vss.complexityTwo()[m - 1],
                    expected.get("vss2").get(m - 1).asDouble());
        }
        assertThat(map.components()).isEqualTo(5);
        assertThat(vss.factorsByComplexityOne()).isEqualTo(4);
        assertThat(vss.factorsByComplexityTwo()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bfi", "hs"})
    void mapEkcAndHullAgreeWithTheirFormulas(String data) {
        JsonNode expected = Reference.own("retention").get(data);
        SampleMoments moments = data.equals("bfi") ? BFI : Samples.holzinger();
        MinimumAveragePartial map = MinimumAveragePartial.of(moments.correlation(), 8);
        // All eight components of nine items leave partial correlations of ±1, on which rounding tells.
        for (int m = 0; m < (data.equals("bfi") ? 9 : 8); m++) {
            CLOSED_FORM.check(
                    "squared " + m, map.squared()[m], expected.get("map").get(m).asDouble());
            CLOSED_FORM.check(
                    "fourth " + m, map.fourth()[m], expected.get("map4").get(m).asDouble());
        }
        EmpiricalKaiser kaiser = EmpiricalKaiser.of(Spectrum.values(Symmetric.of(moments.correlation())), moments.n());
        assertThat(kaiser.factors())
                .isEqualTo(expected.get("ekc").get("factors").asInt());
        for (int j = 0; j < kaiser.reference().length; j++) {
            CLOSED_FORM.check(
                    "EKC " + j,
                    kaiser.reference()[j],
                    expected.get("ekc").get("reference").get(j).asDouble());
        }
        for (Hull hull : Hull.of(moments.correlation(), moments.n(), data.equals("bfi") ? 6 : 4)) {
            JsonNode one = expected.get("hull").get(hull.index().name());
            assertThat(hull.factors())
                    .as(hull.index().name())
                    .isEqualTo(one.get("factors").asInt());
            for (int m = 0; m < hull.fit().length; m++) {
                FIT_INDEX.check(
                        hull.index() + " fit " + m,
                        hull.fit()[m],
                        one.get("fit").get(m).asDouble());
                // A ratio of differences of fit: the tolerance of a fit index, times the differences' share in it.
                String text = one.get("st").get(m).asText();
                double st = text.equals("NA")
                        ? Double.NaN
                        : text.equals("Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
                if (!Double.isFinite(st)) {
                    assertThat(hull.statistic()[m]).isEqualTo(Double.valueOf(st));
                } else {
                    assertThat(hull.statistic()[m]).isCloseTo(st, Offset.offset(2e-3 * st));
                }
            }
        }
    }

    @Test
    void threeFactorsAreFoundAgain() {
        double[][] rows = threeFactors(400);
        SampleMoments moments = moments(rows);
        FactorRetention retention = FactorRetention.of(
                moments.correlation(),
                rows,
                RetentionOptions.withSeed(5).withReplications(50).with(RetentionOptions.Comparison.WITHOUT));
        assertThat(retention.recommended()).isEqualTo(3);
        assertThat(retention.suggested())
                .containsEntry(RetentionCriterion.PARALLEL_COMPONENTS, 3)
                .containsEntry(RetentionCriterion.MAP, 3)
                .containsEntry(RetentionCriterion.EMPIRICAL_KAISER, 3)
                .containsEntry(RetentionCriterion.HULL_CFI, 3)
                .doesNotContainKey(RetentionCriterion.COMPARISON_DATA);
        assertThat(retention.parallel()).hasSize(2);
        assertThat(retention.findings()).extracting(Finding::code).containsExactly("kaiser_criterion");
        assertThat(retention.recommendation()).matches("3 factors, by [456] of [567] related criteria \\(.*");
    }

    @Test
    void comparisonDataFindThreeFactorsAgainOnAnyNumberOfThreads() {
        double[][] rows = threeFactors(400);
        ComparisonData one = ComparisonData.of(rows, 5, new ComparisonData.Draws(1500, 60, 2, new Parallel(1)));
        assertThat(one.factors()).isEqualTo(3);
        assertThat(one.medianDifference()).hasSize(4);
        ComparisonData two = ComparisonData.of(rows, 5, new ComparisonData.Draws(1500, 60, 2, new Parallel(2)));
        assertThat(two.medianDifference()).containsExactly(one.medianDifference());
    }

    @Test
    void mannWhitneyAgreesWithR() {
        // wilcox.test(c(1.1, 2.2, 3.3, 0.4, 5.5), c(2.1, 3.1, 4.1, 6.1, 7.1), "less", exact = FALSE)$p.value
        double p = ComparisonData.smallerTail(
                new double[] {1.1, 2.2, 3.3, 0.4, 5.5}, new double[] {2.1, 3.1, 4.1, 6.1, 7.1});
        assertThat(p).isCloseTo(0.105037520393, Offset.offset(1e-11));
    }

    @Test
    void itemsWithoutVarianceAreToldAndTooFewAreRefused() {
        double nan = Double.NaN;
        Matrix r = Matrix.square(
                List.of("a", "b", "c", "dead"),
                new double[][] {{1, 0.5, 0.4, nan}, {0.5, 1, 0.3, nan}, {0.4, 0.3, 1, nan}, {nan, nan, nan, nan}});
        FactorRetention retention =
                FactorRetention.of(r, 200, RetentionOptions.withSeed(1).withReplications(20));
        assertThat(retention.items()).containsExactly("a", "b", "c");
        assertThat(retention.findings()).extracting(Finding::code).contains("no_variance");
        assertThat(retention.recommended()).isEqualTo(1);
        assertThatThrownBy(() -> FactorRetention.of(
                        r.select(List.of("a", "b"), List.of("a", "b")), 200, RetentionOptions.withSeed(1)))
                .isInstanceOf(InputException.class);
    }

    private static double[][] threeFactors(int n) {
        RandomGenerator random = Seeds.stream(11, 0);
        return Stream.generate(() -> {
                    double[] factors = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
                    double[] row = new double[12];
                    for (int j = 0; j < 12; j++) {
                        row[j] = Math.rint(1.2 * (0.7 * factors[j / 4] + Math.sqrt(0.51) * random.nextGaussian()));
                    }
                    return row;
                })
                .limit(n)
                .toArray(double[][]::new);
    }

    private static SampleMoments moments(double[][] rows) {
        List<String> names = java.util.stream.IntStream.range(0, rows[0].length)
                .mapToObj(j -> "i" + j)
                .toList();
        kith.moments.MomentsAccumulator accumulator = new kith.moments.MomentsAccumulator(names);
        for (double[] row : rows) {
            accumulator.add(row);
        }
        return accumulator.moments();
    }
}
