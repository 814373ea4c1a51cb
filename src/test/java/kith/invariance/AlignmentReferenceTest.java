package kith.invariance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.finding.InputException;
import kith.sem.Estimator;
import kith.sem.Missing;
import kith.sem.Sem;
import org.junit.jupiter.api.Test;

/** Alignment against sirt 4.1-15. */
class AlignmentReferenceTest {

    private static final Sem INTERACTION = Sem.of("ci =~ ci1 + ci2 + ci3 + ci4").with(Missing.FIML);
    private static final Responses PEOPLE = Reference.data("ce_contexts.csv");

    @Test
    void sirt() {
        AlignmentAnswer answer = Alignment.across("context", INTERACTION)
                .with(Alignment.PairWeight.EQUAL)
                .fit(PEOPLE);
        JsonNode expected = Reference.json("invariance_alignment");
        AlignmentAnswer.Factor factor = answer.factors().get(0);
        for (int g = 0; g < 3; g++) {
            AlignmentAnswer.Placement placed = factor.placements().get(g);
            assertThat(placed.context()).isEqualTo(expected.get("groups").get(g).asText());
            Tolerance.ESTIMATE.check(
                    "alpha", placed.mean(), expected.get("alpha").get(g).doubleValue());
            Tolerance.ESTIMATE.check(
                    "psi", placed.deviation(), expected.get("psi").get(g).doubleValue());
            for (int i = 0; i < 4; i++) {
                AlignmentAnswer.Item item = factor.items().get(i);
                Tolerance.ESTIMATE.check(
                        item.item(),
                        item.loadings().get(g).estimate(),
                        expected.get("lambda_aligned").get(g).get(i).doubleValue());
                Tolerance.ESTIMATE.check(
                        item.item(),
                        item.intercepts().get(g).estimate(),
                        expected.get("nu_aligned").get(g).get(i).doubleValue());
            }
        }
        JsonNode share = expected.get("R2");
        Tolerance.ESTIMATE.check(
                "R2", factor.rSquaredLoadings(), share.get("loadings").doubleValue());
        Tolerance.ESTIMATE.check(
                "R2", factor.rSquaredIntercepts(), share.get("intercepts").doubleValue());
    }

    @Test
    void onlyTheLoadingThatDiffersIsFound() {
        AlignmentAnswer.Factor factor =
                Alignment.across("context", INTERACTION).fit(PEOPLE).factors().get(0);
        assertThat(factor.nonInvariant()).isEqualTo(1);
        assertThat(factor.items().get(1).loadings())
                .extracting(AlignmentAnswer.Aligned::invariant)
                .containsExactly(true, true, false);
        assertThat(factor.meansTrusted()).isTrue();
        assertThat(factor.startsAtMinimum()).isPositive();
        assertThat(factor.placements().get(0).se()).isZero();
        assertThat(factor.placements().get(1).se()).isBetween(0.03, 0.15);
    }

    @Test
    void gradientIsThatOfTheFunction() {
        AlignmentObjective objective = new AlignmentObjective(
                new double[][] {{0.8, 0.7, 0.6}, {0.9, 0.5, 0.7}, {0.4, 0.8, 0.9}},
                new double[][] {{3, 2, 4}, {3.2, 2.5, 4.1}, {2.8, 1.9, 3.7}},
                new double[][] {{1, 2, 3}, {2, 1, 1}, {3, 1, 1}},
                1e-3);
        double[] point = {0.2, -0.1, 0.15, -0.3};
        double[] gradient = new double[4];
        objective.valueAndGradient(point, gradient);
        for (int j = 0; j < 4; j++) {
            double[] up = point.clone();
            double[] down = point.clone();
            up[j] += 1e-6;
            down[j] -= 1e-6;
            assertThat(gradient[j]).isCloseTo((objective.value(up) - objective.value(down)) / 2e-6, within(1e-6));
        }
    }

    @Test
    void orderedItemsAreRefused() {
        Alignment ordered =
                Alignment.across("context", INTERACTION.with(Estimator.WLSMV).withOrdered(Set.of("ci1")));
        assertThatThrownBy(() -> ordered.fit(PEOPLE)).isInstanceOf(InputException.class);
    }
}
