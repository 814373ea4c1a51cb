package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import kith.Tolerance;
import org.junit.jupiter.api.Test;

class ScoreCommandTest {

    private static final String BFI = "src/test/resources/reference/data/bfi.csv";

    @Test
    void saysHowEachScoreCameAbout() throws Exception {
        CommandRun run = CommandRun.json("score", "-i", "bfi", "-d", BFI, "--id", "id");
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        JsonNode first = new ObjectMapper().readTree(run.out()).at("/result/scores/0");
        assertThat(first.get("id").asText()).isEqualTo("1");
        // A1 = 2 is reversed to 5; A2 to A5 are 4, 3, 4, 4.
        Tolerance.CLOSED_FORM.check("score", first.at("/agreeableness/score").asDouble(), 4);
        assertThat(first.at("/agreeableness/answered").asInt()).isEqualTo(5);
        assertThat(first.at("/agreeableness/outcome").asText()).isEqualTo("complete");
    }

    @Test
    void givesOneRowARespondent() {
        CommandRun run = CommandRun.json("score", "-i", "bfi", "-d", BFI, "--id", "id", "--format", "csv");
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines()).hasSize(2801);
        assertThat(run.out()).startsWith("id,agreeableness,agreeableness_answered,agreeableness_outcome,");
    }

    @Test
    void asksForWhatItNeeds() {
        CommandRun run = CommandRun.json("score");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--data", "--instrument");
    }
}
