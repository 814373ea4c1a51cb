package kith.sem.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import kith.math.InnerProduct;
import org.junit.jupiter.api.Test;

/** Along each direction one constraint is lifted and the others are kept. */
class LiftedDirectionsTest {

    private static final double[][] STAR = {{1, -1, 0, 0, 0}, {1, 0, -1, 0, 0}, {1, 0, 0, -1, 0}};
    private static final double[][] CHAIN = {{1, -1, 0, 0, 0}, {0, 1, -1, 0, 0}, {0, 0, 1, -1, 0}, {0, 0, 0, 2, -2}};
    /** The second parameter has a value, and two others are equal to it. */
    private static final double[][] VALUE = {{1, -1, 0, 0, 0}, {0, 2, 0, 0, 0}, {0, 1, -1, 0, 0}, {0, 0, 0, 0, 1}};

    private static final double[][] SUMS = {{1, 1, -1, 0, 0}, {0, 1, 0, -2, 0}};

    private static void lifts(double[][] slopes) {
        List<double[]> directions = LiftedDirections.of(List.of(slopes), 5);
        for (int r = 0; r < slopes.length; r++) {
            for (int other = 0; other < slopes.length; other++) {
                assertThat(InnerProduct.of(slopes[other], directions.get(r)))
                        .as("row %d along direction %d", other, r)
                        .isEqualTo(other == r ? 1 : 0, within(1e-12));
            }
        }
    }

    @Test
    void liftsOneConstraintAndKeepsTheOthers() {
        lifts(STAR);
        lifts(CHAIN);
        lifts(VALUE);
        lifts(SUMS);
    }

    @Test
    void movesTheSmallerPartOfATree() {
        assertThat(moved(STAR)).containsExactly(1L, 1L, 1L);
        assertThat(moved(CHAIN)).containsExactly(1L, 2L, 2L, 1L);
        assertThat(moved(VALUE)).containsExactly(1L, 3L, 1L, 1L);
    }

    private static List<Long> moved(double[][] slopes) {
        return LiftedDirections.of(List.of(slopes), 5).stream()
                .map(direction ->
                        Arrays.stream(direction).filter(step -> step != 0).count())
                .toList();
    }

    @Test
    void followsTheShortestDirectionsWhereAConstraintFollowsFromOthers() {
        double[][] triangle = {{1, -1, 0}, {0, 1, -1}, {1, 0, -1}};
        List<double[]> directions = LiftedDirections.of(List.of(triangle), 3);
        assertThat(directions.get(0)).usingComparatorWithPrecision(1e-12).containsExactly(1 / 3.0, -1 / 3.0, 0);
    }
}
