package kith.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BoxTest {

    @Test
    void movesPointsToTheNearestWithin() {
        Box box = new Box(new double[] {0, Double.NEGATIVE_INFINITY}, new double[] {1, 2});
        double[] point = {-3, 5};
        box.clamp(point);
        assertThat(point).containsExactly(0, 2);
        double[] inside = {0.5, -100};
        box.clamp(inside);
        assertThat(inside).containsExactly(0.5, -100);
    }

    @Test
    void refusesBoundsThatCross() {
        assertThatThrownBy(() -> new Box(new double[] {1}, new double[] {0}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Box(new double[] {Double.NaN}, new double[] {0}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void doesNotChangeWithTheArraysThatItCameFrom() {
        double[] lower = {0};
        Box box = new Box(lower, new double[] {1});
        lower[0] = -5;
        box.lower()[0] = -7;
        assertThat(box.lower()).containsExactly(0);
    }
}
