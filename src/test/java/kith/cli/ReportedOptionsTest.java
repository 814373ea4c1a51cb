package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The options that answers report, as the file beside this test has them; {@code -Dkith.write} writes it anew. */
class ReportedOptionsTest {

    private static final Path FILE = Path.of("src/test/resources/cli/options.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode file() throws Exception {
        return JSON.readTree(Files.readString(FILE));
    }

    static List<JsonNode> commands() throws Exception {
        return StreamSupport.stream(file().spliterator(), false).toList();
    }

    private static JsonNode options(JsonNode entry) throws Exception {
        List<String> words = new ArrayList<>();
        entry.get("command").forEach(word -> words.add(word.asText()));
        words.addAll(List.of("--format", "json", "--quiet"));
        CommandRun run = CommandRun.kith(words.toArray(String[]::new));
        assertThat(run.out()).as(run.err()).isNotEmpty();
        return JSON.readTree(run.out()).get("options");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void areThoseOfTheFile(JsonNode entry) throws Exception {
        if (System.getProperty("kith.write") == null) {
            JsonNode found = options(entry);
            entry.get("options")
                    .properties()
                    .forEach(option -> assertThat(found.get(option.getKey()))
                            .as(option.getKey())
                            .isEqualTo(option.getValue()));
        }
    }

    @Test
    void writesTheFile() throws Exception {
        if (System.getProperty("kith.write") != null) {
            JsonNode all = file();
            for (JsonNode entry : all) {
                ((ObjectNode) entry).set("options", options(entry));
            }
            String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all);
            Files.write(FILE, (text + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
