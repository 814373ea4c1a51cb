package kith.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import kith.instrument.Instrument;
import kith.instrument.InstrumentLibrary;
import kith.scoring.Scores;
import kith.scoring.Scoring;
import org.junit.jupiter.api.Test;
import smile.data.DataFrame;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Responses and scores as data frames of Tablesaw and Smile, and back. */
class DataFramesTest {

    private static Responses pupils() {
        Instrument instrument = InstrumentLibrary.bundled("holzinger1939");
        return ResponsesReader.read(DataRequest.of(Path.of("datasets/holzinger1939/holzinger1939.csv"))
                        .withItemsOf(instrument)
                        .withRoles(Roles.none().withId("id").withGroup("school")))
                .responses();
    }

    @Test
    void responsesSurviveTheWayThroughATable() {
        Responses before = pupils();
        Table table = before.toTable();
        assertThat(table.rowCount()).isEqualTo(301);
        Responses after = Responses.of(table, "row");
        assertThat(after.rowIds()).isEqualTo(before.rowIds());
        assertThat(after.labels()).isEqualTo(before.labels());
        assertThat(after.numeric().keySet()).isEqualTo(before.numeric().keySet());
        before.numeric().keySet().forEach(item -> assertThat(after.column(item)).isEqualTo(before.column(item)));
    }

    @Test
    void aMissingValueOfATableIsAMissingResponse() {
        IntColumn age = IntColumn.create("age", 3);
        age.set(0, 41);
        age.setMissing(1);
        age.set(2, 39);
        Table table = Table.create(
                "visits",
                StringColumn.create("site", "Leeds", "", "York"),
                age,
                DoubleColumn.create("q1", 1.5, Double.NaN, 3),
                BooleanColumn.create("consent", true, false, true),
                DateColumn.create("day", List.of(LocalDate.of(2026, 1, 2), LocalDate.of(2026, 1, 3), LocalDate.EPOCH)));
        Responses responses = Responses.of(table);
        assertThat(responses.rowIds()).containsExactly("1", "2", "3");
        assertThat(responses.source()).isEqualTo("visits");
        assertThat(responses.column("age")).containsExactly(41, Double.NaN, 39);
        assertThat(responses.column("q1")).containsExactly(1.5, Double.NaN, 3);
        assertThat(responses.labels().get("site")).containsExactly("Leeds", "", "York");
        assertThat(responses.labels().get("consent")).containsExactly("true", "false", "true");
        assertThat(responses.labels().get("day")).startsWith("2026-01-02");
        assertThat(Responses.of(table, "site").rowIds()).containsExactly("Leeds", "", "York");
        assertThatThrownBy(() -> Responses.of(table, "sites"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no column “sites” in visits");
    }

    @Test
    void missingNumbersStayMissingInBothFrames() {
        Responses responses =
                new Responses("s", List.of("a", "b"), Map.of("q1", new double[] {2, Double.NaN}), Map.of());
        assertThat(responses.toTable().doubleColumn("q1").isMissing(1)).isTrue();
        DataFrame frame = responses.toDataFrame();
        assertThat(frame.stringVector("row").toArray()).containsExactly("a", "b");
        assertThat(frame.doubleVector("q1").array()).containsExactly(2, Double.NaN);
    }

    @Test
    void aColumnCalledRowKeepsItsName() {
        Responses responses =
                new Responses("s", List.of("a"), Map.of("row", new double[] {7}), Map.of("row_", List.of("x")));
        assertThat(responses.toTable().columnNames()).containsExactly("row__", "row_", "row");
    }

    /** The example of docs/library.md, line by line. */
    @Test
    void theExampleOfTheDocumentationRuns() throws IOException {
        String[] lines = Files.readString(Path.of("docs/library.md"))
                .replaceAll("(?s).*```java\n(Table table.*?)```.*", "$1")
                .split("\n");
        String source = Files.readString(Path.of("src/test/java/kith/data/DataFramesTest.java"));
        assertThat(lines)
                .hasSize(6)
                .allSatisfy(line -> assertThat(source)
                        .contains(
                                line.replace("\"holzinger1939.csv\"", "\"datasets/holzinger1939/holzinger1939.csv\"")));
        Table table = Table.read().csv("datasets/holzinger1939/holzinger1939.csv");
        Responses responses = Responses.of(table, "id");
        Instrument instrument = InstrumentLibrary.bundled("holzinger1939");
        Scores scores = Scoring.of(instrument, responses);
        Table scored = responses.toTable().joinOn("row").inner(scores.toTable());
        DataFrame frame = scores.toDataFrame();
        assertThat(scored.rowCount()).isEqualTo(301);
        assertThat(scored.doubleColumn("visual").asDoubleArray())
                .isEqualTo(frame.doubleVector("visual").array());
    }

    @Test
    void scoresHaveAColumnForEachScale() {
        Scores scores = Scoring.of(InstrumentLibrary.bundled("holzinger1939"), pupils());
        Table table = scores.toTable();
        assertThat(table.columnNames())
                .startsWith("row", scores.scales().get(0).scale().id());
        scores.scales().forEach(scale -> {
            assertThat(table.doubleColumn(scale.scale().id()).asDoubleArray()).isEqualTo(scale.values());
            assertThat(scores.toDataFrame().doubleVector(scale.scale().id()).array())
                    .isEqualTo(scale.values());
        });
    }
}
