package kith.invariance.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kith.Reference;
import kith.data.Responses;
import kith.finding.InputException;
import kith.invariance.conclusion.Levels;
import kith.invariance.level.Level;
import kith.invariance.model.ContextLayout;
import kith.invariance.model.LadderOrder;
import kith.sem.LavaanReference;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import kith.sem.model.EqualAcrossGroups;
import kith.sem.model.Occasions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Steps on variances, covariances and means of factors against lavaan 0.6-14 ({@code reference/own/factor_levels.R}).
 */
class FactorLevelsReferenceTest {

    private static final Sem ABILITIES =
            Sem.of("visual =~ x1 + x2 + x3\n textual =~ x4 + x5 + x6\n speed =~ x7 + x8 + x9");
    private static final Responses PUPILS = Reference.data("hs1939.csv");
    private static final List<Level> WHOLE = List.of(
            Level.CONFIGURAL,
            Level.METRIC,
            Level.SCALAR,
            Level.STRICT,
            Level.VARIANCES,
            Level.COVARIANCES,
            Level.MEANS);

    private static void check(InvarianceAnswer answer, JsonNode expected) {
        assertThat(answer.steps()).hasSize(expected.get("steps").size());
        for (LadderStep step : answer.steps()) {
            LavaanReference.check(
                    step.fit(), expected.get("steps").get(step.level().id()));
        }
        LadderReferenceTest.check(answer, expected.get("lrt"));
    }

    @ParameterizedTest
    @CsvSource({"ml, ML", "mlr, MLR"})
    void acrossGroups(String reference, Estimator estimator) {
        InvarianceAnswer answer = Invariance.across("school", ABILITIES.with(estimator))
                .withLevels(WHOLE)
                .fit(PUPILS);
        check(answer, Reference.own("factor_levels").get(reference));
        assertThat(answer.steps().get(6).heldEqual())
                .containsExactly("loadings", "intercepts", "residuals", "lv.variances", "lv.covariances", "means");
        LadderStep.Against means = answer.steps().get(6).comparison().orElseThrow();
        assertThat(means.judgements())
                .extracting(Judgement::rule)
                .containsExactly("χ² difference test, p ≥ .05", "Cheung and Rensvold (2002)");
        assertThat(Levels.notRejected(answer)).contains(Level.METRIC);
    }

    @Test
    void residualsStayFreeWhereTheLadderHasNoStrictStep() {
        InvarianceAnswer answer = Invariance.across("school", ABILITIES)
                .withLevels(List.of(Level.CONFIGURAL, Level.METRIC, Level.SCALAR, Level.VARIANCES, Level.MEANS))
                .fit(PUPILS);
        check(answer, Reference.own("factor_levels").get("without_strict"));
    }

    @Test
    void withinPeople() {
        List<String> contexts = List.of("n", "w");
        Map<String, List<String>> names = new LinkedHashMap<>();
        names.put("ci", List.of("ci_n", "ci_w"));
        names.put("rw", List.of("rw_n", "rw_w"));
        List<String> items = Stream.of("ci", "rw")
                .flatMap(factor -> Stream.of(1, 2, 3, 4).map(item -> factor + item))
                .toList();
        names.putAll(Occasions.named(contexts, items, "{occasion}_{variable}").variables());
        Invariance ladder = Invariance.of(
                new ContextLayout.WithinPerson(new Occasions(contexts, names)),
                Sem.of("ci =~ ci1 + ci2 + ci3 + ci4\n rw =~ rw1 + rw2 + rw3 + rw4"));
        InvarianceAnswer answer = ladder.withLevels(WHOLE).fit(Reference.data("ce_within.csv"));
        check(answer, Reference.own("factor_levels").get("within"));
        assertThat(Levels.notRejected(answer)).contains(Level.STRICT);
    }

    /** How factors are scaled makes no difference to fit. */
    @Test
    void scalingDoesNotMatter() {
        Sem standardised =
                ABILITIES.with(ABILITIES.model().withScaling(kith.sem.model.ModelOptions.Scaling.STANDARDISED));
        InvarianceAnswer answer =
                Invariance.across("school", standardised).withLevels(WHOLE).fit(PUPILS);
        LadderReferenceTest.check(
                answer, Reference.own("factor_levels").get("ml").get("lrt"));
    }

    @Test
    void stepsThatTestNothingAreRefused() {
        Invariance named = Invariance.across("school", Sem.of("visual =~ x1 + x2 + x3 + x4"))
                .withLevels(List.of(Level.CONFIGURAL, Level.THRESHOLDS, Level.METRIC, Level.COVARIANCES));
        assertThatThrownBy(() -> named.fit(PUPILS))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("level thresholds")
                .hasMessageContaining("level covariances")
                .hasMessageContaining("two factors or more");
    }

    @Test
    void whatAStepHoldsDependsOnTheLadder() {
        assertThat(LadderOrder.CONTINUOUS.held(Level.VARIANCES, List.of(Level.CONFIGURAL, Level.VARIANCES)))
                .containsExactly(EqualAcrossGroups.LOADINGS, EqualAcrossGroups.VARIANCES);
        assertThat(LadderOrder.CONTINUOUS.held(Level.MEANS, WHOLE)).hasSize(6);
        assertThat(LadderOrder.WU_ESTABROOK.held(Level.METRIC, List.of(Level.METRIC)))
                .containsExactlyInAnyOrder(EqualAcrossGroups.THRESHOLDS, EqualAcrossGroups.LOADINGS);
        assertThat(LadderOrder.MILLSAP_TEIN.held(Level.METRIC, List.of(Level.METRIC)))
                .containsExactly(EqualAcrossGroups.LOADINGS);
    }
}
