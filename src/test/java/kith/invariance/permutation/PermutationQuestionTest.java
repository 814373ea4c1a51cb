package kith.invariance.permutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.Reference;
import kith.data.Responses;
import kith.invariance.ladder.Invariance;
import kith.invariance.level.Level;
import kith.invariance.model.ContextLayout;
import kith.math.Parallel;
import kith.math.Seeds;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import org.junit.jupiter.api.Test;

/** What is exchanged in a permutation test, and what it finds where departures are known. */
class PermutationQuestionTest {

    @Test
    void threadsChangeNoNumber() {
        Invariance schools = Invariance.across("school", Sem.of("visual =~ x1 + x2 + x3\n speed =~ x7 + x8 + x9"));
        PermutationQuestion test = PermutationQuestion.of(schools, 24);
        Responses pupils = Reference.data("hs1939.csv");
        assertThat(test.with(5, new Parallel(2)).fit(pupils))
                .isEqualTo(test.with(5, new Parallel(1)).fit(pupils));
    }

    /** Only one parameter of a context differs by design, and it is the one found; with ordered items too. */
    @Test
    void orderedItems() {
        Sem model = Sem.of("ci =~ ci1 + ci2 + ci3 + ci4")
                .with(Estimator.WLSMV)
                .withOrdered(Set.of("ci1", "ci2", "ci3", "ci4"));
        PermutationAnswer answer =
                PermutationQuestion.of(Invariance.across("context", model), 40).fit(Reference.data("ce_contexts.csv"));
        assertThat(answer.steps()).hasSize(5);
        PermutationAnswer.Tested metric = answer.steps().get(2).strongest().orElseThrow();
        assertThat(metric.parameter().toString()).isEqualTo("ci=~ci2 @ personal");
        assertThat(metric.pValue()).isEqualTo(1 / 41.0);
    }

    /** Within persons the answers of one item stay with those of the others in its context. */
    @Test
    void withinPersons() {
        Responses people = Reference.data("ce_within.csv");
        Invariance ladder = Invariance.within(List.of("n", "w"), Sem.of("ci =~ ci1 + ci2 + ci3 + ci4"))
                .withLevels(List.of(Level.CONFIGURAL, Level.METRIC));
        Exchange exchange = Exchange.of(ladder.layout(), ladder.model(), List.of(), people);
        Responses drawn = exchange.draw(Seeds.stream(1, 0));
        int moved = 0;
        for (int row = 0; row < people.size(); row++) {
            boolean swapped = same(drawn.column("n_ci1")[row], people.column("w_ci1")[row])
                    && same(drawn.column("n_ci2")[row], people.column("w_ci2")[row])
                    && same(drawn.column("w_ci3")[row], people.column("n_ci3")[row]);
            boolean kept = same(drawn.column("n_ci1")[row], people.column("n_ci1")[row])
                    && same(drawn.column("n_ci2")[row], people.column("n_ci2")[row])
                    && same(drawn.column("w_ci3")[row], people.column("w_ci3")[row]);
            assertThat(swapped || kept).isTrue();
            moved += kept ? 0 : 1;
        }
        assertThat(moved / (double) people.size()).isBetween(0.3, 0.6);
        PermutationAnswer answer = PermutationQuestion.of(ladder, 10).fit(people);
        assertThat(answer.usable()).isEqualTo(10);
    }

    private static boolean same(double a, double b) {
        return Double.compare(a, b) == 0;
    }

    /** Where clusters lie within groups, whole clusters change groups. */
    @Test
    void clustersStayTogether() {
        Responses people = new Responses(
                "made",
                List.of("1", "2", "3", "4", "5", "6"),
                Map.of("x", new double[] {1, 2, 3, 4, 5, 6}),
                Map.of(
                        "team", List.of("a", "a", "b", "b", "c", "c"),
                        "context", List.of("one", "one", "two", "two", "two", "two")));
        Sem model = Sem.of("f =~ x").with(Estimator.MLR).clusteredBy("team");
        Exchange exchange = Exchange.of(new ContextLayout.AcrossGroups("context"), model, List.of("x"), people);
        for (int k = 0; k < 20; k++) {
            List<String> drawn = exchange.draw(Seeds.stream(1, k)).labels().get("context");
            assertThat(drawn).containsOnly("one", "two");
            assertThat(drawn.get(0)).isEqualTo(drawn.get(1));
            assertThat(drawn.get(2)).isEqualTo(drawn.get(3));
            assertThat(drawn.get(4)).isEqualTo(drawn.get(5));
        }
    }
}
