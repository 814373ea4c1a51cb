package kith.invariance.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.finding.InputException;
import kith.invariance.conclusion.Levels;
import kith.invariance.level.Level;
import kith.moments.Missing;
import kith.sem.Sem;
import kith.sem.comparison.Comparison;
import kith.sem.estimation.Estimator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ladder's difference tests against lavaan 0.6-14. */
public class LadderReferenceTest {

    private static final Sem THREE_FACTORS =
            Sem.of("visual =~ x1 + x2 + x3\n textual =~ x4 + x5 + x6\n speed =~ x7 + x8 + x9");
    private static final Responses PUPILS = Reference.data("hs1939.csv");

    @ParameterizedTest
    @CsvSource({"invariance_ml, ML", "invariance_mlr, MLR"})
    void differenceTests(String reference, Estimator estimator) {
        InvarianceAnswer answer =
                Invariance.across("school", THREE_FACTORS.with(estimator)).fit(PUPILS);
        check(answer, Reference.json(reference).get("lrt"));
    }

    public static void check(InvarianceAnswer answer, JsonNode expected) {
        for (Map.Entry<String, JsonNode> step : expected.properties()) {
            LadderStep own = answer.steps().stream()
                    .filter(s -> s.level().id().equals(step.getKey()))
                    .findFirst()
                    .orElseThrow();
            var test = own.comparison().orElseThrow().test();
            Tolerance.CHI_SQUARE.check(
                    step.getKey(),
                    test.chisqDifference(),
                    step.getValue().get("Chisq diff").doubleValue());
            assertThat(test.dfDifference())
                    .isEqualTo(step.getValue().get("Df diff").doubleValue());
            Tolerance.FIT_INDEX.check(
                    step.getKey(),
                    test.pValue(),
                    step.getValue().get("Pr(>Chisq)").doubleValue());
        }
    }

    @Test
    void satorraBentler2010() {
        InvarianceAnswer answer = Invariance.across("school", THREE_FACTORS.with(Estimator.MLR))
                .withLevels(List.of(Level.CONFIGURAL, Level.METRIC, Level.SCALAR))
                .withMethod(Comparison.Method.SATORRA_BENTLER_2010)
                .fit(PUPILS);
        check(answer, Reference.json("invariance_mlr_satorra2010").get("lrt"));
    }

    @Test
    void missingAnswersInThreeContexts() {
        Sem model = Sem.of("ci =~ ci1 + ci2 + ci3 + ci4\n rw =~ rw1 + rw2 + rw3 + rw4\n sb =~ sb1 + sb2 + sb3 + sb4")
                .with(Estimator.MLR)
                .with(Missing.FIML);
        InvarianceAnswer answer = Invariance.across("context", model).fit(Reference.data("ce_contexts.csv"));
        check(answer, Reference.json("invariance_mlr_fiml_contexts").get("lrt"));
    }

    @ParameterizedTest
    @CsvSource({"invariance_ml, ML", "invariance_mlr, MLR"})
    void rmseaOfDifferences(String reference, Estimator estimator) {
        InvarianceAnswer answer =
                Invariance.across("school", THREE_FACTORS.with(estimator)).fit(PUPILS);
        JsonNode expected = Reference.own("rmsea_d").get(reference);
        for (LadderStep step : answer.steps().subList(1, 4)) {
            DifferenceRmsea rmsea = step.comparison().orElseThrow().rmsea();
            JsonNode own = expected.get(step.level().id());
            Tolerance.FIT_INDEX.check(
                    step.level().id(), rmsea.estimate(), own.get("estimate").doubleValue());
            Tolerance.FIT_INDEX.check(
                    step.level().id(), rmsea.lower(), own.get("lower").doubleValue());
            Tolerance.FIT_INDEX.check(
                    step.level().id(), rmsea.upper(), own.get("upper").doubleValue());
        }
    }

    @Test
    void everyRuleIsTold() {
        InvarianceAnswer answer = Invariance.across("school", THREE_FACTORS).fit(PUPILS);
        LadderStep.Against scalar = answer.steps().get(2).comparison().orElseThrow();
        assertThat(scalar.judgements())
                .extracting(Judgement::rule)
                .containsExactly(
                        "χ² difference test, p ≥ .05",
                        "Chen (2007), N > 300",
                        "Cheung and Rensvold (2002)",
                        "RMSEA_D, 90% CI against .08");
        assertThat(scalar.judgements()).extracting(Judgement::outcome).containsOnly(Judgement.Outcome.FAIL);
        assertThat(scalar.judgements()).allMatch(Judgement::isInScope);
    }

    @Test
    void aSmallContextIsTold() {
        int[] few = java.util.stream.IntStream.range(0, PUPILS.size())
                .filter(row -> row < 156 + 45)
                .toArray();
        InvarianceAnswer answer = Invariance.across("school", THREE_FACTORS)
                .withLevels(List.of(Level.CONFIGURAL, Level.METRIC))
                .fit(PUPILS.rows(few));
        assertThat(answer.findings()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("small_context");
            assertThat(finding.where()).isEqualTo("Grant-White");
        });
    }

    @Test
    void schoolsDifferInIntercepts() {
        InvarianceAnswer answer = Invariance.across("school", THREE_FACTORS).fit(PUPILS);
        assertThat(Levels.notRejected(answer)).contains(Level.METRIC);
        assertThat(answer.contexts()).containsExactly("Pasteur", "Grant-White");
        assertThat(answer.latentMeans()).hasSize(6);
        assertThat(answer.latentMeans().get(0).estimate()).isZero();
    }

    @Test
    void oneContextIsNoComparison() {
        Responses oneSchool = PUPILS.rows(PUPILS.grouping("school").rowsOf(0));
        Invariance ladder = Invariance.across("school", THREE_FACTORS).withLevels(List.of(Level.CONFIGURAL));
        assertThatThrownBy(() -> ladder.fit(oneSchool))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("at least two");
    }
}
