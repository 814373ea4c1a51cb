package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exploratory blocks from the command line. */
class ExploratorySemCommandTest {

    private static final String THREE = "efa(\"a\")*f1 + efa(\"a\")*f2 + efa(\"a\")*f3 =~ x1+x2+x3+x4+x5+x6+x7+x8+x9";

    @TempDir
    private Path folder;

    @BeforeEach
    void pupils() throws IOException {
        Files.copy(Path.of("src/test/resources/reference/data/hs1939.csv"), folder.resolve("pupils.csv"));
    }

    private CommandRun kith(String verb, String... more) {
        List<String> arguments = new ArrayList<>(List.of(verb, "-d", "pupils.csv"));
        arguments.addAll(List.of(more));
        return CommandRun.in(folder, arguments.toArray(String[]::new));
    }

    private static JsonNode json(CommandRun run) throws IOException {
        assertThat(run.exit()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    @Test
    void tellsHowFactorsWereRotated() throws IOException {
        JsonNode usual = json(kith("cfa", "--model", THREE, "--format", "json"));
        JsonNode block = usual.at("/result/rotation/0");
        assertThat(block.get("block").asText()).isEqualTo("a");
        assertThat(block.get("rotation").asText()).isEqualTo("geominQ, ε = 0.001");
        assertThat(block.get("factors")).hasSize(3);
        assertThat(block.at("/minima/0/starts").asInt()).isPositive();
        assertThat(usual.at("/options/rotation").asText()).isEqualTo("geominQ");
        JsonNode larger = json(kith("cfa", "--model", THREE, "--epsilon", "0.01", "--format", "json"));
        assertThat(larger.at("/result/rotation/0/value").doubleValue())
                .isGreaterThan(block.get("value").doubleValue());
        CommandRun table = kith("cfa", "--model", THREE, "--rotation", "oblimin", "--format", "table");
        assertThat(table.out()).contains("Factors f1, f2, f3 rotated by oblimin");
    }

    @Test
    void aTargetMayBeGiven() throws IOException {
        Files.writeString(
                folder.resolve("target.csv"),
                "item,f1,f2,f3\nx1,,0,0\nx2,,0,0\nx3,,0,0\nx4,0,,0\nx5,0,,0\nx6,0,,0\nx7,0,0,\nx8,0,0,\nx9,,0,\n");
        JsonNode answer = json(
                kith("cfa", "--model", THREE, "--rotation", "target", "--target", "target.csv", "--format", "json"));
        for (JsonNode row : answer.at("/result/parameters")) {
            if (row.get("lhs").asText().equals("f2") && row.get("rhs").asText().equals("x4")) {
                assertThat(row.get("est").doubleValue()).isGreaterThan(0.8);
                assertThat(row.get("se").doubleValue()).isBetween(0.03, 0.1);
            }
        }
    }

    @Test
    void refusesRotationsThatCannotBe() {
        assertThat(kith("cfa", "--model", THREE, "--rotation", "promax").err())
                .contains("promax, which makes no criterion");
        CommandRun without = kith("cfa", "--model", "f =~ x1 + x2 + x3", "--rotation", "oblimin");
        assertThat(without.exit()).isEqualTo(2);
        assertThat(without.err()).contains("a rotation for a model without efa() blocks");
        CommandRun within = kith("invariance", "--model", THREE, "--within", "a,b");
        assertThat(within.err()).contains("efa() blocks in a model that is repeated");
    }

    @Test
    void levelsOfInvarianceOfABlock() throws IOException {
        JsonNode answer = json(kith("invariance", "--model", THREE, "--group", "school", "--format", "json"));
        JsonNode metric = answer.at("/result/levels/1");
        assertThat(metric.at("/comparison/df_diff").asInt()).isEqualTo(18);
        for (JsonNode row : metric.get("parameters")) {
            if (row.get("op").asText().equals("=~") && row.get("group").asInt() == 2) {
                assertThat(row.get("est").doubleValue())
                        .isEqualTo(first(metric, row).get("est").doubleValue());
            }
        }
        assertThat(answer.at("/result/latent_means")).isNotEmpty();
        assertThat(answer.at("/result/effect_sizes/0/items")).isEmpty();
    }

    private static JsonNode first(JsonNode level, JsonNode like) {
        for (JsonNode row : level.get("parameters")) {
            if (row.get("group").asInt() == 1
                    && row.get("op").equals(like.get("op"))
                    && row.get("lhs").equals(like.get("lhs"))
                    && row.get("rhs").equals(like.get("rhs"))) {
                return row;
            }
        }
        throw new AssertionError(like);
    }
}
