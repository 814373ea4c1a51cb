package kith.invariance.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.Reference;
import kith.data.Responses;
import kith.finding.InputException;
import kith.invariance.conclusion.Levels;
import kith.invariance.level.Level;
import kith.invariance.model.ContextLayout;
import kith.sem.LavaanReference;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import kith.sem.model.ModelOptions;
import kith.sem.model.Occasions;
import org.junit.jupiter.api.Test;

/** The ladder for the same people in three contexts, against semTools 0.5-6 and lavaan 0.6-14. */
class WithinPersonReferenceTest {

    private static final Responses PEOPLE = Reference.data("ce_within.csv");
    private static final List<String> CONTEXTS = List.of("n", "w", "p");
    private static final Sem ONCE = Sem.of("ci =~ ci1 + ci2 + ci3 + ci4");
    private static final Sem STANDARDISED =
            ONCE.with(ModelOptions.cfa().withScaling(ModelOptions.Scaling.STANDARDISED));

    private static ContextLayout layout() {
        Map<String, List<String>> names = new LinkedHashMap<>();
        names.put("ci", List.of("ci_n", "ci_w", "ci_p"));
        names.putAll(Occasions.named(CONTEXTS, List.of("ci1", "ci2", "ci3", "ci4"), "{occasion}_{variable}")
                .variables());
        return new ContextLayout.WithinPerson(new Occasions(CONTEXTS, names));
    }

    private static void check(InvarianceAnswer answer, JsonNode expected) {
        for (LadderStep step : answer.steps()) {
            LavaanReference.check(
                    step.fit(), expected.get("steps").get(step.level().id()));
        }
        LadderReferenceTest.check(answer, expected.get("lrt"));
    }

    @Test
    void continuous() {
        InvarianceAnswer answer = Invariance.of(layout(), STANDARDISED).fit(PEOPLE);
        assertThat(answer.steps()).hasSize(4);
        check(answer, Reference.json("invariance_within_person_ml"));
        assertThat(Levels.notRejected(answer)).contains(Level.STRICT);
        assertThat(answer.latentMeans()).extracting(LatentMean::context).containsExactly("n", "w", "p");
    }

    @Test
    void ordered() {
        Sem ordinal = ONCE.with(Estimator.WLSMV).withOrdered(Set.of("ci1", "ci2", "ci3", "ci4"));
        InvarianceAnswer answer = Invariance.of(layout(), ordinal).fit(PEOPLE);
        assertThat(answer.steps()).hasSize(5);
        check(answer, Reference.own("within_ordinal"));
    }

    @Test
    void markersOfScaleGiveTheSameFit() {
        InvarianceAnswer answer = Invariance.within(CONTEXTS, ONCE).fit(PEOPLE);
        LadderReferenceTest.check(
                answer, Reference.json("invariance_within_person_ml").get("lrt"));
        assertThat(answer.layout().id()).isEqualTo("within_person");
    }

    @Test
    void aParameterMayBeFreeInOneContext() {
        InvarianceAnswer some = Invariance.of(layout(), STANDARDISED)
                .withLevels(List.of(Level.CONFIGURAL, Level.METRIC))
                .withPartial(List.of("ci=~ci2 @ p"))
                .fit(PEOPLE);
        InvarianceAnswer all = Invariance.of(layout(), STANDARDISED)
                .withLevels(List.of(Level.CONFIGURAL, Level.METRIC))
                .withPartial(List.of("ci=~ci2"))
                .fit(PEOPLE);
        assertThat(df(some)).isEqualTo(5);
        assertThat(df(all)).isEqualTo(4);
        assertThat(some.steps().get(1).freed()).containsExactly("ci=~ci2 @ p");
    }

    private static double df(InvarianceAnswer answer) {
        return answer.steps().get(1).comparison().orElseThrow().test().dfDifference();
    }

    @Test
    void everyUnmatchedItemIsTold() {
        Invariance ladder = Invariance.within(List.of("n", "w", "q"), Sem.of("ci =~ ci1 + ci2 + ci3 + ci9"));
        assertThatThrownBy(() -> ladder.fit(PEOPLE))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("q_ci1")
                .hasMessageContaining("n_ci9");
        Invariance free = Invariance.within(CONTEXTS, ONCE).withPartial(List.of("ci7~1", "ci1~1 @ x"));
        assertThatThrownBy(() -> free.fit(PEOPLE))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("ci7~1")
                .hasMessageContaining("no context “x”");
    }
}
