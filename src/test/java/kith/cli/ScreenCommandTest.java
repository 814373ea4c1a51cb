package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ScreenCommandTest {

    private static CommandRun contexts(String format) {
        return CommandRun.kith(
                "screen",
                "-i",
                "collective-efficacy",
                "-d",
                "datasets/collective-efficacy/contexts.csv",
                "--id",
                "id",
                "--format",
                format);
    }

    @Test
    void givesEverythingAsJson() throws Exception {
        CommandRun run = contexts("json");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        JsonNode answer = new ObjectMapper().readTree(run.out());
        JsonNode result = answer.get("result");
        assertThat(answer.get("analysis").asText()).isEqualTo("screen");
        assertThat(result.get("rows").asInt()).isEqualTo(1500);
        assertThat(result.get("items")).hasSize(20);
        assertThat(result.get("people")).hasSize(1500);
        int counted = 0;
        for (JsonNode rows : result.get("flagged_by_reason")) {
            counted += rows.asInt();
        }
        assertThat(result.get("flags")).hasSize(counted);
        int byMissing = 0;
        for (JsonNode rows : result.at("/missingness/rows_by_missing")) {
            byMissing += rows.asInt();
        }
        assertThat(byMissing).isEqualTo(1500);
        assertThat(answer.get("findings")).isNotEmpty();
    }

    @Test
    void givesATableForPeople() {
        CommandRun run = contexts("table");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("Items missing together", "Rows flagged, by reason", "No row was removed");
    }

    @Test
    void givesOneRowARespondentAsCsv() {
        CommandRun run = contexts("csv");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("id,answered,long_string");
        assertThat(run.out().lines()).hasSize(1501);
    }

    @Test
    void tellsWhatIsNotThere() {
        CommandRun run = CommandRun.kith(
                "screen", "-i", "collective-efficacy", "-d", "src/test/resources/reference/data/hs1939.csv");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("ci1", "sc4").doesNotContain("\tat ");
    }

    @Test
    void outliersAreFlaggedOnRequest() {
        CommandRun run = CommandRun.kith(
                "screen",
                "-i",
                "collective-efficacy",
                "-d",
                "datasets/collective-efficacy/contexts.csv",
                "--outliers",
                "--format",
                "csv");
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines().findFirst().orElseThrow())
                .endsWith("isolation,local_outlier_factor,reasons,flagged_for");
        assertThat(contexts("csv").out()).doesNotContain("isolation");
    }
}
