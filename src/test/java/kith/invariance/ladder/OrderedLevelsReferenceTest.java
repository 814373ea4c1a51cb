package kith.invariance.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import kith.Reference;
import kith.data.Responses;
import kith.invariance.level.Level;
import kith.invariance.model.ContextLayout;
import kith.sem.LavaanReference;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import kith.sem.model.Occasions;
import org.junit.jupiter.api.Test;

/** Ordered variables against semTools 0.5-6 and lavaan 0.6-14 ({@code reference/own/ordered_levels.R}). */
class OrderedLevelsReferenceTest {

    private static void check(InvarianceAnswer answer, JsonNode expected) {
        assertThat(answer.steps()).hasSize(expected.get("steps").size());
        for (LadderStep step : answer.steps()) {
            LavaanReference.check(
                    step.fit(), expected.get("steps").get(step.level().id()));
        }
        LadderReferenceTest.check(answer, expected.get("lrt"));
    }

    @Test
    void onToVariancesCovariancesAndMeans() {
        Sem model = Sem.of("ci =~ ci1 + ci2 + ci3\n rw =~ rw1 + rw2 + rw3")
                .with(Estimator.WLSMV)
                .withOrdered(Set.of("ci1", "ci2", "ci3", "rw1", "rw2", "rw3"));
        InvarianceAnswer answer = Invariance.across("context", model)
                .withLevels(List.of(Level.values()))
                .fit(Reference.data("ce_contexts.csv"));
        check(answer, Reference.own("ordered_levels").get("across"));
    }

    @Test
    void groupsCrossedWithContexts() {
        Responses people = Reference.data("ce_within.csv");
        double[] id = people.column("id");
        List<String> arms = IntStream.range(0, people.size())
                .mapToObj(row -> id[row] % 2 == 1 ? "odd" : "even")
                .toList();
        Responses armed = new Responses("armed", people.rowIds(), people.numeric(), Map.of("arm", arms));
        List<String> contexts = List.of("n", "w");
        Map<String, List<String>> names = new LinkedHashMap<>();
        names.put("ci", List.of("ci_n", "ci_w"));
        names.putAll(Occasions.named(contexts, List.of("ci1", "ci2", "ci3", "ci4"), "{occasion}_{variable}")
                .variables());
        Sem model = Sem.of("ci =~ ci1 + ci2 + ci3 + ci4")
                .with(Estimator.WLSMV)
                .withOrdered(Set.of("ci1", "ci2", "ci3", "ci4"));
        ContextLayout layout = new ContextLayout.AcrossGroupsWithinPerson("arm", new Occasions(contexts, names));
        InvarianceAnswer answer = Invariance.of(layout, model).fit(armed);
        check(answer, Reference.own("ordered_levels").get("groups_by_contexts"));
        assertThat(answer.latentMeans()).extracting(LatentMean::context).contains("odd:n", "even:w");
    }
}
