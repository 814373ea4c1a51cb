package kith.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WaveOrderTest {

    @Test
    void namesWithNumbersAreOrderedByThem() {
        WaveOrder order = WaveOrder.of(List.of("month12", "month3", "baseline_arm_1"));
        assertThat(order.waves()).containsExactly("baseline_arm_1", "month3", "month12");
        assertThat(order.evidence()).isEqualTo("by the numbers in their names");
    }

    @Test
    void otherNamesKeepTheOrderOfTheFile() {
        WaveOrder order = WaveOrder.of(List.of("spring", "autumn", "w1"));
        assertThat(order.waves()).containsExactly("spring", "autumn", "w1");
        assertThat(order.evidence()).isEqualTo("in the order of the file");
    }

    @Test
    void aRetestFollowsTheFirstWave() {
        WaveOrder order = WaveOrder.of(List.of("baseline", "month3", "month6", "retest"));
        assertThat(order.waves()).containsExactly("baseline", "retest", "month3", "month6");
        assertThat(order.retest()).contains("retest");
    }
}
