package kith.reliability.coefficient;

import static kith.reliability.coefficient.Coefficient.EXPLAINED_COMMON_VARIANCE_BIFACTOR;
import static kith.reliability.coefficient.Coefficient.OMEGA_HIERARCHICAL;
import static kith.reliability.coefficient.Coefficient.OMEGA_HIERARCHICAL_BIFACTOR;
import static kith.reliability.coefficient.Coefficient.OMEGA_TOTAL_BIFACTOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.Reference;
import kith.Tolerance;
import kith.data.KeyedItem;
import kith.data.Responses;
import kith.finding.Finding;
import kith.math.Matrix;
import kith.math.NormalDistribution;
import kith.moments.Missing;
import kith.reliability.Samples;
import kith.reliability.ScaleAnalyses;
import kith.reliability.item.ScaleAnalysis;
import kith.reliability.model.BifactorReliability;
import kith.reliability.scale.ReliabilityOptions;
import kith.reliability.scale.ScaleItems;
import kith.reliability.scale.ScalePart;
import kith.resampling.Interval;
import kith.resampling.IntervalMethod;
import org.junit.jupiter.api.Test;

/** Coefficients of a bifactor model in the table of a scale, against lavaan. */
class BifactorCoefficientsTest {

    private static final JsonNode REFERENCE = Reference.own("bifactor");
    private static final double Z = NormalDistribution.quantile(0.975);
    private static final ReliabilityOptions LISTWISE = Samples.quick().with(Missing.LISTWISE);

    private static ScaleAnalysis analyse(ScaleItems scale, Responses responses, ReliabilityOptions options) {
        return ScaleAnalyses.of(List.of(scale), responses, options).scales().get(0);
    }

    private static ScaleItems contexts(ScalePart... parts) {
        List<KeyedItem> items = new ArrayList<>();
        for (ScalePart part : parts) {
            part.items().forEach(item -> items.add(KeyedItem.of(item, false)));
        }
        return new ScaleItems("ce", items, List.of(parts));
    }

    private static ScalePart part(String name, int items) {
        return new ScalePart(
                name,
                java.util.stream.IntStream.rangeClosed(1, items)
                        .mapToObj(i -> name + i)
                        .toList());
    }

    private static void check(ScaleAnalysis scale, JsonNode expected) {
        check(scale, OMEGA_HIERARCHICAL_BIFACTOR, expected.get("omega_hierarchical"));
        check(scale, OMEGA_TOTAL_BIFACTOR, expected.get("omega_total"));
        check(scale, EXPLAINED_COMMON_VARIANCE_BIFACTOR, expected.get("ecv"));
    }

    private static void check(ScaleAnalysis scale, Coefficient coefficient, JsonNode expected) {
        ReliabilityEstimate found = scale.estimate(coefficient).orElseThrow();
        double estimate = Reference.number(expected.get("est"));
        double error = Reference.number(expected.get("se"));
        Tolerance.ESTIMATE.check(coefficient.id(), found.estimate(), estimate);
        assertThat(found.method()).isEqualTo(IntervalMethod.DELTA);
        Tolerance.STANDARD_ERROR.check(
                coefficient.id() + " standard error",
                (found.interval().upper() - found.interval().lower()) / (2 * Z),
                error);
        Tolerance.ESTIMATE.check(
                coefficient.id() + " middle",
                (found.interval().upper() + found.interval().lower()) / 2,
                estimate);
    }

    @Test
    void ofCompleteRowsItIsThatOfAModelOfTheSubscales() {
        check(analyse(Samples.bigFive("A", "C", "E"), Samples.bfi(), LISTWISE), REFERENCE.get("mlr"));
    }

    @Test
    void everyAnswerGivenCounts() {
        ScaleAnalysis found = analyse(Samples.bigFive("A", "C", "E"), Samples.bfi(), Samples.quick());
        check(found, REFERENCE.at("/scale/fiml"));
        assertThat(found.estimate(OMEGA_HIERARCHICAL_BIFACTOR).orElseThrow().convention())
                .startsWith("bifactor, 3 specific factors by subscale, maximum likelihood (every answer given, MLR)")
                .containsPattern("RMSEA 0\\.\\d{3}$");
    }

    @Test
    void aMatrixWillDo() {
        ScaleItems scale = Samples.bigFive("A", "C", "E");
        double[][] covariance = Samples.completeCovariances(scale, Samples.bfi());
        List<KeyedItem> plain = scale.items().stream()
                .map(item -> KeyedItem.of(item.name(), false))
                .toList();
        Matrix matrix = Matrix.square(plain.stream().map(KeyedItem::name).toList(), covariance);
        ScaleAnalysis found = ScaleAnalyses.of(
                        new ScaleItems("big", plain, scale.parts()),
                        matrix,
                        REFERENCE.get("n").intValue(),
                        Samples.quick())
                .scales()
                .get(0);
        check(found, REFERENCE.at("/scale/matrix"));
    }

    @Test
    void twoItemsOfAPartLoadAlike() {
        ScaleItems scale = contexts(part("ci", 2), part("rw", 4), part("sb", 4));
        check(analyse(scale, Reference.data("ce_contexts.csv"), LISTWISE), REFERENCE.at("/scale/alike"));
    }

    @Test
    void oneItemOfAPartHasNoFactorOfItsOwn() {
        ScaleItems scale = contexts(part("ci", 1), part("rw", 4), part("sb", 4));
        BifactorReliability found = analyse(scale, Reference.data("ce_contexts.csv"), LISTWISE)
                .bifactor()
                .orElseThrow();
        assertThat(found.items()).hasSize(9);
        assertThat(found.specifics())
                .extracting(BifactorReliability.Specific::factor)
                .containsExactly("rw", "sb");
        assertThat(found.itemExplainedCommonVariance().get("ci1")).isEqualTo(1);
    }

    @Test
    void withoutPartsItemsAreSharedOutAsPsychDoes() {
        ScaleItems parts = contexts(part("ci", 4), part("rw", 4), part("sb", 4));
        ScaleAnalysis found = analyse(new ScaleItems("ce", parts.items()), Reference.data("ce_contexts.csv"), LISTWISE);
        check(found, REFERENCE.at("/scale/chosen"));
        List<String> model = new ArrayList<>();
        REFERENCE.at("/scale/chosen_model").forEach(line -> model.add(line.asText()));
        BifactorReliability bifactor = found.bifactor().orElseThrow();
        assertThat(bifactor.specifics())
                .hasSize(3)
                .allSatisfy(specific -> assertThat(model)
                        .anyMatch(line -> line.endsWith("=~  + " + String.join(" + ", specific.items()))));
        assertThat(found.estimate(OMEGA_HIERARCHICAL_BIFACTOR).orElseThrow().convention())
                .contains("chosen by Schmid–Leiman in the same sample");
    }

    @Test
    void theLevelOfTheIntervalIsThatAskedFor() {
        ScaleItems scale = contexts(part("ci", 4), part("rw", 4), part("sb", 4));
        Responses answers = Reference.data("ce_contexts.csv");
        Interval usual = analyse(scale, answers, LISTWISE)
                .estimate(OMEGA_TOTAL_BIFACTOR)
                .orElseThrow()
                .interval();
        Interval narrow = analyse(scale, answers, LISTWISE.withLevel(0.9))
                .estimate(OMEGA_TOTAL_BIFACTOR)
                .orElseThrow()
                .interval();
        Tolerance.CLOSED_FORM.check(
                "ratio",
                (narrow.upper() - narrow.lower()) / (usual.upper() - usual.lower()),
                NormalDistribution.quantile(0.95) / Z);
    }

    @Test
    void aNegativeVarianceIsTold() {
        ScaleAnalysis found = analyse(Samples.nineTests(), Samples.holzinger(), LISTWISE);
        assertThat(found.findings())
                .filteredOn(finding -> finding.code().equals("bifactor_heywood_case"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.where()).contains("x1"));
        assertThat(found.estimate(OMEGA_HIERARCHICAL_BIFACTOR)).isPresent();
    }

    @Test
    void tooFewPeopleAreTold() {
        ScaleItems scale = contexts(part("ci", 4), part("rw", 4), part("sb", 4));
        ScaleAnalysis few = analyse(
                scale,
                Reference.data("ce_contexts.csv")
                        .rows(java.util.stream.IntStream.range(0, 30).toArray()),
                LISTWISE);
        assertThat(few.estimate(OMEGA_HIERARCHICAL_BIFACTOR)).isEmpty();
        assertThat(few.estimate(OMEGA_HIERARCHICAL)).isPresent();
        assertThat(few.findings()).extracting(Finding::code).contains("bifactor_left_out");
    }

    /** Items of two parts that measure the same thing leave nothing to the specific factors. */
    @Test
    void aModelThatTheAnswersDoNotDetermineSaysNothing() {
        Map<String, double[]> columns = new LinkedHashMap<>();
        double[] base = new double[400];
        java.util.Random random = new java.util.Random(3);
        for (int row = 0; row < base.length; row++) {
            base[row] = random.nextGaussian();
        }
        for (String item : List.of("a1", "a2", "a3", "b1", "b2", "b3")) {
            double[] column = new double[base.length];
            for (int row = 0; row < base.length; row++) {
                column[row] = base[row] + random.nextGaussian();
            }
            columns.put(item, column);
        }
        List<String> ids = java.util.stream.IntStream.range(0, base.length)
                .mapToObj(Integer::toString)
                .toList();
        ScaleAnalysis found =
                analyse(contexts(part("a", 3), part("b", 3)), new Responses("", ids, columns, Map.of()), LISTWISE);
        assertThat(found.findings())
                .extracting(Finding::code)
                .containsAnyOf("bifactor_not_identified", "bifactor_not_converged", "bifactor_heywood_case");
    }
}
