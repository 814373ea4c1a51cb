package kith.sem.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.finding.InputException;
import org.junit.jupiter.api.Test;

class ModelBuilderTest {

    @Test
    void buildsTheTreeThatIsRead() {
        ModelSyntax built = ModelBuilder.model()
                .factor("visual", "x1", "x2", "x3")
                .factor(
                        "textual",
                        Term.of("x4").free().labelled("a"),
                        Term.of("x5").labelled("a", "b"),
                        Term.of("x 6"))
                .regress("textual", "visual", "age")
                .regress("visual", Term.of("age").starting(0.3).between(0, Double.POSITIVE_INFINITY))
                .covary("x1", Term.of("x4").fixed(0), Term.of("x1"))
                .intercept("visual", Term.intercept().fixed(0, Double.NaN))
                .thresholds("x2", 3)
                .scale(Term.of("x2").fixed(1))
                .define("d", "a - b")
                .constrain("d", Operator.LESS, "1")
                .syntax();
        ModelSyntax read = ModelSyntax.parse("model", """
                visual =~ x1 + x2 + x3
                textual =~ NA*a*x4 + c(a,b)*x5 + `x 6`
                textual ~ visual + age
                visual ~ start(0.3)*lower(0)*age
                x1 ~~ 0*x4 + x1
                visual ~ c(0,NA)*1
                x2 | t1 + t2 + t3
                x2 ~*~ 1*x2
                d := a - b
                d < 1
                """);
        assertThat(built).isEqualTo(read.unplaced());
    }

    @Test
    void blocks() {
        ModelSyntax built = ModelBuilder.model()
                .inGroup("Grant-White")
                .atLevel(1)
                .factor("f", "x1", "x2")
                .atLevel(2)
                .factor("f", "x1", "x2")
                .syntax();
        assertThat(built.text()).isEqualTo("""
                group: "Grant-White"
                level: 1
                f =~ x1 + x2
                level: 2
                f =~ x1 + x2
                """);
        assertThat(ModelSyntax.parse("model", built.text()).unplaced()).isEqualTo(built);
    }

    @Test
    void problemsAreThoseOfAReadModel() {
        assertThatThrownBy(() -> ModelBuilder.model()
                        .factor("f", "x1", "f")
                        .covary("x1", "x2")
                        .covary("x2", "x1")
                        .syntax())
                .isInstanceOf(InputException.class)
                .hasMessageContaining("measured by itself")
                .hasMessageContaining("already");
    }

    @Test
    void structuresOfAQuestionnaire() {
        Map<String, List<String>> subscales = new LinkedHashMap<>();
        subscales.put("ci", List.of("ci1", "ci2", "ci3"));
        subscales.put("rw", List.of("rw1", "rw2"));
        assertThat(MeasurementStructure.ONE_FACTOR.model(subscales, "ce").text())
                .isEqualTo("ce =~ ci1 + ci2 + ci3 + rw1 + rw2\n");
        assertThat(MeasurementStructure.CORRELATED_FACTORS
                        .model(subscales, "ce")
                        .text())
                .isEqualTo("ci =~ ci1 + ci2 + ci3\nrw =~ rw1 + rw2\n");
        assertThat(MeasurementStructure.SECOND_ORDER.model(subscales, "ce").text())
                .isEqualTo("ci =~ ci1 + ci2 + ci3\nrw =~ rw1 + rw2\nce =~ ci + rw\n");
        assertThat(MeasurementStructure.BIFACTOR.model(subscales, "ce").text()).isEqualTo("""
                ce =~ ci1 + ci2 + ci3 + rw1 + rw2
                ci =~ ci1 + ci2 + ci3
                rw =~ rw1 + rw2
                ce ~~ 0*ci + 0*rw
                ci ~~ 0*rw
                """);
    }
}
