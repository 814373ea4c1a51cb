package kith.invariance.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.Reference;
import kith.Tolerance;
import kith.finding.InputException;
import kith.invariance.ladder.Invariance;
import kith.invariance.level.Level;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import org.junit.jupiter.api.Test;

/** How many people a cut-off sorts otherwise, against shares computed in R from lavaan's estimates. */
class ClassificationReferenceTest {

    private static final JsonNode EXPECTED = Reference.own("classification");
    private static final Sem THREE_FACTORS =
            Sem.of("visual =~ x1 + x2 + x3\n textual =~ x4 + x5 + x6\n speed =~ x7 + x8 + x9");

    private static void check(Optional<Classification> found, JsonNode expected) {
        Classification own = found.orElseThrow();
        assertThat(own.cutoff()).isEqualTo(expected.get("cutoff").doubleValue());
        Tolerance.ESTIMATE.check(
                "reached", own.reached(), expected.get("reached").doubleValue());
        Tolerance.ESTIMATE.check(
                "as reference",
                own.reachedAsReference(),
                expected.get("reached_as_reference").doubleValue());
        Tolerance.ESTIMATE.check(
                "differently", own.differently(), expected.get("differently").doubleValue());
    }

    @Test
    void continuousItems() {
        EffectSizes sizes = NonInvarianceEffects.of(
                        Invariance.across("school", THREE_FACTORS).withPartial(List.of("x3~1", "visual=~x2")))
                .at(Level.SCALAR)
                .with(SumCutoffs.parse("cutoff", List.of("visual=14")))
                .fit(Reference.data("hs1939.csv"));
        check(sizes.scales().get(0).classification(), EXPECTED.get("continuous"));
        assertThat(sizes.scales().get(1).classification()).isEmpty();
    }

    @Test
    void orderedItems() {
        Sem ordered = Sem.of("ci =~ ci1 + ci2 + ci3 + ci4")
                .with(Estimator.WLSMV)
                .withOrdered(Set.of("ci1", "ci2", "ci3", "ci4"));
        EffectSizes sizes = NonInvarianceEffects.of(Invariance.across("context", ordered))
                .with(SumCutoffs.parse("cutoff", List.of("14")))
                .fit(Reference.data("ce_contexts.csv"));
        check(sizes.scales().get(0).classification(), EXPECTED.get("ordered").get(0));
        check(sizes.scales().get(1).classification(), EXPECTED.get("ordered").get(1));
    }

    /**
     * Two ways of adding up the same answers: in whole steps, and from one sum to the next where codes are no whole
     * numbers.
     */
    @Test
    void codesOfAnyKind() {
        double[] cuts = {-0.5, 0.7};
        ScaleSum whole = sum(new ExpectedAnswer.Ordinal(0, 1, 1, cuts, new double[] {1, 2, 3}));
        ScaleSum half = sum(new ExpectedAnswer.Ordinal(0, 1, 1, cuts, new double[] {0.5, 1, 1.5}));
        assertThat(half.reaches(2.5, 0.3, 0)).isCloseTo(whole.reaches(5, 0.3, 0), within(1e-14));
        assertThat(whole.reaches(2, 0.3, 0)).isCloseTo(1, within(1e-14));
        assertThat(whole.reaches(7, 0.3, 0)).isZero();
    }

    private static ScaleSum sum(ExpectedAnswer answer) {
        return new ScaleSum(new MeasuredFactor(0, 1, Map.of("a", answer, "b", answer), 0), List.of("a", "b"));
    }

    @Test
    void tellsWhatIsNoCutoff() {
        assertThatThrownBy(() -> SumCutoffs.parse("--cutoff", List.of("ci=high")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("ci=high");
        NonInvarianceEffects unknown = NonInvarianceEffects.of(Invariance.across("school", THREE_FACTORS))
                .with(SumCutoffs.parse("cutoff", List.of("visal=14")));
        assertThatThrownBy(() -> unknown.fit(Reference.data("hs1939.csv")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("visual");
    }
}
