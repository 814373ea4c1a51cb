package kith.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import kith.Reference;
import kith.Tolerance;
import kith.data.KeyedItem;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.math.Matrix;
import kith.math.NormalDistribution;
import kith.moments.Missing;
import kith.reliability.coefficient.Alpha;
import kith.reliability.coefficient.Coefficient;
import kith.reliability.coefficient.ReliabilityEstimate;
import kith.reliability.item.ItemDistribution;
import kith.reliability.item.ItemRestPoint;
import kith.reliability.item.ItemStatistics;
import kith.reliability.item.ScaleAnalysis;
import kith.reliability.item.ScaleIfDropped;
import kith.reliability.scale.ReliabilityOptions;
import kith.reliability.scale.ScaleItems;
import kith.reliability.scale.ScaleResponses;
import kith.resampling.Interval;
import kith.resampling.IntervalMethod;
import org.junit.jupiter.api.Test;

class ScaleAnalysesTest {

    private static final Tolerance CLOSE = Tolerance.CLOSED_FORM;

    @Test
    void alphaAgreesWithPsychInEveryCell() {
        ScaleAnalysis scale = analyse();
        JsonNode total = Reference.json("items_bfi_A").get("total");
        checkEstimate(scale, Coefficient.ALPHA, total.get("raw_alpha"));
        checkEstimate(scale, Coefficient.ALPHA_STANDARDIZED, total.get("std.alpha"));
        checkEstimate(scale, Coefficient.LAMBDA6, total.get("G6(smc)"));
        checkEstimate(scale, Coefficient.MEAN_INTER_ITEM, total.get("average_r"));
        checkEstimate(scale, Coefficient.SIGNAL_TO_NOISE, total.get("S/N"));
        CLOSE.check("mean", scale.score().orElseThrow().mean(), Reference.number(total.get("mean")));
        CLOSE.check("sd", scale.score().orElseThrow().sd(), Reference.number(total.get("sd")));
        CLOSE.check("median r", scale.correlations().median(), Reference.number(total.get("median_r")));
        Interval asymptotic = scale.estimate(Coefficient.ALPHA, IntervalMethod.ASYMPTOTIC)
                .orElseThrow()
                .interval();
        CLOSE.check(
                "ase",
                (asymptotic.upper() - asymptotic.lower()) / 2 / NormalDistribution.twoSided(0.95),
                Reference.number(total.get("ase")));
        JsonNode feldt = Reference.json("items_bfi_A").get("feldt");
        Interval interval = scale.estimate(Coefficient.ALPHA, IntervalMethod.FELDT)
                .orElseThrow()
                .interval();
        CLOSE.check(
                "lower",
                interval.lower(),
                Reference.number(feldt.get("lower").get(0).get("raw_alpha")));
        CLOSE.check(
                "upper",
                interval.upper(),
                Reference.number(feldt.get("upper").get(0).get("raw_alpha")));
        assertThat(scale.n()).isEqualTo(2800);
        assertThat(scale.complete()).isEqualTo(2709);
    }

    @Test
    void itemStatisticsAgreeWithPsychInEveryCell() {
        ScaleAnalysis scale = analyse();
        JsonNode stats = Reference.json("items_bfi_A").get("items");
        JsonNode drop = Reference.json("items_bfi_A").get("drop");
        for (int i = 0; i < 5; i++) {
            ItemStatistics item = scale.items().get(i);
            JsonNode row = stats.get(i);
            assertThat(item.answers().orElseThrow().described().n())
                    .isEqualTo(row.get("n").intValue());
            CLOSE.check("mean", item.answers().orElseThrow().described().mean(), Reference.number(row.get("mean")));
            CLOSE.check("sd", item.answers().orElseThrow().described().sd(), Reference.number(row.get("sd")));
            CLOSE.check("raw.r", item.total().raw(), Reference.number(row.get("raw.r")));
            CLOSE.check("std.r", item.total().standardized(), Reference.number(row.get("std.r")));
            CLOSE.check("r.cor", item.total().corrected(), Reference.number(row.get("r.cor")));
            CLOSE.check("r.drop", item.total().dropped(), Reference.number(row.get("r.drop")));
            checkDropped(item.ifDropped(), drop.get(i));
        }
    }

    private static void checkDropped(ScaleIfDropped found, JsonNode expected) {
        CLOSE.check("raw_alpha", found.alpha(), Reference.number(expected.get("raw_alpha")));
        CLOSE.check("std.alpha", found.alphaStandardized(), Reference.number(expected.get("std.alpha")));
        CLOSE.check("G6", found.lambda6(), Reference.number(expected.get("G6(smc)")));
        CLOSE.check("average_r", found.meanCorrelation(), Reference.number(expected.get("average_r")));
        CLOSE.check("S/N", found.signalToNoise(), Reference.number(expected.get("S/N")));
        CLOSE.check("alpha se", found.alphaStandardError(), Reference.number(expected.get("alpha se")));
        CLOSE.check("var.r", found.varianceOfCorrelations(), Reference.number(expected.get("var.r")));
        CLOSE.check("med.r", found.medianCorrelation(), Reference.number(expected.get("med.r")));
    }

    @Test
    void aMatrixGivesWhatTheAnswersGive() {
        Matrix covariance = Matrix.square(
                Samples.nineTests().items().stream().map(KeyedItem::name).toList(),
                Samples.completeCovariances(Samples.nineTests(), Samples.holzinger()));
        ScaleAnalysis scale = ScaleAnalyses.of(Samples.nineTests(), covariance, 301, Samples.quick())
                .scale("nine");
        JsonNode expected = Reference.own("reliability").get("alpha_of_matrix");
        JsonNode total = expected.get("covariance");
        checkEstimate(scale, Coefficient.ALPHA, total.get("raw_alpha"));
        checkEstimate(scale, Coefficient.ALPHA_STANDARDIZED, total.get("std.alpha"));
        checkEstimate(scale, Coefficient.LAMBDA6, total.get("G6(smc)"));
        CLOSE.check("ase", Alpha.standardError(covariance.toArray(), 301), Reference.number(total.get("ase")));
        for (int i = 0; i < 9; i++) {
            ItemStatistics item = scale.items().get(i);
            checkDropped(item.ifDropped(), expected.get("drop").get(i));
            JsonNode row = expected.get("items").get(i);
            CLOSE.check("r", item.total().standardized(), Reference.number(row.get("r")));
            CLOSE.check("r.cor", item.total().corrected(), Reference.number(row.get("r.cor")));
            CLOSE.check("r.drop", item.total().dropped(), Reference.number(row.get("r.drop")));
            assertThat(item.answers()).isEmpty();
        }
        ScaleAnalysis people = ScaleAnalyses.of(List.of(Samples.nineTests()), Samples.holzinger(), Samples.quick())
                .scale("nine");
        for (Coefficient coefficient : Coefficient.values()) {
            people.estimate(coefficient)
                    .ifPresent(row -> Tolerance.CLOSED_FORM.check(
                            coefficient.id(),
                            scale.estimate(coefficient).orElseThrow().estimate(),
                            row.estimate()));
        }
    }

    @Test
    void reversedItemsOfAMatrixChangeSign() {
        Matrix raw = Matrix.square(
                Samples.A,
                ScaleResponses.of(Samples.plain("A", Samples.A), Samples.bfi(), Missing.PAIRWISE)
                        .moments()
                        .covariance()
                        .toArray());
        ScaleAnalysis scale = ScaleAnalyses.of(Samples.agreeableness(), raw, 2800, Samples.quick())
                .scale("A");
        checkEstimate(
                scale,
                Coefficient.ALPHA,
                Reference.json("items_bfi_A").get("total").get("raw_alpha"));
    }

    @Test
    void anItemKeyedTheWrongWayIsToldAndNotTurned() {
        ScaleAnalysis scale = ScaleAnalyses.of(List.of(Samples.plain("A", Samples.A)), Samples.bfi(), Samples.quick())
                .scale("A");
        assertThat(scale.findings())
                .filteredOn(finding -> finding.code().equals("item_keyed_wrong_way"))
                .extracting(Finding::where)
                .containsExactly("A1");
        assertThat(scale.item("A1").total().dropped()).isNegative();
        assertThat(analyse().findings()).noneMatch(finding -> finding.code().equals("item_keyed_wrong_way"));
    }

    @Test
    void theOrderOfTheItemsChangesNothing() {
        ScaleAnalysis there = analyse();
        List<KeyedItem> turned = Samples.agreeableness().items().stream()
                .sorted((a, b) -> b.name().compareTo(a.name()))
                .toList();
        ScaleAnalysis back = ScaleAnalyses.of(List.of(new ScaleItems("A", turned)), Samples.bfi(), Samples.quick())
                .scale("A");
        for (ReliabilityEstimate row : there.reliability()) {
            Tolerance.CLOSED_FORM.check(
                    row.coefficient().id(),
                    back.estimate(row.coefficient(), row.method()).orElseThrow().estimate(),
                    row.estimate());
        }
        for (String item : Samples.A) {
            Tolerance.CLOSED_FORM.check(
                    item,
                    back.item(item).ifDropped().omega(),
                    there.item(item).ifDropped().omega());
        }
    }

    @Test
    void whatWasAnsweredIsCounted() {
        ItemDistribution answers = analyse().item("A1").answers().orElseThrow();
        double[] raw = Samples.bfi().column("A1");
        long ones = Arrays.stream(raw).filter(answer -> answer == 1).count();
        assertThat(answers.categories().get(0).value()).isEqualTo(1);
        assertThat(answers.categories().get(0).count()).isEqualTo((int) ones);
        // The item is reversed: those who ticked the lowest answer stand at the ceiling.
        assertThat(answers.ceiling()).isEqualTo(ones / 2784.0);
        assertThat(answers.ceilingEffect()).isFalse();
        assertThat(answers.curve()).hasSizeBetween(5, 10);
        assertThat(answers.curve().get(answers.curve().size() - 1).item())
                .isGreaterThan(answers.curve().get(0).item());
        assertThat(answers.curve().stream().mapToInt(ItemRestPoint::n).sum()).isLessThanOrEqualTo(2784);
    }

    @Test
    void discriminationComparesTheUpperWithTheLowerGroup() {
        // Ten people; by the sum of both items the lowest three answer 1, 1, 2 to the first, the highest three 4, 5, 5.
        double[] first = {1, 1, 2, 3, 3, 3, 3, 4, 5, 5};
        double[] second = {1, 2, 2, 3, 3, 3, 3, 4, 4, 5};
        ScaleAnalysis scale = ScaleAnalyses.of(
                        List.of(Samples.items(2)), Samples.answers(first, second), Samples.quick())
                .scale("test");
        assertThat(scale.item("i1").answers().orElseThrow().discrimination()).isEqualTo((14.0 / 3 - 4.0 / 3) / 4);
    }

    @Test
    void troublesomeItemsAreFindings() {
        double[] one = {1, 2, 3, 4, 5, 2};
        double[] two = {1, 3, 2, 4, 4, 1};
        double[] same = {3, 3, 3, 3, 3, 3};
        ScaleAnalysis scale = ScaleAnalyses.of(
                        List.of(Samples.items(4)), Samples.answers(one, two, same, one), ReliabilityOptions.withSeed(3))
                .scale("test");
        assertThat(scale.findings())
                .extracting(Finding::code)
                .contains("item_without_variance", "identical_items", "correlations_not_positive_definite");
        assertThat(scale.correlations().matrix().rows()).containsExactly("i1", "i2", "i4");
        assertThat(scale.item("i3").total().dropped()).isNaN();
        assertThat(scale.estimate(Coefficient.ALPHA).orElseThrow().estimate()).isBetween(0.0, 1.0);
    }

    @Test
    void moreItemsThanPeopleIsAFinding() {
        double[][] columns = new double[12][];
        java.util.Random random = new java.util.Random(5);
        for (int i = 0; i < columns.length; i++) {
            columns[i] = random.doubles(6).map(x -> Math.rint(4 * x)).toArray();
        }
        ScaleAnalysis scale = ScaleAnalyses.of(
                        List.of(Samples.items(12)), Samples.answers(columns), ReliabilityOptions.withSeed(3))
                .scale("test");
        assertThat(scale.findings()).extracting(Finding::code).contains("more_items_than_people");
    }

    @Test
    void oneItemHasNoReliability() {
        ScaleAnalysis scale = ScaleAnalyses.of(
                        List.of(Samples.items(1)), Samples.answers(new double[] {1, 2, 3}), Samples.quick())
                .scale("test");
        assertThat(scale.reliability()).isEmpty();
        assertThat(scale.findings()).extracting(Finding::code).contains("too_few_items");
        assertThat(scale.item("i1").answers().orElseThrow().described().mean()).isEqualTo(2);
    }

    @Test
    void everyMissingColumnIsTold() {
        InputException refused = catchThrowableOfType(
                InputException.class,
                () -> ScaleAnalyses.of(
                        List.of(Samples.items(3)), Samples.answers(new double[] {1, 2}), Samples.quick()));
        assertThat(refused.problems()).hasSize(2);
        assertThat(refused).hasMessageContaining("there is no column “i3”");
    }

    @Test
    void theErrorAtEachScoreAveragesToTheStandardErrorOfMeasurement() {
        ReliabilityOptions complete = Samples.quick().with(Missing.LISTWISE);
        ScaleAnalysis scale = ScaleAnalyses.of(List.of(Samples.agreeableness()), Samples.bfi(), complete)
                .scale("A");
        double pooled = scale.conditionalErrors().stream()
                        .mapToDouble(error -> error.n() * error.standardError() * error.standardError())
                        .sum()
                / scale.n();
        Tolerance.CLOSED_FORM.check(
                "SEM", Math.sqrt(pooled), scale.measurementError().orElseThrow().standardError());
        assertThat(scale.n()).isEqualTo(2709);
    }

    private static ScaleAnalysis analyse() {
        return ScaleAnalyses.of(List.of(Samples.agreeableness()), Samples.bfi(), Samples.quick())
                .scale("A");
    }

    private static void checkEstimate(ScaleAnalysis scale, Coefficient coefficient, JsonNode expected) {
        CLOSE.check(coefficient.id(), scale.estimate(coefficient).orElseThrow().estimate(), Reference.number(expected));
    }
}
