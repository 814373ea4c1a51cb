package kith.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.finding.InputException;
import kith.math.Descriptives;
import kith.math.NormalDistribution;
import kith.math.Parallel;
import kith.moments.Missing;
import kith.reliability.coefficient.Coefficient;
import kith.reliability.coefficient.ReliabilityEstimate;
import kith.reliability.item.ItemStatistics;
import kith.reliability.item.ScaleAnalysis;
import kith.reliability.scale.ReliabilityOptions;
import kith.reliability.scale.ReliabilityOptions.Extent;
import kith.reliability.scale.ReliabilityOptions.Resampling;
import kith.resampling.Interval;
import kith.resampling.IntervalMethod;
import org.assertj.core.api.Assertions;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Sampling weights: against R, and by identities (weights that are whole numbers stand for as many rows). */
class WeightedItemsTest {

    private static final JsonNode EXPECTED = Reference.own("weighted_items");

    private static final Set<Coefficient> ORDINAL =
            Set.of(Coefficient.ALPHA_ORDINAL, Coefficient.OMEGA_CATEGORICAL, Coefficient.OMEGA_CATEGORICAL_MODEL);

    /** The weights and blocks of weighted_items.R. */
    private static Responses weighted() {
        Responses bfi = Samples.bfi();
        double[] gender = bfi.column("gender");
        Map<String, double[]> numeric = new LinkedHashMap<>(bfi.numeric());
        double[] weight = new double[bfi.size()];
        Arrays.setAll(weight, row -> 0.4 + ((row + 1) * 7 % 11) / 5.0 + (gender[row] == 2 ? 0.5 : 0));
        numeric.put("w", weight);
        Map<String, List<String>> labels = new LinkedHashMap<>(bfi.labels());
        labels.put(
                "block",
                IntStream.range(0, bfi.size()).mapToObj(row -> "b" + row / 25).toList());
        return new Responses("bfi", bfi.rowIds(), numeric, labels);
    }

    private static ReliabilityOptions options() {
        return ReliabilityOptions.withSeed(7)
                .with(new Resampling(1_000, 7, new Parallel(2), Extent.FEW))
                .weightedBy("w");
    }

    private static ScaleAnalysis analysis(Responses responses, ReliabilityOptions options) {
        return ScaleAnalyses.of(List.of(Samples.agreeableness()), responses, options)
                .scales()
                .get(0);
    }

    @Test
    void statisticsOfItemsAreWeighted() {
        ScaleAnalysis found = analysis(weighted(), options().withoutBootstrap());
        for (ItemStatistics item : found.items()) {
            JsonNode expected = EXPECTED.get("items").get(item.item());
            Descriptives described = item.answers().orElseThrow().described();
            assertThat(described.n()).isEqualTo(expected.get("n").intValue());
            Tolerance.CLOSED_FORM.check(
                    "mean", described.mean(), expected.get("mean").doubleValue());
            Tolerance.CLOSED_FORM.check("sd", described.sd(), expected.get("sd").doubleValue());
            Tolerance.CLOSED_FORM.check(
                    "skew", described.skew(), expected.get("skew").doubleValue());
            Tolerance.CLOSED_FORM.check(
                    "kurtosis", described.kurtosis(), expected.get("kurtosis").doubleValue());
        }
        checkCoefficients(found, EXPECTED.get("pairwise"));
        checkCoefficients(
                analysis(weighted(), options().withoutBootstrap().with(Missing.LISTWISE)), EXPECTED.get("listwise"));
    }

    private static void checkCoefficients(ScaleAnalysis found, JsonNode expected) {
        check(found, Coefficient.ALPHA, expected.get("alpha"));
        check(found, Coefficient.ALPHA_STANDARDIZED, expected.get("alpha_standardized"));
        check(found, Coefficient.LAMBDA2, expected.get("lambda2"));
        check(found, Coefficient.LAMBDA4, expected.get("lambda4"));
        check(found, Coefficient.LAMBDA6, expected.get("lambda6"));
        for (int i = 0; i < found.items().size(); i++) {
            ItemStatistics item = found.items().get(i);
            Tolerance.CLOSED_FORM.check(
                    "r_drop",
                    item.total().dropped(),
                    expected.get("r_drop").get(i).doubleValue());
            Tolerance.CLOSED_FORM.check(
                    "alpha_if_dropped",
                    item.ifDropped().alpha(),
                    expected.get("alpha_if_dropped").get(i).doubleValue());
        }
    }

    private static void check(ScaleAnalysis found, Coefficient coefficient, JsonNode expected) {
        Tolerance.CLOSED_FORM.check(
                coefficient.id(), found.estimate(coefficient).orElseThrow().estimate(), expected.doubleValue());
    }

    /** lavaan's loadings by weighted maximum likelihood. */
    @Test
    void omegaIsThatOfTheWeightedModel() {
        ScaleAnalysis found = analysis(weighted(), options().withoutBootstrap().with(Missing.LISTWISE));
        Tolerance.ESTIMATE.check(
                "omega",
                found.estimate(Coefficient.OMEGA_TOTAL).orElseThrow().estimate(),
                EXPECTED.get("omega_total").doubleValue());
    }

    /** The bootstrap of weighted rows, or of blocks of them, has the standard error of linearisation. */
    @Test
    void intervalsAllowForWeightsAndClusters() {
        Responses rows = weighted();
        ReliabilityOptions listwise = options().with(Missing.LISTWISE).with(new Resampling(2_000, 7, new Parallel(2)));
        width(analysis(rows, listwise), EXPECTED.get("alpha_se").doubleValue());
        width(
                analysis(rows, listwise.clusteredBy("block")),
                EXPECTED.get("alpha_se_blocks").doubleValue());
    }

    private static void width(ScaleAnalysis found, double error) {
        Interval interval = found.estimate(Coefficient.ALPHA, IntervalMethod.BOOTSTRAP_PERCENTILE)
                .orElseThrow()
                .interval();
        // Two percentiles of 2,000 samples have a standard error of about 3 % of their distance.
        assertThat(interval.upper() - interval.lower())
                .isCloseTo(2 * NormalDistribution.twoSided(0.95) * error, Percentage.withPercentage(9));
    }

    @Test
    void noIntervalByFormulaIsGiven() {
        assertThat(analysis(weighted(), options()).reliability())
                .extracting(ReliabilityEstimate::method)
                .doesNotContain(IntervalMethod.FELDT, IntervalMethod.BONETT, IntervalMethod.ASYMPTOTIC);
    }

    /** The unit of weights does not matter, and weights of 1 change nothing but what supposes that there are none. */
    @Test
    void equalWeightsOfAnyUnitChangeNothing() {
        Responses rows = with(Samples.bfi(), row -> 3.7);
        ScaleAnalysis plain =
                analysis(rows, ReliabilityOptions.withSeed(7).with(options().resampling()));
        ScaleAnalysis weighted = analysis(rows, options());
        for (ReliabilityEstimate one : weighted.reliability()) {
            if (ORDINAL.contains(one.coefficient())) {
                // Their standard error is by the delta method without weights, by the bootstrap with them.
                Tolerance.CLOSED_FORM.check(
                        one.coefficient().id(),
                        one.estimate(),
                        plain.estimate(one.coefficient()).orElseThrow().estimate());
                continue;
            }
            ReliabilityEstimate other = plain.reliability().stream()
                    .filter(row -> row.coefficient() == one.coefficient() && row.method() == one.method())
                    .findFirst()
                    .orElseThrow();
            String what = one.coefficient().id();
            Tolerance.CLOSED_FORM.check(what, one.estimate(), other.estimate());
            if (one.interval().exists()) {
                near(what, one.interval().lower(), other.interval().lower());
                near(what, one.interval().upper(), other.interval().upper());
            }
        }
        for (int i = 0; i < weighted.items().size(); i++) {
            assertThat(weighted.items().get(i).answers().orElseThrow().described())
                    .usingRecursiveComparison()
                    .withComparatorForType((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : Double.compare(a, b), Double.class)
                    .isEqualTo(plain.items().get(i).answers().orElseThrow().described());
            Tolerance.CLOSED_FORM.check(
                    "discrimination",
                    weighted.items().get(i).answers().orElseThrow().discrimination(),
                    plain.items().get(i).answers().orElseThrow().discrimination());
        }
    }

    private static void near(String what, double found, double expected) {
        // One factor is fitted to 1e-7 in bootstrap samples.
        assertThat(found).as(what).isCloseTo(expected, Assertions.within(1e-6));
    }

    /** A weight of 2 is the same respondent twice: of everything but standard deviations, which have n − 1. */
    @Test
    void wholeWeightsAreRepeatedRows() {
        Responses rows = with(Samples.bfi(), row -> 1 + row % 3);
        Responses repeated = rows.rows(IntStream.range(0, rows.size())
                .flatMap(row -> IntStream.range(0, 1 + row % 3).map(time -> row))
                .toArray());
        ReliabilityOptions plain =
                ReliabilityOptions.withSeed(7).with(Missing.LISTWISE).withoutBootstrap();
        ScaleAnalysis expected = analysis(repeated, plain);
        ScaleAnalysis found = analysis(rows, plain.weightedBy("w"));
        for (Coefficient coefficient : Coefficient.values()) {
            boolean there = expected.estimate(coefficient).isPresent();
            assertThat(found.estimate(coefficient).isPresent())
                    .as(coefficient.id())
                    .isEqualTo(there);
            if (there) {
                // Least squares of categorical omega weighs by sampling variances, in which a row of weight 2 is one
                // row.
                double allowed = ORDINAL.contains(coefficient) ? 1e-3 : 1e-4;
                assertThat(found.estimate(coefficient).orElseThrow().estimate())
                        .as(coefficient.id())
                        .isCloseTo(expected.estimate(coefficient).orElseThrow().estimate(), Assertions.within(allowed));
            }
        }
        for (int i = 0; i < found.items().size(); i++) {
            ItemStatistics one = found.items().get(i);
            ItemStatistics other = expected.items().get(i);
            assertThat(one.answers().orElseThrow().described().median())
                    .isEqualTo(other.answers().orElseThrow().described().median());
            Tolerance.CLOSED_FORM.check("raw", one.total().raw(), other.total().raw());
            Tolerance.CLOSED_FORM.check(
                    "floor",
                    one.answers().orElseThrow().floor(),
                    other.answers().orElseThrow().floor());
            Tolerance.CLOSED_FORM.check(
                    "share",
                    one.answers().orElseThrow().categories().get(1).share(),
                    other.answers().orElseThrow().categories().get(1).share());
        }
    }

    @Test
    void rowsWithoutWeightAreExcludedAndTold() {
        ScaleAnalysis found =
                analysis(with(Samples.bfi(), row -> row < 10 ? 0 : 1), options().withoutBootstrap());
        assertThat(found.findings()).anyMatch(finding -> finding.code().equals("rows_without_weight"));
        Assertions.assertThatThrownBy(() -> analysis(with(Samples.bfi(), row -> -1), options()))
                .isInstanceOf(InputException.class);
    }

    private static Responses with(Responses rows, java.util.function.IntToDoubleFunction weight) {
        Map<String, double[]> numeric = new LinkedHashMap<>(rows.numeric());
        double[] weights = new double[rows.size()];
        Arrays.setAll(weights, weight);
        numeric.put("w", weights);
        return new Responses("weighted", rows.rowIds(), numeric, rows.labels());
    }
}
