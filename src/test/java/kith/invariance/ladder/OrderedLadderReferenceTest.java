package kith.invariance.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.Reference;
import kith.sem.LavaanReference;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import org.junit.jupiter.api.Test;

/** The ladder for ordered variables after Wu & Estabrook against semTools 0.5-6 and lavaan 0.6-14. */
class OrderedLadderReferenceTest {

    private static final Set<String> ITEMS = Stream.of("ci", "rw", "sb")
            .flatMap(f -> Stream.of(1, 2, 3, 4).map(k -> f + k))
            .collect(Collectors.toSet());

    @Test
    void threeContexts() {
        Sem model = Sem.of("ci =~ ci1 + ci2 + ci3 + ci4\n rw =~ rw1 + rw2 + rw3 + rw4\n sb =~ sb1 + sb2 + sb3 + sb4")
                .with(Estimator.WLSMV)
                .withOrdered(ITEMS);
        InvarianceAnswer answer = Invariance.across("context", model).fit(Reference.data("ce_contexts.csv"));
        JsonNode expected = Reference.json("invariance_wlsmv_wu_estabrook");
        assertThat(answer.steps()).hasSize(5);
        for (LadderStep step : answer.steps()) {
            LavaanReference.check(
                    step.fit(), expected.get("steps").get(step.level().id()));
        }
        LadderReferenceTest.check(answer, expected.get("lrt"));
    }
}
