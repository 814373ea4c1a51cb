package kith.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kith.finding.Finding;
import kith.finding.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedOnceTest {

    private static final Roles ROLES =
            Roles.none().withId("id").withWave("wave").withGroup("site").withArm("arm");

    @TempDir
    private Path folder;

    private DataRequest request(String csv) throws IOException {
        Path file = folder.resolve("answers.csv");
        Files.writeString(file, csv);
        return DataRequest.of(file).withNumbers(List.of("a")).withRoles(ROLES);
    }

    private static Finding filled(int cells, int respondents, String column) {
        return Finding.of("values_of_other_rows", Map.of("cells", cells, "respondents", respondents, "column", column))
                .at(column);
    }

    @Test
    void whatIsRecordedAtOneWaveHoldsAtTheOthers() throws IOException {
        DataSet read = ResponsesReader.read(request("""
                id,wave,site,arm,a
                1,t0,n,x,1
                1,t1,,,2
                1,t2,,,3
                2,t0,s,y,1
                2,t1,, ,2
                3,t1,,,2
                """));
        assertThat(read.responses().labels().get("site")).containsExactly("n", "n", "n", "s", "s", "");
        assertThat(read.responses().labels().get("arm")).containsExactly("x", "x", "x", "y", "y", "");
        assertThat(read.findings()).contains(filled(3, 2, "site"), filled(3, 2, "arm"));
        assertThat(read.findings()).extracting(Finding::code).contains("rows_without_group");
    }

    @Test
    void differentValuesBesideAWaveWithoutAnyAreTold() throws IOException {
        DataRequest request = request("""
                id,wave,site,arm,a
                1,t0,n,x,1
                1,t1,s,x,2
                1,t2,,x,3
                """);
        assertThatThrownBy(() -> ResponsesReader.read(request))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("row 4, column site")
                .hasMessageContaining("a blank cell of “1”, whose other rows have n, s");
    }

    /** A team that changed, and a blank cell at a wave at which others have one. */
    @Test
    void aGroupThatChangesStaysBlank() throws IOException {
        DataSet read = ResponsesReader.read(request("""
                id,wave,site,arm,a
                1,t0,n,x,1
                1,t1,s,x,2
                1,t2,,x,3
                2,t2,n,x,3
                """));
        assertThat(read.responses().labels().get("site")).containsExactly("n", "s", "", "n");
        assertThat(read.findings()).extracting(Finding::code).containsExactly("rows_without_group");
    }

    @Test
    void rowsAreChosenAfterwards() throws IOException {
        DataRequest request = request("""
                id,redcap_event_name,redcap_repeat_instrument,redcap_repeat_instance,place,arm,a
                1,baseline,,,n,x,
                1,baseline,diary,1,,,2
                1,baseline,diary,2,,,3
                2,baseline,,,s,y,
                2,baseline,diary,1,,,4
                """);
        DataSource source = request.source()
                .withLayout(request.source().layout().withNames(Map.of("site", "place")))
                .withPreparation(TablePreparation.NONE.withRows(
                        new RowFilter(Map.of("redcap_repeat_instrument", List.of("diary")))));
        DataSet read =
                ResponsesReader.read(request.withSource(source).withRoles(ROLES.withWave("redcap_repeat_instance")));
        assertThat(read.responses().labels().get("site")).containsExactly("n", "n", "s");
        assertThat(read.findings()).contains(filled(3, 2, "site"), filled(3, 2, "arm"));
    }

    @Test
    void aRespondentInOneRowIsLeftAsItIs() throws IOException {
        DataSet read = ResponsesReader.read(request("id,wave,site,arm,a\n1,t0,n,x,1\n2,t0,,x,1\n"));
        assertThat(read.responses().labels().get("site")).containsExactly("n", "");
    }
}
