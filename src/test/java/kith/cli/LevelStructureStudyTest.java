package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The section “Structure within and between groups” of studies. */
class LevelStructureStudyTest {

    private static JsonNode results(Path folder, String id) throws Exception {
        JsonNode results = new ObjectMapper().readTree(Files.readString(folder.resolve("out/" + id + "/results.json")));
        return results.at("/result/structure_levels");
    }

    @Test
    void bundledStudyShowsBothLevels(@TempDir Path folder) throws Exception {
        CommandRun run = CommandRun.in(
                folder,
                "run",
                Path.of("datasets/bh1996/study.yaml").toAbsolutePath().toString(),
                "--only",
                "structure_levels",
                "--out",
                "out");
        assertThat(run.exit()).isZero();
        JsonNode found = results(folder, "bh1996");
        assertThat(found.at("/nclusters/0").asInt()).isEqualTo(99);
        assertThat(found.get("level_fit")).hasSize(2);
        assertThat(found.get("icc")).hasSize(4);
        assertThat(found.get("level_verdicts").findValuesAsText("verdict")).containsExactly("close", "poor");
        assertThat(found.at("/reliability/0/coefficients/0/coefficient").asText())
                .isEqualTo("omega_within");
        assertThat(found.at("/cross_level/df").asInt()).isEqualTo(2);
        assertThat(found.at("/cross_level/verdict").asText()).isEqualTo("not_rejected");
        assertThat(Files.readString(folder.resolve("out/bh1996/report.html")))
                .contains("Structure within and between groups")
                .contains("Equal loadings within and between groups were not rejected")
                .contains("the structure does not fit between groups, so that this is no evidence")
                .contains("The structure did not fit between groups; factors there")
                .doesNotContain("did not allow for clustering");
    }

    @Test
    void orderedResponsesInEachContext(@TempDir Path folder) throws Exception {
        Files.copy(Path.of("datasets/collective-efficacy/contexts.csv"), folder.resolve("contexts.csv"));
        String study = Files.readString(Path.of("datasets/collective-efficacy/study.yaml"))
                .replace("  estimator: MLR\n  missing: fiml\n", "  answers: ordered\n")
                .replaceFirst(
                        "group: \\{\\}",
                        "structure_levels:\n  within: ci =~ ci1 + ci2 + ci3\n  between: ci =~ ci1 + ci2 + ci3\n");
        Files.writeString(folder.resolve("study.yaml"), study);
        CommandRun run = CommandRun.in(folder, "run", "study.yaml", "--only", "structure_levels", "--out", "out");
        JsonNode contexts = results(folder, "collective-efficacy").get("contexts");
        assertThat(contexts).as(run.err()).isNotNull();
        assertThat(contexts.findValuesAsText("context")).contains("neighbourhood", "workplace");
        assertThat(contexts.at("/0/answer/estimator").asText()).isEqualTo("WLSMV");
        assertThat(contexts.at("/0/answer/icc")).hasSize(3);
        assertThat(contexts.at("/0/answer/cross_level/df").asInt()).isEqualTo(2);
    }

    @Test
    void problemsOfTheModelAreTold(@TempDir Path folder) throws Exception {
        Files.copy(Path.of("datasets/bh1996/bh1996.csv"), folder.resolve("bh1996.csv"));
        String study = Files.readString(Path.of("datasets/bh1996/study.yaml"));
        Files.writeString(folder.resolve("study.yaml"), study.replace("+ WBEING", "WBEING"));
        CommandRun wrong = CommandRun.in(folder, "run", "study.yaml", "--out", "out");
        assertThat(wrong.exit()).isEqualTo(2);
        Files.writeString(folder.resolve("study.yaml"), study.replace("  cluster: GRP\n", ""));
        CommandRun none = CommandRun.in(folder, "run", "study.yaml", "--only", "structure_levels", "--out", "out");
        assertThat(none.exit()).isEqualTo(1);
        assertThat(none.err() + none.out()).contains("The study names no column of groups.");
    }
}
