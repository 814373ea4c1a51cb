package kith.invariance.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.Reference;
import kith.data.Responses;
import kith.finding.InputException;
import kith.invariance.ladder.Invariance;
import kith.invariance.ladder.InvarianceAnswer;
import kith.invariance.ladder.LadderReferenceTest;
import kith.invariance.ladder.LadderStep;
import kith.invariance.level.Level;
import kith.invariance.model.ContextLayout;
import kith.invariance.model.LadderOrder;
import kith.sem.LavaanReference;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import kith.sem.model.Occasions;
import org.junit.jupiter.api.Test;

/**
 * The ladder in the order of Millsap & Yun-Tein against semTools 0.5-6 and lavaan 0.6-14
 * ({@code reference/own/millsap_tein.R}).
 */
class MillsapTeinReferenceTest {

    private static final Sem TWO_FACTORS = Sem.of("ci =~ ci1 + ci2 + ci3 + ci4\n rw =~ rw1 + rw2 + rw3 + rw4")
            .with(Estimator.WLSMV)
            .withOrdered(Set.of("ci1", "ci2", "ci3", "ci4", "rw1", "rw2", "rw3", "rw4"));

    private static void check(InvarianceAnswer answer, JsonNode expected) {
        assertThat(answer.steps()).hasSize(4);
        for (LadderStep step : answer.steps()) {
            LavaanReference.check(
                    step.fit(), expected.get("steps").get(step.level().id()));
        }
        LadderReferenceTest.check(answer, expected.get("lrt"));
    }

    @Test
    void threeContexts() {
        InvarianceAnswer answer = Invariance.across("context", TWO_FACTORS)
                .in(LadderOrder.MILLSAP_TEIN)
                .fit(Reference.data("ce_contexts.csv"));
        check(answer, Reference.own("millsap_tein").get("across"));
        assertThat(answer.steps().get(2).heldEqual()).containsExactly("loadings", "intercepts", "thresholds");
    }

    @Test
    void samePeople() {
        List<String> contexts = List.of("n", "w", "p");
        Map<String, List<String>> names = new LinkedHashMap<>();
        names.put("ci", List.of("ci_n", "ci_w", "ci_p"));
        names.putAll(Occasions.named(contexts, List.of("ci1", "ci2", "ci3", "ci4"), "{occasion}_{variable}")
                .variables());
        Sem model = Sem.of("ci =~ ci1 + ci2 + ci3 + ci4")
                .with(Estimator.WLSMV)
                .withOrdered(Set.of("ci1", "ci2", "ci3", "ci4"));
        InvarianceAnswer answer = Invariance.of(new ContextLayout.WithinPerson(new Occasions(contexts, names)), model)
                .in(LadderOrder.MILLSAP_TEIN)
                .fit(Reference.data("ce_within.csv"));
        check(answer, Reference.own("millsap_tein").get("within"));
    }

    /** Both orders begin with the same model, and agree again once thresholds, loadings and intercepts are equal. */
    @Test
    void beginsAndEndsWhereWuAndEstabrookDo() {
        Responses people = Reference.data("ce_contexts.csv");
        Invariance ladder = Invariance.across("context", TWO_FACTORS);
        InvarianceAnswer one = ladder.withLevels(List.of(Level.CONFIGURAL, Level.SCALAR, Level.STRICT))
                .fit(people);
        InvarianceAnswer other = ladder.in(LadderOrder.MILLSAP_TEIN)
                .withLevels(List.of(Level.CONFIGURAL, Level.SCALAR, Level.STRICT))
                .fit(people);
        for (int k = 0; k < 3; k++) {
            assertThat(chisq(other, k)).isCloseTo(chisq(one, k), within(1e-3));
            assertThat(other.steps().get(k).fit().parameterCount())
                    .isEqualTo(one.steps().get(k).fit().parameterCount());
        }
    }

    private static double chisq(InvarianceAnswer answer, int step) {
        return answer.steps().get(step).fit().fit().get("chisq");
    }

    /**
     * Items of two categories: as many parameters and the same fit as without an order, and no step that tests nothing.
     */
    @Test
    void twoCategories() {
        Responses people = halved(Reference.data("ce_contexts.csv"));
        Sem model = Sem.of("ci =~ ci1 + ci2 + ci3 + ci4")
                .with(Estimator.WLSMV)
                .withOrdered(Set.of("ci1", "ci2", "ci3", "ci4"));
        InvarianceAnswer one = Invariance.across("context", model).fit(people);
        InvarianceAnswer other =
                Invariance.across("context", model).in(LadderOrder.MILLSAP_TEIN).fit(people);
        assertThat(one.steps()).extracting(LadderStep::level).doesNotContain(Level.THRESHOLDS, Level.SCALAR);
        assertThat(one.findings()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("step_left_out");
            assertThat(finding.where()).isEqualTo("thresholds");
        });
        assertThat(other.steps().get(0).fit().converged()).isTrue();
        assertThat(other.steps().get(0).fit().parameterCount())
                .isEqualTo(one.steps().get(0).fit().parameterCount());
        assertThat(chisq(other, 0)).isCloseTo(chisq(one, 0), within(1e-3));
        assertThat(one.steps().stream().map(step -> step.fit().fit().get("df")).toList())
                .isSorted();
        assertThat(one.latentMeans()).isNotEmpty();
    }

    /** Answers of 1 to 2 become 1, others 2. */
    private static Responses halved(Responses people) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (String item : List.of("ci1", "ci2", "ci3", "ci4")) {
            double[] column = people.column(item).clone();
            for (int i = 0; i < column.length; i++) {
                column[i] = Double.isNaN(column[i]) ? column[i] : column[i] <= 2 ? 1 : 2;
            }
            columns.put(item, column);
        }
        return new Responses("halved", people.rowIds(), columns, people.labels());
    }

    @Test
    void whatIdentifiesTheModelCannotBeLeftFree() {
        Invariance ladder = Invariance.across("context", TWO_FACTORS).in(LadderOrder.MILLSAP_TEIN);
        Responses people = Reference.data("ce_contexts.csv");
        Invariance wrong = ladder.withPartial(List.of("ci2|t1", "ci1|t2 @ personal", "rw2~1"));
        assertThatThrownBy(() -> wrong.fit(people))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("ci2|t1")
                .hasMessageContaining("ci1|t2 @ personal")
                .hasMessageContaining("rw2~1");
        InvarianceAnswer right = ladder.withLevels(List.of(Level.METRIC, Level.SCALAR))
                .withPartial(List.of("ci2|t3"))
                .fit(people);
        assertThat(right.steps().get(1).comparison().orElseThrow().test().dfDifference())
                .isEqualTo(42);
    }

    @Test
    void theSearchGoesByTheOtherOrder() {
        PartialAnswer answer = PartialSearch.of(
                        Invariance.across("context", TWO_FACTORS).in(LadderOrder.MILLSAP_TEIN))
                .fit(Reference.data("ce_contexts.csv"));
        assertThat(answer.ladder().steps()).extracting(LadderStep::level).contains(Level.THRESHOLDS);
        assertThat(answer.findings())
                .anySatisfy(finding -> assertThat(finding.code()).isEqualTo("search_in_other_order"));
    }

    @Test
    void isForOrderedVariables() {
        Invariance continuous = Invariance.across("context", Sem.of("ci =~ ci1 + ci2 + ci3 + ci4"));
        assertThatThrownBy(() -> continuous.in(LadderOrder.MILLSAP_TEIN))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("without ordered variables");
    }
}
