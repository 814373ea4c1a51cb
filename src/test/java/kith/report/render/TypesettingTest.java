package kith.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import kith.report.document.Table.Column;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypesettingTest {

    private static String marked(String text) {
        return Typesetting.runs(text).stream()
                .map(run -> run.italic() ? "*" + run.text() + "*" : run.text())
                .collect(Collectors.joining())
                .replace('\u00A0', '~');
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p < .001|*p*~<~.001",
                "Δχ²(6) = 40.06, p = .012|Δχ²(6)~=~40.06, *p*~=~.012",
                "t(299) = −2.10|*t*(299)~=~−2.10",
                "F(2, 297) = 3.4|*F*(2, 297)~=~3.4",
                "M = 3.20, SD = 1.1, N = 1,500|*M*~=~3.20, *SD*~=~1.1, *N*~=~1,500",
                "R² = .43|*R*²~=~.43",
                "CFI = .931, RMSEA = .051|CFI~=~.931, RMSEA~=~.051",
                "CFI .987, RMSEA .024, SRMR .022|CFI~.987, RMSEA~.024, SRMR~.022",
                "95% CI [.73, .77]|95%~CI~[.73,~.77]",
                "CFI ≥ .95 and n ≥ 200|CFI~≥~.95 and *n*~≥~200",
                "M, SD: as answered; (R): recoded. p: paired t test|*M*, *SD*: as answered; (R): recoded. *p*: paired *t* test",
                "n, M, SD: of those who answered|*n*, *M*, *SD*: of those who answered",
                "Vitamin d: none, see item M, below|Vitamin d: none, see item M, below",
                "step n of item p and group M|step n of item p and group M",
                "alpha = beta|alpha = beta",
                "<i>p</i> = 1|<i>p</i> = 1"
            })
    void statisticsAreSetAsTheApaWants(String text, String expected) {
        assertThat(marked(text)).isEqualTo(expected.replace("</i> = 1", "</i>~=~1"));
    }

    @Test
    void headingsThatAreSymbolsAreItalic() {
        assertThat(Typesetting.heading(Column.number("SD"))).containsExactly(new Typesetting.Run("SD", true));
        assertThat(Typesetting.heading(Column.number("d [95% CI]")).get(0)).isEqualTo(new Typesetting.Run("d", true));
        assertThat(Typesetting.heading(Column.number("R²")).get(0)).isEqualTo(new Typesetting.Run("R", true));
        assertThat(Typesetting.heading(Column.number("Item–total r")))
                .containsExactly(new Typesetting.Run("Item–total ", false), new Typesetting.Run("r", true));
        assertThat(Typesetting.heading(Column.number("Women, M (SD)")))
                .containsExactly(
                        new Typesetting.Run("Women, ", false),
                        new Typesetting.Run("M", true),
                        new Typesetting.Run(" (", false),
                        new Typesetting.Run("SD", true),
                        new Typesetting.Run(")", false));
        assertThat(Typesetting.heading(Column.number("Model"))).containsExactly(new Typesetting.Run("Model", false));
        assertThat(Typesetting.heading(Column.statistic("rho"))).containsExactly(new Typesetting.Run("rho", true));
    }

    @Test
    void nothingOfATextIsLost() {
        for (String text : Hostile.TEXTS) {
            String whole = Typesetting.runs(text).stream()
                    .map(Typesetting.Run::text)
                    .collect(Collectors.joining())
                    .replace('\u00A0', ' ');
            assertThat(whole).isEqualTo(PlainText.of(text));
        }
    }
}
