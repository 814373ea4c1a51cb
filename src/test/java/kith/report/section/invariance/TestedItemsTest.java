package kith.report.section.invariance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestedItemsTest {

    @Test
    void aPartOfTheItemsIsTold() {
        assertThat(new TestedItems(19, 20).part()).hasValue("19 of 20 items");
        assertThat(new TestedItems(20, 20).part()).isEmpty();
        assertThat(new TestedItems(1, 20).part()).hasValue("1 of 20 items");
        assertThat(new TestedItems(0, 20).part()).isEmpty();
        assertThat(new TestedItems(20, 20).limit()).isEmpty();
        assertThat(new TestedItems(19, 20).limit().orElseThrow())
                .isEqualTo("Only 19 of 20 items were tested; this does not hold for scores that include the others.");
    }
}
