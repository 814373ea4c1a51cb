package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreezeCommandTest {

    private static final String STUDY = """
            id: schools
            title: Nine tests
            instrument: holzinger1939
            data: {file: schools.csv, id: id, groups: [school]}
            compare: school
            analyses: [scores, items]
            """;

    @TempDir
    private Path folder;

    private Path study;

    @BeforeEach
    void write() throws Exception {
        study = folder.resolve("study.yaml");
        Files.writeString(study, STUDY);
    }

    private void collect() throws Exception {
        Files.copy(Path.of("datasets/holzinger1939/holzinger1939.csv"), folder.resolve("schools.csv"));
    }

    private JsonNode results() throws Exception {
        assertThat(CommandRun.kith(
                                "run",
                                study.toString(),
                                "--out",
                                folder.resolve("out").toString())
                        .exit())
                .isZero();
        return new ObjectMapper()
                .readTree(folder.resolve("out/schools/results.json").toFile());
    }

    private String report() throws Exception {
        return Files.readString(folder.resolve("out/schools/report.html"));
    }

    @Test
    void aPlanIsFrozenBeforeThereAreResponses() throws Exception {
        CommandRun frozen = CommandRun.kith("freeze", study.toString());
        assertThat(frozen.exit()).isZero();
        assertThat(frozen.out()).contains("study.plan.yaml: scores, items").contains("SHA-256 ");
        collect();
        JsonNode plan = results().get("plan");
        assertThat(plan.get("data").asText()).isEqualTo("absent");
        assertThat(plan.get("intact").asBoolean()).isTrue();
        assertThat(plan.get("deviations")).isEmpty();
        assertThat(frozen.out()).contains(plan.get("sha256").asText());
        assertThat(report())
                .contains("before the data file existed")
                .contains("All analyses were done as planned. No setting differs from the plan.")
                .doesNotContain("not pre-specified");
    }

    @Test
    void deviationsAreToldInEveryOutput() throws Exception {
        collect();
        CommandRun.kith("freeze", study.toString());
        Files.writeString(
                study, STUDY.replace("[scores, items]", "[scores, cfa]").replace("compare: school\n", ""));
        JsonNode plan = results().get("plan");
        assertThat(plan.get("data").asText()).isEqualTo("present");
        assertThat(plan.at("/deviations/0/key").asText()).isEqualTo("compare");
        assertThat(plan.at("/deviations/0/planned").asText()).isEqualTo("school");
        assertThat(plan.at("/deviations/0/now").isNull()).isTrue();
        assertThat(plan.get("analyses").toString())
                .contains("{\"analysis\":\"cfa\",\"status\":\"added\"}")
                .contains("{\"analysis\":\"items\",\"status\":\"left_out\"}");
        assertThat(report())
                .contains("This analysis was not pre-specified.")
                .contains("This analysis was pre-specified with other settings.")
                .contains("0 of 3 analyses were done as planned.");
    }

    @Test
    void aPlanIsNotReplacedUnasked() throws Exception {
        CommandRun.kith("freeze", study.toString());
        CommandRun again = CommandRun.kith("freeze", study.toString());
        assertThat(again.exit()).isEqualTo(2);
        assertThat(again.err()).contains("has a plan already");
        assertThat(CommandRun.kith("freeze", study.toString(), "--yes", "--quiet")
                        .exit())
                .isZero();
    }

    @Test
    void aStudyWithMistakesIsNotFrozen() throws Exception {
        Files.writeString(study, STUDY.replace("instrument: holzinger1939", "instrument: nobody"));
        assertThat(CommandRun.kith("freeze", study.toString()).exit()).isEqualTo(2);
        assertThat(folder.resolve("study.plan.yaml")).doesNotExist();
    }
}
