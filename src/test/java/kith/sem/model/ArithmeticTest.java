package kith.sem.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.function.ToDoubleFunction;
import kith.finding.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArithmeticTest {

    private static final Map<String, Double> POINT = Map.of("a", 0.7, "b", 1.9, "c", -0.4, ".p2.", 0.3);

    @ParameterizedTest
    @CsvSource({
        "1 + 2*3 - 4/2, 5",
        "-2^2, -4",
        "2^3^2, 512",
        "2^-1, 0.5",
        "(1 + 2)*3, 9",
        "8/4/2, 1",
        "5 - 3 - 1, 1",
        "--3, 3",
        "a*b + .p2., 1.63",
        "sqrt(4) + log(exp(2)) + abs(c), 4.4",
        "log10(1000) + log2(8) + log1p(0) + expm1(0), 6",
    })
    void valuesAreRs(String text, double value) {
        assertThat(Arithmetic.parse("test", text).value(POINT::get)).isCloseTo(value, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "3",
                "a*b - c/a + .p2.",
                "-(a + b)^2",
                "a^b",
                "2^a",
                "a^3/(1 + b^2)",
                "a*a*a + a",
                "exp(a*b) + expm1(c)",
                "log(a)*log1p(b)*log2(b)*log10(b)",
                "sqrt(a*b + 1)/abs(c)",
                "sin(a)*cos(b) + tan(c)",
                "asin(.p2.) + acos(.p2.) + atan(c*b)",
                "sinh(a) - cosh(b)*tanh(c)",
                "sqrt(exp(a)/(exp(a) + exp(b) + exp(c)))",
            })
    void gradientsAreThoseOfFiniteDifferences(String text) {
        Arithmetic expression = Arithmetic.parse("test", text);
        Map<String, Double> gradient = expression.gradient(POINT::get);
        assertThat(gradient.keySet()).isEqualTo(expression.labels());
        for (String label : expression.labels()) {
            double step = 1e-5;
            ToDoubleFunction<String> up = name -> POINT.get(name) + (name.equals(label) ? step : 0);
            ToDoubleFunction<String> down = name -> POINT.get(name) - (name.equals(label) ? step : 0);
            double difference = (expression.value(up) - expression.value(down)) / (2 * step);
            assertThat(gradient.get(label)).as(label).isCloseTo(difference, within(1e-8));
        }
    }

    @Test
    void powersOfNegativeAndZeroBases() {
        Arithmetic square = Arithmetic.parse("test", "c^2");
        assertThat(square.gradient(POINT::get)).containsEntry("c", -0.8);
        assertThat(square.gradient(label -> 0)).containsEntry("c", 0.0);
        assertThat(Arithmetic.parse("test", "c^0").gradient(label -> 0)).containsEntry("c", 0.0);
        assertThat(Arithmetic.parse("test", "abs(c)").gradient(label -> 0)).containsEntry("c", 0.0);
        assertThat(Arithmetic.parse("test", "sqrt(c)").value(POINT::get)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a+b*c", "(a+b)*c", "a-(b-c)", "a-b-c", "a/(b/c)", "a^b^c", "(a^b)^c", "-a^2", "(-a)^2", "a^-b"})
    void writesParenthesesWhereTheyAreNeeded(String text) {
        assertThat(Arithmetic.parse("test", text).text()).isEqualTo(text);
    }

    @Test
    void labelsAreReplaced() {
        Arithmetic expression = Arithmetic.parse("test", "exp(a)*(-b + 2)");
        Arithmetic replaced =
                expression.replace(label -> label.text().equals("b") ? Arithmetic.parse("test", "a + c") : label);
        assertThat(replaced.text()).isEqualTo("exp(a)*(-(a+c)+2)");
        assertThat(expression.text()).isEqualTo("exp(a)*(-b+2)");
    }

    @Test
    void wrongExpressionsAreTold() {
        assertThatThrownBy(() -> Arithmetic.parse("--free", "a +"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("--free:1:4: the end of the model");
        assertThatThrownBy(() -> Arithmetic.parse("--free", "(".repeat(100_000)))
                .hasMessageContaining("nested");
        assertThatThrownBy(() -> Arithmetic.parse("--free", "-".repeat(100_000)))
                .hasMessageContaining("nested");
        assertThatThrownBy(() -> Arithmetic.parse("--free", "a b")).hasMessageStartingWith("--free:1:3: “b”");
    }
}
