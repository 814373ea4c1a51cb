package kith.efa.correlation;

import static kith.Tolerance.CLOSED_FORM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import kith.Reference;
import kith.efa.Samples;
import kith.finding.Finding;
import kith.math.Matrix;
import org.junit.jupiter.api.Test;

class AdequacyTest {

    @Test
    void agreesWithPsych() {
        JsonNode expected = Reference.json("efa_adequacy");
        Adequacy adequacy = Adequacy.of(Samples.bfi());
        CLOSED_FORM.check("n", adequacy.n(), expected.get("n").asDouble());
        CLOSED_FORM.check("KMO", adequacy.kmo(), expected.get("kmo").asDouble());
        assertThat(adequacy.msa()).hasSize(25);
        adequacy.msa()
                .forEach((item, msa) -> CLOSED_FORM.check(
                        item, msa, expected.get("msa").get(item).asDouble()));
        CLOSED_FORM.check(
                "χ²",
                adequacy.bartlett().chiSquare(),
                expected.get("bartlett").get("chisq").asDouble());
        assertThat(adequacy.bartlett().degreesOfFreedom())
                .isEqualTo(expected.get("bartlett").get("df").asInt());
        assertThat(adequacy.bartlett().pValue())
                .isEqualTo(expected.get("bartlett").get("p").asDouble());
        assertThat(adequacy.findings()).isEmpty();
    }

    @Test
    void twoItemsHaveNothingButThemselves() {
        // One pair, whose partial correlation is the correlation itself: KMO is one half; |R| = 1 − r².
        Adequacy adequacy = Adequacy.of(Matrix.square(List.of("a", "b"), new double[][] {{1, 0.6}, {0.6, 1}}), 100);
        CLOSED_FORM.check("KMO", adequacy.kmo(), 0.5);
        CLOSED_FORM.check("determinant", adequacy.determinant(), 0.64);
        CLOSED_FORM.check("χ²", adequacy.bartlett().chiSquare(), -Math.log(0.64) * (99 - 1.5));
    }

    @Test
    void troubleIsTold() {
        double nan = Double.NaN;
        Adequacy adequacy = Adequacy.of(
                Matrix.square(
                        List.of("a", "b", "c", "dead"),
                        new double[][] {{1, 1, 0.4, nan}, {1, 1, 0.4, nan}, {0.4, 0.4, 1, nan}, {nan, nan, nan, 1}}),
                3);
        assertThat(adequacy.findings())
                .extracting(Finding::code)
                .contains("no_variance", "identical_items", "more_items_than_people", "bartlett_undefined");
        assertThat(adequacy.msa()).containsOnlyKeys("a", "b", "c");
        assertThat(adequacy.kmo()).isFinite();
    }
}
