package kith.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was stored is read bit for bit, in whatever width. */
class PackedNumbersTest {

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0,
                -0.0,
                127,
                128,
                -127,
                -128,
                -129,
                32767,
                32768,
                -32767,
                -32768,
                -32769,
                0.5,
                1e-300,
                1e300,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                Double.MIN_VALUE
            })
    void everyNumberIsKeptAmongResponses(double number) {
        double[] numbers = {1, Double.NaN, number, 5, 300, number};
        for (int length = 1; length <= numbers.length; length++) {
            double[] some = Arrays.copyOf(numbers, length);
            PackedNumbers packed = PackedNumbers.of(some);
            assertThat(packed.toArray()).containsExactly(some);
            assertThat(Double.doubleToLongBits(packed.at(length - 1)))
                    .isEqualTo(Double.doubleToLongBits(some[length - 1]));
            assertThat(packed.of(new int[] {length - 1, 0}).toArray()).containsExactly(some[length - 1], some[0]);
        }
    }

    @Test
    void theBuilderGrowsAndWidens() {
        Random random = new Random(5);
        double[] numbers = random.doubles(5_000)
                .map(u -> u < 0.9 ? Math.floor(7 * u) : u < 0.95 ? Math.floor(10_000 * u) : u)
                .toArray();
        Arrays.fill(numbers, 0, 1_000, 3);
        PackedNumbers.Builder builder = new PackedNumbers.Builder(0);
        builder.addAll(numbers);
        assertThat(builder.packed().toArray()).containsExactly(numbers);
    }

    @Test
    void onlyAllMissingIsAllMissing() {
        assertThat(PackedNumbers.of(new double[] {Double.NaN, Double.NaN}).allMissing())
                .isTrue();
        assertThat(PackedNumbers.of(new double[] {Double.NaN, 0}).allMissing()).isFalse();
    }

    @Test
    void rowsComeBackAsTheyWereAdded() {
        PackedRows.Builder builder = new PackedRows.Builder();
        builder.add(new double[] {1, Double.NaN});
        builder.add(new double[] {2.5, 4});
        PackedRows rows = builder.packed();
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0)).containsExactly(1, Double.NaN);
        assertThat(rows.get(1)).containsExactly(2.5, 4);
        assertThatThrownBy(() -> rows.get(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
