package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import kith.Reference;
import kith.Tolerance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemsCommandTest {

    private static final String BFI = "src/test/resources/reference/data/bfi.csv";

    @TempDir
    private Path folder;

    private static CommandRun agreeableness(String... more) {
        String[] base = {
            "items",
            "-d",
            BFI,
            "--items",
            "A1,A2,A3,A4,A5",
            "--reverse",
            "A1",
            "--scale-min",
            "1",
            "--scale-max",
            "6",
            "--draws",
            "0"
        };
        String[] all = java.util.Arrays.copyOf(base, base.length + more.length);
        System.arraycopy(more, 0, all, base.length, more.length);
        return CommandRun.kith(all);
    }

    @Test
    void givesTheJsonOfTheReference() throws Exception {
        CommandRun run = agreeableness();
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        JsonNode answer = new ObjectMapper().readTree(run.out());
        assertThat(answer.fieldNames())
                .toIterable()
                .containsExactly("kith", "analysis", "input", "options", "findings", "result");
        assertThat(answer.at("/analysis").asText()).isEqualTo("items");
        assertThat(answer.at("/input/rows").asInt()).isEqualTo(2800);
        assertThat(answer.at("/input/sha256").asText()).hasSize(64);
        JsonNode scale = answer.at("/result/scales/0");
        JsonNode reference = Reference.json("items_bfi_A");
        for (int i = 0; i < 5; i++) {
            JsonNode item = scale.at("/items/" + i);
            JsonNode expected = reference.at("/items/" + i);
            Tolerance.CLOSED_FORM.check("r_drop", number(item, "r_drop"), number(expected, "r.drop"));
            Tolerance.CLOSED_FORM.check("r_cor", number(item, "r_cor"), number(expected, "r.cor"));
            Tolerance.CLOSED_FORM.check("mean", number(item, "mean"), number(expected, "mean"));
            Tolerance.CLOSED_FORM.check("sd", number(item, "sd"), number(expected, "sd"));
            Tolerance.CLOSED_FORM.check(
                    "alpha_if_dropped",
                    number(item, "alpha_if_dropped"),
                    number(reference.at("/drop/" + i), "raw_alpha"));
        }
        JsonNode alpha = scale.at("/reliability/0");
        assertThat(alpha.get("coefficient").asText()).isEqualTo("alpha");
        Tolerance.CLOSED_FORM.check("alpha", number(alpha, "estimate"), number(reference.get("total"), "raw_alpha"));
    }

    private static double number(JsonNode node, String name) {
        return Reference.number(node.get(name));
    }

    @Test
    void writesAFileInTheFormOfItsName() throws Exception {
        Path file = folder.resolve("items.csv");
        CommandRun run = agreeableness("-o", file.toString());
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(Files.readString(file)).startsWith("Scale,Item,Keyed");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void givesATableForPeople() {
        CommandRun run = agreeableness("--format", "table");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("A1", "Alpha without it", "Cronbach’s alpha");
    }

    @Test
    void tellsEverythingThatMakesNoSense() {
        CommandRun run = CommandRun.kith("items", "-d", BFI, "--items", "A1,A2", "--reverse", "A9", "--level", "95");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(3);
        assertThat(run.err()).contains("A9", "--scale-min", "0.95");
    }

    @Test
    void tellsColumnsThatAreNotThere() {
        CommandRun run = CommandRun.kith("items", "-d", BFI, "--items", "A1,A2,Z7");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("Z7").doesNotContain("\tat ");
    }
}
