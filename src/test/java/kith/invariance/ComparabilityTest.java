package kith.invariance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.invariance.conclusion.Conclusion;
import kith.invariance.effect.EffectMetric;
import kith.invariance.effect.EffectSizes;
import kith.invariance.ladder.Invariance;
import kith.invariance.ladder.LatentMean;
import kith.moments.Missing;
import kith.sem.Sem;
import org.junit.jupiter.api.Test;

/** The whole answer, and means under different assumptions against lavaan 0.6-14. */
class ComparabilityTest {

    private static final Sem MODEL = Sem.of(
                    "ci =~ ci1 + ci2 + ci3 + ci4\n rw =~ rw1 + rw2 + rw3 + rw4\n sb =~ sb1 + sb2 + sb3 + sb4")
            .with(Missing.FIML);
    private static final Responses PEOPLE = Reference.data("ce_contexts.csv");

    private static MeanComparison find(List<MeanComparison> means, JsonNode row) {
        return means.stream()
                .filter(mean -> mean.factor().equals(row.get("factor").asText())
                        && mean.context().equals(row.get("context").asText()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void meansByWhatIsTakenAsEqual() {
        ComparabilityAnswer answer =
                Comparability.of(Invariance.across("context", MODEL)).fit(PEOPLE);
        JsonNode expected = Reference.own("partial_means");
        for (JsonNode row : expected.get("full")) {
            check(find(answer.means(), row).full().orElseThrow(), row);
        }
        for (JsonNode row : expected.get("partial")) {
            check(find(answer.means(), row).partial().orElseThrow(), row);
        }
        for (JsonNode row : expected.get("observed")) {
            ObservedDifference own = find(answer.means(), row).observed();
            Tolerance.CLOSED_FORM.check(
                    "estimate", own.estimate(), row.get("est").doubleValue());
            Tolerance.CLOSED_FORM.check("se", own.se(), row.get("se").doubleValue());
            Tolerance.CLOSED_FORM.check("d", own.standardised(), row.get("d").doubleValue());
        }
        assertThat(answer.partial().orElseThrow().freed()).hasSize(2);
        assertThat(answer.conclusion().answer()).isEqualTo(Conclusion.Answer.WITH_RELEASED);
        assertThat(answer.conclusion().meansComparable()).isTrue();
        assertThat(answer.effects().metric()).isEqualTo(EffectMetric.PARTIAL_SCALAR);
        assertThat(answer.effects().items())
                .hasSize(24)
                .filteredOn(item -> item.dmacs() > 1e-6)
                .extracting(EffectSizes.OfItem::item)
                .containsExactly("ci2", "rw3");
    }

    private static void check(LatentMean own, JsonNode row) {
        Tolerance.ESTIMATE.check(own.factor(), own.estimate(), row.get("est").doubleValue());
        Tolerance.STANDARD_ERROR.check(own.factor(), own.se(), row.get("se").doubleValue());
    }

    @Test
    void theSamePeople() {
        Responses people = Reference.data("ce_within.csv");
        ComparabilityAnswer answer = Comparability.of(
                        Invariance.within(List.of("n", "w", "p"), Sem.of("ci =~ ci1 + ci2 + ci3 + ci4")))
                .with(Comparability.Questions.USUAL.with(Optional.empty()))
                .fit(people);
        double sum = 0;
        for (String item : List.of("ci1", "ci2", "ci3", "ci4")) {
            double[] w = people.column("w_" + item);
            double[] n = people.column("n_" + item);
            for (int row = 0; row < w.length; row++) {
                sum += (w[row] - n[row]) / 4 / w.length;
            }
        }
        Tolerance.CLOSED_FORM.check("w", answer.means().get(1).observed().estimate(), sum);
        assertThat(answer.means()).hasSize(3);
        assertThat(answer.means().get(1).aligned()).isPresent();
        assertThat(answer.partial()).isEmpty();
        assertThat(answer.conclusion().answer()).isEqualTo(Conclusion.Answer.NO_CONCLUSION);
        assertThat(answer.conclusion().reasons()).containsExactly(Conclusion.Reason.NO_SEARCH);
        assertThat(answer.effects().metric()).isEqualTo(EffectMetric.ALIGNMENT);
    }
}
