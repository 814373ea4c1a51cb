package kith.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AscendingOrderTest {

    @Test
    void rowsWithTheSameValueKeepTheirOrder() {
        double[] values = {2, Double.NaN, 1, 2, 1, Double.NEGATIVE_INFINITY};
        assertThat(AscendingOrder.of(new int[] {0, 1, 2, 3, 4, 5}, values)).containsExactly(5, 2, 4, 0, 3, 1);
    }

    @Test
    void onlyTheRowsGivenAreOrdered() {
        assertThat(AscendingOrder.of(new int[] {3, 0, 2}, new double[] {1, 0, 5, 1}))
                .containsExactly(3, 0, 2);
        assertThat(AscendingOrder.of(new int[0], new double[0])).isEmpty();
    }

    @Test
    void manyRowsAreInTheOrderOfAStableSort() {
        for (int different : new int[] {20, 2_048, 2_049}) {
            Random random = new Random(1);
            double[] values = random.doubles(20_001)
                    .map(value -> Math.floor(different * value) / 7 - 1)
                    .toArray();
            values[17] = Double.NaN;
            values[4_711] = -0.0;
            assertStable(values);
            assertStable(Arrays.copyOf(values, 1_001));
        }
    }

    private static void assertStable(double[] values) {
        int[] rows = IntStream.range(0, values.length).toArray();
        assertThat(AscendingOrder.of(rows, values))
                .containsExactly(IntStream.range(0, values.length)
                        .boxed()
                        .sorted((a, b) -> Double.compare(values[a], values[b]))
                        .mapToInt(row -> row)
                        .toArray());
    }
}
