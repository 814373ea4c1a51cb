package kith.resampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RowsDrawnTest {

    @Test
    void everyRowHasTheSameChance() {
        int rows = 7;
        int samples = 20_000;
        int[] counts = new int[rows];
        int[] drawn = new int[rows];
        for (int sample = 0; sample < samples; sample++) {
            RowsDrawn.fill(drawn, 1, sample);
            for (int row : drawn) {
                counts[row]++;
            }
        }
        double chiSquare = Arrays.stream(counts)
                .mapToDouble(count -> Math.pow(count - samples, 2) / samples)
                .sum();
        // The 99.9 % quantile of chi-square with 6 degrees of freedom.
        assertThat(chiSquare).isLessThan(22.46);
    }

    @Test
    void aRowIsOftenDrawnAsOftenAsThePoissonDistributionSays() {
        int[] drawn = new int[10_000];
        RowsDrawn.fill(drawn, 3, 8);
        long different = Arrays.stream(drawn).distinct().count();
        // n(1 − 1/e) with standard deviation √(n(1 − 2/e)/e).
        assertThat(Math.abs(different - 6_321)).isLessThan(3 * 32);
    }

    @Test
    void aSampleDependsOnSeedAndNumberOnly() {
        assertThat(sample(5, 1))
                .isEqualTo(sample(5, 1))
                .isNotEqualTo(sample(5, 2))
                .isNotEqualTo(sample(6, 1));
    }

    private static int[] sample(long seed, long number) {
        int[] drawn = new int[101];
        RowsDrawn.fill(drawn, seed, number);
        return drawn;
    }
}
