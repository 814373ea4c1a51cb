package kith.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Responses survive the way through a table of Tablesaw. */
class TableOfResponsesTest {

    private static final Table TABLE = Table.create(
            "survey",
            StringColumn.create("id", "a", "b"),
            IntColumn.create("q1", new Integer[] {3, null}),
            StringColumn.create("site", "north", null));

    @Test
    void columnsOfATableAreReadAsTheyAre() {
        Responses responses = TableOfResponses.responses(TABLE, Optional.of("id"));
        assertThat(responses.rowIds()).containsExactly("a", "b");
        assertThat(responses.column("q1")).containsExactly(3, Double.NaN);
        assertThat(responses.labels()).isEqualTo(Map.of("site", List.of("north", "")));
        assertThat(TableOfResponses.responses(TABLE, Optional.empty()).rowIds()).containsExactly("1", "2");
    }

    @Test
    void responsesComeBackUnchanged() {
        Responses responses = TableOfResponses.responses(TABLE, Optional.of("id"));
        Responses again = TableOfResponses.responses(TableOfResponses.table(responses, "id"), Optional.of("id"));
        assertThat(again.rowIds()).isEqualTo(responses.rowIds());
        assertThat(again.labels()).isEqualTo(responses.labels());
        assertThat(again.column("q1")).containsExactly(responses.column("q1"));
    }

    @Test
    void anIdColumnThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> TableOfResponses.responses(TABLE, Optional.of("person")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("person");
    }
}
