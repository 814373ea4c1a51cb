package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import kith.report.render.JsonWriter;
import kith.report.section.ResultsSchema;
import kith.study.Analyses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The published schema of answers is that of the classes; {@code mvn test -Dtest=ResultsSchemaTest -Dkith.publish}
 * writes it. Answers of verbs are held against it wherever a test runs one ({@link CommandRun}).
 */
class ResultsSchemaTest {

    @Test
    void thePublishedSchemaIsThatOfTheClasses() throws IOException {
        String schema = JsonWriter.write(ResultsSchema.of());
        if (System.getProperty("kith.publish") != null) {
            Files.writeString(PublishedSchema.FILE, schema);
        }
        assertThat(Files.readString(PublishedSchema.FILE).equals(schema))
                .as(PublishedSchema.FILE + " is that of the classes; run this test with -Dkith.publish")
                .isTrue();
    }

    /** Of every verb that answers, and of every analysis of a study. */
    @Test
    void everyAnswerIsDescribed() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(Files.readString(PublishedSchema.FILE));
        Map<String, JsonNode> described = new TreeMap<>();
        schema.get("allOf")
                .forEach(rule -> described.put(
                        rule.at("/if/properties/analysis/const").asText(), rule.at("/then/properties/result")));
        assertThat(described.keySet())
                .contains(
                        "agreement",
                        "cfa",
                        "change",
                        "content",
                        "dif",
                        "diff",
                        "efa",
                        "group",
                        "instrument",
                        "invariance",
                        "irt",
                        "items",
                        "mokken",
                        "plan",
                        "pool",
                        "run",
                        "score",
                        "screen");
        assertThat(described.get("run").get("properties").fieldNames())
                .toIterable()
                .containsAll(Analyses.ids())
                .contains("sample");
    }

    @ParameterizedTest
    @MethodSource("committed")
    void committedResultsHoldToIt(Path results) throws IOException {
        assertThat(PublishedSchema.departures(Files.readString(results))).isEmpty();
    }

    static Stream<Path> committed() throws IOException {
        return Files.walk(Path.of("reports")).filter(file -> file.endsWith("results.json"));
    }

    @Test
    void aKeyThatLacksOrHasAnotherTypeIsTold() {
        String kappa = CommandRun.json(
                        "agreement",
                        "-d",
                        "src/test/resources/reference/data/shrout_fleiss1979.csv",
                        "--items",
                        "J1,J2,J3,J4")
                .out();
        assertThat(PublishedSchema.departures(kappa)).isEmpty();
        assertThat(PublishedSchema.departures(kappa.replace("\"mean_squares\"", "\"squares\"")))
                .anySatisfy(told -> assertThat(told).contains("mean_squares"));
        assertThat(PublishedSchema.departures(kappa.replace("\"level\": 0.95", "\"level\": \"95%\"")))
                .isNotEmpty();
    }
}
