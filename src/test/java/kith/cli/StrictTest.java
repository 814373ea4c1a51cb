package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * With {@code --strict}, every finding of severity error ends a verb with 3; without it the answer is written and ends
 * with 0.
 */
final class StrictTest {

    private static final String HS = "datasets/holzinger1939/holzinger1939.csv";

    @TempDir
    private Path folder;

    @BeforeEach
    void data() throws Exception {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder("g,a,b,c,constant,half\n");
        for (int row = 0; row < 60; row++) {
            double trait = random.nextGaussian();
            int[] items = new int[4];
            for (int k = 0; k < items.length; k++) {
                items[k] = (int) Math.max(1, Math.min(5, Math.round(3 + trait + random.nextGaussian())));
            }
            int group = row < 30 ? 1 : 2;
            String cells = group + "," + items[0] + "," + items[1] + "," + items[2] + ",3,";
            text.append(cells).append(group == 1 ? items[3] : 3).append('\n');
        }
        Files.writeString(folder.resolve("a.csv"), text);
    }

    private static void assertStrict(CommandRun plain, CommandRun strict, String code) throws Exception {
        JsonNode answer = new ObjectMapper().readTree(plain.out());
        List<String> errors = answer.findParents("severity").stream()
                .filter(finding -> finding.get("severity").asText().equals("error"))
                .map(finding -> finding.get("code").asText())
                .toList();
        assertThat(errors).contains(code);
        assertThat(plain.exit()).isZero();
        assertThat(strict.exit()).isEqualTo(3);
        assertThat(strict.out()).isEqualTo(plain.out());
    }

    @Test
    void moreParametersThanMoments() throws Exception {
        String model = "f =~ x1 + x2";
        assertStrict(
                CommandRun.kith("cfa", "-d", HS, "-m", model, "--format", "json"),
                CommandRun.kith("cfa", "-d", HS, "-m", model, "--format", "json", "--strict"),
                "negative_degrees_of_freedom");
    }

    @Test
    void anItemWithoutVariance() throws Exception {
        String[] efa = {"efa", "-d", "a.csv", "--items", "a,b,c,half,constant", "--factors", "1", "--format", "json"};
        assertStrict(CommandRun.in(folder, efa), CommandRun.in(folder, strict(efa)), "no_variance");
    }

    @Test
    void tooFewItemsInOneGroup() throws Exception {
        String[] items = {"items", "-d", "a.csv", "--items", "a,half", "--group", "g", "--format", "json"};
        assertStrict(CommandRun.in(folder, items), CommandRun.in(folder, strict(items)), "too_few_items");
    }

    private static String[] strict(String[] arguments) {
        String[] strict = java.util.Arrays.copyOf(arguments, arguments.length + 1);
        strict[arguments.length] = "--strict";
        return strict;
    }

    @Test
    void aSoundAnswerEndsWithZero() {
        String model = "f =~ x1 + x2 + x3";
        assertThat(CommandRun.kith("cfa", "-d", HS, "-m", model, "--strict").exit())
                .isZero();
        assertThat(CommandRun.in(folder, "items", "-d", "a.csv", "--items", "a,b,c", "--strict")
                        .exit())
                .isZero();
    }
}
