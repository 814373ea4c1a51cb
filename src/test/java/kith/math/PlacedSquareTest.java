package kith.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class PlacedSquareTest {

    private static final DMatrixRMaj WHOLE =
            new DMatrixRMaj(new double[][] {{0, 0, 0, 0}, {0, 2, 0, 3}, {0, 0, 0, 0}, {0, 3, 0, 5}});
    private static final PlacedSquare PLACED = PlacedSquare.of(WHOLE);

    @Test
    void keepsTheRowsThatHoldSomething() {
        assertThat(PLACED.places()).containsExactly(1, 3);
        assertThat(PLACED.block().data).containsExactly(2, 3, 3, 5);
        assertThat(PLACED.whole().data).containsExactly(WHOLE.data);
    }

    @Test
    void computesLikeTheWhole() {
        DMatrixRMaj sum = WHOLE.copy();
        PLACED.addTo(sum, 2);
        assertThat(sum.get(1, 3)).isEqualTo(9);
        assertThat(PLACED.times(3).whole().data).containsExactly(0, 0, 0, 0, 0, 6, 0, 9, 0, 0, 0, 0, 0, 9, 0, 15);
        double[] product = {1, 1, 1, 1};
        PLACED.addProduct(new double[] {9, 1, 9, 2}, product);
        assertThat(product).containsExactly(1, 1 + 2 + 6, 1, 1 + 3 + 10);
        assertThat(PLACED.quadratic(new double[] {9, 1, 9, 2})).isEqualTo(2 + 12 + 20);
    }
}
