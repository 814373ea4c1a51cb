package kith.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PairIndexTest {

    @Test
    void pairsAreNumberedColumnByColumn() {
        for (int p = 2; p < 7; p++) {
            int expected = 0;
            for (int j = 0; j < p; j++) {
                for (int i = j + 1; i < p; i++) {
                    assertThat(PairIndex.of(i, j, p)).isEqualTo(expected);
                    assertThat(PairIndex.of(j, i, p)).isEqualTo(expected);
                    expected++;
                }
            }
            assertThat(PairIndex.count(p)).isEqualTo(expected);
        }
    }

    @Test
    void aTwoSidedQuantileHoldsTheLevel() {
        for (double level : new double[] {0.5, 0.9, 0.95, 0.999}) {
            double z = NormalDistribution.twoSided(level);
            assertThat(NormalDistribution.cumulative(z) - NormalDistribution.cumulative(-z))
                    .isCloseTo(level, org.assertj.core.data.Offset.offset(1e-14));
        }
        assertThat(NormalDistribution.twoSided(0.95))
                .isCloseTo(1.959963984540054, org.assertj.core.data.Offset.offset(1e-14));
    }
}
