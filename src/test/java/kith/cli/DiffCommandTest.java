package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void results() throws IOException {
        Files.writeString(
                folder.resolve("a.json"),
                "{\"n\": 10, \"answer\": \"not\", \"items\": [{\"item\": \"x1\", \"mean\": 1.0}, {\"item\": \"x2\", \"mean\": 2}],"
                        + " \"old\": null}");
        Files.writeString(
                folder.resolve("b.json"),
                "{\"n\": 10, \"answer\": \"with_released\", \"items\": [{\"item\": \"x2\", \"mean\": 2},"
                        + " {\"item\": \"x1\", \"mean\": 1.000001}], \"new\": 3}");
    }

    private CommandRun run(String... arguments) {
        return CommandRun.in(folder, arguments);
    }

    @Test
    void changesAreMatchedByWhatTheyAreAbout() throws IOException {
        CommandRun run = run("diff", "a.json", "b.json", "--format", "json");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        JsonNode result = new ObjectMapper().readTree(run.out()).get("result");
        assertThat(result.get("compared").asInt()).isEqualTo(6);
        assertThat(result.get("changes")).hasSize(2);
        assertThat(result.get("changes").get(0).get("second").asText()).isEqualTo("with_released");
        assertThat(result.get("changes").get(1).get("place").asText()).isEqualTo("items[x1].mean");
        assertThat(result.get("only_in_first").get(0).asText()).isEqualTo("old");
        assertThat(result.get("only_in_second").get(0).asText()).isEqualTo("new");
        assertThat(run("diff", "a.json", "b.json", "--tolerance", "1e-5", "--format", "json")
                        .out())
                .doesNotContain("items[x1].mean");
    }

    @Test
    void strictTellsScripts() {
        assertThat(run("diff", "a.json", "a.json", "--strict").exit()).isZero();
        assertThat(run("diff", "a.json", "a.json", "--format", "table").out()).contains("the same in all 7 values");
        assertThat(run("diff", "a.json", "b.json", "--strict").exit()).isEqualTo(3);
    }

    @Test
    void whatIsNoResultIsTold() throws IOException {
        Files.writeString(folder.resolve("x.json"), "{");
        assertThat(run("diff", "a.json", "x.json").err()).contains("x.json", "not JSON");
        assertThat(run("diff", "a.json", "none").exit()).isEqualTo(2);
        assertThat(run("diff", "a.json", "b.json", "--tolerance", "NaN").exit()).isEqualTo(2);
    }
}
