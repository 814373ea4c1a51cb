package kith.sem.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import kith.Reference;
import kith.math.Matrix;
import kith.sem.Sem;
import kith.sem.fit.FittedModel;
import org.junit.jupiter.api.Test;

/** Against the whole matrix of residual correlations, which is held against lavaan elsewhere. */
class ResidualCorrelationTest {

    @Test
    void isTheLargestOfTheMatrix() {
        FittedModel fitted = Sem.of("visual =~ x1 + x2 + x3\ntextual =~ x4 + x5 + x6\nspeed =~ x7 + x8 + x9")
                .fitted(Reference.data("hs1939.csv"));
        Matrix all = Residuals.of(fitted).groups().get(0).correlation();
        double largest = all.rows().stream()
                .flatMap(row ->
                        all.cols().stream().filter(col -> !col.equals(row)).map(col -> all.at(row, col)))
                .max(Comparator.comparing(Math::abs))
                .orElseThrow();
        ResidualCorrelation found = ResidualCorrelation.largest(fitted.answer()).orElseThrow();
        assertThat(found.value()).isCloseTo(largest, within(1e-12));
        assertThat(all.at(found.first(), found.second())).isCloseTo(found.value(), within(1e-12));
        assertThat(found.group()).isEmpty();
    }
}
