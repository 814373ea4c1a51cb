package kith.sem.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import kith.finding.InputException;
import org.junit.jupiter.api.Test;

class ModelBuilderTest {

    @Test
    void buildsTheTreeThatIsRead() {
        ModelSyntax built = ModelBuilder.model()
                .factor("visual", "x1", "x2", "x3")
                .factor(
                        "textual",
                        Term.of("x4").fixed(Double.NaN).labelled("a"),
                        Term.of("x5").labelled("a", "b"))
                .covary("x1", Term.of("x4").fixed(0), Term.of("x1"))
                .syntax();
        ModelSyntax read = ModelSyntax.parse("model", """
                visual =~ x1 + x2 + x3
                textual =~ NA*a*x4 + c(a,b)*x5
                x1 ~~ 0*x4 + x1
                """);
        assertThat(read.statements().stream().map(Statement::unplaced)).isEqualTo(built.statements());
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
}
