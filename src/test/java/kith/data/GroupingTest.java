package kith.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GroupingTest {

    @Test
    void rowsOfGroupsAscendAndRowsWithoutGroupAreInNone() {
        Grouping grouping = new Grouping("g", List.of("b", "a", "empty"), new int[] {1, 0, Grouping.NONE, 1, 0, 0});
        assertThat(grouping.rowsOf(0)).containsExactly(1, 4, 5);
        assertThat(grouping.rowsOf(1)).containsExactly(0, 3);
        assertThat(grouping.rowsOf(2)).isEmpty();
    }
}
