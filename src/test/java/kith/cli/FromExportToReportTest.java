package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One survey as several tools export it: {@code kith init} and {@code kith run} give the same numbers for each. */
class FromExportToReportTest {

    private static final Path FILES =
            Path.of("src/test/resources/reference/own/files/exports/team").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void everyExportGivesTheSameReliability() throws IOException {
        List<String> first = reliability("german.csv");
        assertThat(first).hasSizeGreaterThan(2);
        for (String file : List.of("cover.csv", "google.csv", "qualtrics.csv", "team.sav", "team.dta")) {
            assertThat(reliability(file)).as(file).isEqualTo(first);
        }
        assertThat(reliability(
                        "redcap.csv",
                        "--dictionary",
                        FILES.resolve("redcap_dictionary.csv").toString()))
                .isEqualTo(first);
    }

    /** Number of rows, and the first coefficient of each scale in all. */
    private List<String> reliability(String file, String... more) throws IOException {
        Path own = Files.createDirectory(folder.resolve(file));
        String[] init = Stream.concat(
                        Stream.of("init", FILES.resolve(file).toString(), "--out", own.toString(), "--yes"),
                        Stream.of(more))
                .toArray(String[]::new);
        CommandRun drafted = CommandRun.in(own, init);
        assertThat(drafted.exit()).as(file + drafted.err()).isZero();
        assertThat(drafted.out())
                .as(file)
                .contains("4 items", "reverse-keyed: ")
                .doesNotContain("Check:");
        CommandRun run = CommandRun.in(own, "run", "study.yaml", "--only", "items", "--out", "out", "--quiet");
        assertThat(run.exit()).as(file + run.err()).isZero();
        try (Stream<Path> reports = Files.list(own.resolve("out"))) {
            JsonNode results = new ObjectMapper()
                    .readTree(reports.findFirst()
                            .orElseThrow()
                            .resolve("results.json")
                            .toFile());
            List<String> numbers =
                    new ArrayList<>(List.of(results.at("/input/rows").asText()));
            results.findValues("reliability")
                    .forEach(scale -> numbers.add(scale.at("/0/estimate").asText()));
            return numbers;
        }
    }
}
