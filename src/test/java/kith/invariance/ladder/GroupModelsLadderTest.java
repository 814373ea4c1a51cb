package kith.invariance.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.invariance.level.Level;
import kith.invariance.model.ContextLayout;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The levels of invariance of models that say something of each group, against lavaan 0.6-14. */
class GroupModelsLadderTest {

    private static final JsonNode CASES = Reference.own("group_models").get("cases");
    private static final Responses PUPILS = Reference.data("hs1939.csv");

    private static InvarianceAnswer ladder(Sem sem) {
        return Invariance.across("school", sem).fit(PUPILS);
    }

    private static LadderStep step(InvarianceAnswer answer, Level level) {
        return answer.steps().stream()
                .filter(step -> step.level() == level)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"labels_kept_out, SCALAR", "fixed_taken_along, METRIC", "blocks_equal, METRIC", "blocks, CONFIGURAL"})
    void asLavaan(String name, Level level) {
        JsonNode one = CASES.get(name);
        InvarianceAnswer answer = ladder(Sem.of(one.get("text").asText()));
        JsonNode fit = one.at("/answer/fit");
        LadderStep step = step(answer, level);
        Tolerance.CHI_SQUARE.check(
                name, step.fit().fit().get("chisq"), fit.get("chisq").doubleValue());
        assertThat(step.fit().fit().get("df")).isEqualTo(fit.get("df").doubleValue());
    }

    @Test
    void tellsWhatItsLabelsKeepFree() {
        InvarianceAnswer answer = ladder(Sem.of("f =~ x1 + c(a,b)*x2 + x3 + x4"));
        assertThat(step(answer, Level.CONFIGURAL).freed()).isEmpty();
        assertThat(step(answer, Level.METRIC).freed()).containsExactly("f=~x2");
        assertThat(answer.findings()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("set_apart_by_model");
            assertThat(finding.where()).isEqualTo("f=~x2");
        });
    }

    /** Labels by group free as much as the option does, with ordered variables too. */
    @Test
    void freesAsMuchWhereVariablesAreOrdered() {
        Map<String, double[]> columns = new LinkedHashMap<>();
        List<String> items = List.of("x1", "x2", "x3", "x4");
        for (String item : items) {
            double[] column = PUPILS.column(item);
            double mean = java.util.Arrays.stream(column).average().orElseThrow();
            columns.put(
                    item,
                    java.util.Arrays.stream(column)
                            .map(x -> Math.max(1, Math.min(4, Math.round(x - mean) + 2)))
                            .toArray());
        }
        Responses ordered = new Responses("ordered", PUPILS.rowIds(), columns, PUPILS.labels());
        Sem sem = Sem.of("f =~ x1 + x2 + x3 + x4").with(Estimator.WLSMV).withOrdered(Set.copyOf(items));
        Sem labelled =
                Sem.of("f =~ x1 + c(a,b)*x2 + x3 + x4").with(Estimator.WLSMV).withOrdered(Set.copyOf(items));
        LadderStep freed = step(
                Invariance.across("school", sem).withPartial(List.of("f=~x2")).fit(ordered), Level.METRIC);
        LadderStep own = step(Invariance.across("school", labelled).fit(ordered), Level.METRIC);
        assertThat(own.fit().parameterCount()).isEqualTo(freed.fit().parameterCount());
        Tolerance.CHI_SQUARE.check(
                "chisq", own.fit().fit().get("chisq"), freed.fit().fit().get("chisq"));
    }

    @Test
    void groupsCrossedWithWavesMayHaveLabelsEach() {
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int i = 1; i <= 3; i++) {
            columns.put("t1_y" + i, PUPILS.column("x" + i));
            columns.put("t2_y" + i, PUPILS.column("x" + (6 + i)));
        }
        Responses panel = new Responses("panel", PUPILS.rowIds(), columns, PUPILS.labels());
        Sem sem = Sem.of("f =~ y1 + c(a,b)*y2 + y3");
        ContextLayout layout = ContextLayout.WithinPerson.prefixed(sem.syntax(), List.of("t1", "t2"))
                .inGroups("school");
        InvarianceAnswer answer = Invariance.of(layout, sem).fit(panel);
        InvarianceAnswer plain =
                Invariance.of(layout, Sem.of("f =~ y1 + y2 + y3")).fit(panel);
        assertThat(step(answer, Level.METRIC).fit().parameterCount())
                .isEqualTo(step(plain, Level.METRIC).fit().parameterCount() + 1);
        assertThat(step(answer, Level.CONFIGURAL).fit().parameterCount())
                .isEqualTo(step(plain, Level.CONFIGURAL).fit().parameterCount());
    }
}
