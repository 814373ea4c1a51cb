package kith.invariance.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.invariance.level.Level;
import kith.invariance.model.ContextLayout;
import kith.invariance.model.LadderOrder;
import kith.sem.LavaanReference;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import kith.sem.model.ModelOptions.Parameterization;
import kith.sem.model.Occasions;
import org.junit.jupiter.api.Test;

/**
 * Levels of invariance in the delta parameterisation, against semTools 0.5-6
 * ({@code reference/own/ordered_levels_delta.R}).
 */
class DeltaLevelsReferenceTest {

    private static final JsonNode EXPECTED = Reference.own("ordered_levels_delta");
    private static final Responses PEOPLE = Reference.data("ce_contexts.csv");
    private static final Sem TWO_FACTORS = Sem.of("ci =~ ci1 + ci2 + ci3\n rw =~ rw1 + rw2 + rw3")
            .with(Estimator.WLSMV)
            .withOrdered(Set.of("ci1", "ci2", "ci3", "rw1", "rw2", "rw3"));

    private static void check(InvarianceAnswer answer, JsonNode expected) {
        assertThat(answer.steps()).hasSize(expected.size());
        for (LadderStep step : answer.steps()) {
            LavaanReference.check(step.fit(), expected.get(step.level().id()));
        }
    }

    @Test
    void acrossGroups() {
        InvarianceAnswer answer = Invariance.across("context", TWO_FACTORS)
                .in(Parameterization.DELTA)
                .fit(PEOPLE);
        check(answer, EXPECTED.get("across"));
        assertThat(answer.findings()).extracting(Finding::code).contains("step_left_out");
    }

    @Test
    void withinPeople() {
        List<String> contexts = List.of("n", "w");
        Map<String, List<String>> names = new LinkedHashMap<>();
        names.put("ci", List.of("ci_n", "ci_w"));
        names.putAll(Occasions.named(contexts, List.of("ci1", "ci2", "ci3", "ci4"), "{occasion}_{variable}")
                .variables());
        Sem model = Sem.of("ci =~ ci1 + ci2 + ci3 + ci4")
                .with(Estimator.WLSMV)
                .withOrdered(Set.of("ci1", "ci2", "ci3", "ci4"));
        InvarianceAnswer answer = Invariance.of(new ContextLayout.WithinPerson(new Occasions(contexts, names)), model)
                .in(Parameterization.DELTA)
                .fit(Reference.data("ce_within.csv"));
        check(answer, EXPECTED.get("within"));
    }

    /** The two are the same model: fit and standardised values agree up to the scalar step. */
    @Test
    void sameFitAsTheta() {
        Invariance ladder = Invariance.across("context", TWO_FACTORS)
                .withLevels(List.of(Level.CONFIGURAL, Level.THRESHOLDS, Level.METRIC, Level.SCALAR));
        InvarianceAnswer theta = ladder.fit(PEOPLE);
        InvarianceAnswer delta = ladder.in(Parameterization.DELTA).fit(PEOPLE);
        for (int k = 0; k < theta.steps().size(); k++) {
            Tolerance.CHI_SQUARE.checkScaled(
                    theta.steps().get(k).level().id(),
                    delta.steps().get(k).fit().fit().get("chisq"),
                    theta.steps().get(k).fit().fit().get("chisq"));
            assertThat(delta.steps().get(k).fit().estimates().get(0).estimate())
                    .isNotEqualTo(theta.steps().get(k).fit().estimates().get(0).estimate());
        }
    }

    @Test
    void whatDeltaCannotDo() {
        Invariance delta = Invariance.across("context", TWO_FACTORS).in(Parameterization.DELTA);
        assertThatThrownBy(() ->
                        delta.withLevels(List.of(Level.SCALAR, Level.STRICT)).fit(PEOPLE))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("theta");
        assertThatThrownBy(() -> delta.in(LadderOrder.MILLSAP_TEIN))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("theta");
    }
}
