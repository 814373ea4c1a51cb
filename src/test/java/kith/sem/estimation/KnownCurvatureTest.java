package kith.sem.estimation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import kith.Reference;
import kith.data.Responses;
import kith.math.Minimum;
import kith.math.QuasiNewton;
import kith.sem.Sem;
import kith.sem.fit.FittedModel;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class KnownCurvatureTest {

    private static final Sem ABILITIES =
            Sem.of("visual =~ x1 + x2 + x3\n textual =~ x4 + x5 + x6\n speed =~ x7 + x8 + x9");

    /** A search along the curvature of the whole sample ends where one along the sample's own does. */
    @Test
    void endsWhereASearchAlongItsOwnCurvatureDoes() {
        Responses pupils = Reference.data("hs1939.csv");
        FittedModel whole = ABILITIES.fitted(pupils);
        FittedModel half = ABILITIES.fitted(pupils.rows(IntStream.range(0, 150).toArray()));
        double[] start = whole.reduction().closest(whole.theta());
        ModelObjective objective = half.evaluation().objective();
        KnownCurvature known = new KnownCurvature(whole.evaluation().objective(), start);
        Minimum along = new QuasiNewton(known, 1_000, 1e-8).minimize(objective, start);
        Minimum own = new QuasiNewton(objective, 1_000, 1e-8).minimize(objective, start);
        assertThat(along.converged()).isTrue();
        assertThat(own.converged()).isTrue();
        assertThat(along.value()).isCloseTo(own.value(), Offset.offset(1e-12));
        assertThat(along.point()).containsExactly(own.point(), Offset.offset(1e-5));
    }
}
