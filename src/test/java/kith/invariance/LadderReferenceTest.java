package kith.invariance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.finding.InputException;
import kith.sem.Estimator;
import kith.sem.Sem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ladder's difference tests against lavaan 0.6-14. */
class LadderReferenceTest {

    private static final Sem THREE_FACTORS =
            Sem.of("visual =~ x1 + x2 + x3\n textual =~ x4 + x5 + x6\n speed =~ x7 + x8 + x9");
    private static final Responses PUPILS = Reference.data("hs1939.csv");

    @ParameterizedTest
    @CsvSource({"invariance_ml, ML", "invariance_mlr, MLR"})
    void differenceTests(String reference, Estimator estimator) {
        InvarianceAnswer answer =
                Invariance.across("school", THREE_FACTORS.with(estimator)).fit(PUPILS);
        JsonNode expected = Reference.json(reference).get("lrt");
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
    void schoolsDifferInIntercepts() {
        InvarianceAnswer answer = Invariance.across("school", THREE_FACTORS).fit(PUPILS);
        assertThat(answer.reached()).contains(Level.METRIC);
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
