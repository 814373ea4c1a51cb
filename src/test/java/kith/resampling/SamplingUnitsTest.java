package kith.resampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import kith.math.Seeds;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Samples of rows, of clusters within groups, and of clusters that have rows in several groups. */
class SamplingUnitsTest {

    @Test
    void drawsAsManyRowsOfEachGroupAsThereAre() {
        int[][] times = SamplingUnits.rows(new int[] {7, 40}).times(Seeds.stream(1, 2));
        assertThat(times[0]).hasSize(7);
        assertThat(Arrays.stream(times[0]).sum()).isEqualTo(7);
        assertThat(Arrays.stream(times[1]).sum()).isEqualTo(40);
        assertThat(times[1]).contains(0, 1, 2);
    }

    @Test
    void eachRowHasTheSameChance() {
        int[] total = new int[5];
        SamplingUnits units = SamplingUnits.rows(new int[] {5});
        for (int sample = 0; sample < 4000; sample++) {
            int[] own = units.times(Seeds.stream(1, sample))[0];
            Arrays.setAll(total, row -> total[row] + own[row]);
        }
        for (int row : total) {
            // the sum of 20000 draws with a chance of one fifth has a standard deviation of 57
            assertThat((double) row).isCloseTo(4000, Offset.offset(5 * 57.0));
        }
    }

    @Test
    void drawsWholeClustersWithinEachGroup() {
        List<int[]> clusters = List.of(new int[] {3, 3, 5, 9, 9, 9}, new int[] {1, 2, 2, 1});
        for (int sample = 0; sample < 50; sample++) {
            int[][] times = SamplingUnits.clusters(clusters).times(Seeds.stream(1, sample));
            assertThat(times[0][1]).isEqualTo(times[0][0]);
            assertThat(times[0][4]).isEqualTo(times[0][3]);
            assertThat(times[0][5]).isEqualTo(times[0][3]);
            assertThat(times[0][0] + times[0][2] + times[0][3]).isEqualTo(3);
            assertThat(times[1][0]).isEqualTo(times[1][3]);
            assertThat(times[1][0] + times[1][1]).isEqualTo(2);
        }
    }

    @Test
    void drawsClustersOverAllGroupsThatTheyHaveRowsIn() {
        List<int[]> clusters = List.of(new int[] {1, 2, 2, 4}, new int[] {2, 3, 1});
        for (int sample = 0; sample < 50; sample++) {
            int[][] times = SamplingUnits.clusters(clusters).times(Seeds.stream(1, sample));
            assertThat(times[1][2]).isEqualTo(times[0][0]);
            assertThat(times[1][0]).isEqualTo(times[0][1]).isEqualTo(times[0][2]);
            assertThat(times[0][0] + times[0][1] + times[1][1] + times[0][3]).isEqualTo(4);
        }
    }
}
