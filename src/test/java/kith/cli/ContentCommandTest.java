package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import kith.Reference;
import kith.Tolerance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentCommandTest {

    private static CommandRun content(String... more) {
        String[] fixed = {
            "content",
            "-d",
            "src/test/resources/reference/data/content_ratings_pmc7253559.csv",
            "--id",
            "item",
            "--experts",
            "expert1,expert2,expert3,expert4,expert5,expert6"
        };
        String[] all = java.util.Arrays.copyOf(fixed, fixed.length + more.length);
        System.arraycopy(more, 0, all, fixed.length, more.length);
        return CommandRun.kith(all);
    }

    @Test
    void givesTheIndicesOfTheReference() throws Exception {
        CommandRun run = content("--format", "json", "--essential", "4");
        assertThat(run.exit()).isZero();
        JsonNode result = new ObjectMapper().readTree(run.out()).get("result");
        JsonNode wanted = Reference.json("content_validity").get("cvi_pmc7253559");
        Tolerance.ESTIMATE.check(
                "ave",
                result.get("s_cvi_ave").asDouble(),
                wanted.get("s_cvi_ave").asDouble());
        for (int i = 0; i < 12; i++) {
            Tolerance.ESTIMATE.check(
                    "kappa",
                    result.at("/items/" + i + "/kappa_star").asDouble(),
                    wanted.at("/items/" + i + "/kappa_star").asDouble());
            Tolerance.ESTIMATE.check(
                    "V",
                    result.at("/items/" + i + "/aiken/v").asDouble(),
                    wanted.at("/items/" + i + "/aiken/V").asDouble());
        }
        assertThat(result.at("/items/0/cvr/cvr").asDouble()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "csv", "html"})
    void writesEveryForm(String form) {
        CommandRun run = content("--format", form);
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("I-CVI");
    }

    @Test
    void tellsEverythingThatMakesNoSense() {
        CommandRun run = content("--scale-min", "4", "--scale-max", "1", "--level", "1");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--scale-min", "--level", "--relevant");
        CommandRun outside = content("--scale-max", "3");
        assertThat(outside.exit()).isEqualTo(2);
        assertThat(outside.err()).contains("expert1");
    }
}
