package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** Ordered answers with observed predictors from the command line. */
class CfaPredictorsTest {

    private static final String BFI = "src/test/resources/reference/data/bfi.csv";
    private static final String[] ASK = {
        "cfa",
        "-d",
        BFI,
        "--model",
        "agree =~ A1 + A2 + A3 + A4 + A5; agree ~ age + gender; A1 ~ gender",
        "--ordered",
        "A1,A2,A3,A4,A5",
        "--residuals",
        "--validity",
        "--modindices"
    };

    private static CommandRun ask(String... more) {
        String[] all = java.util.Arrays.copyOf(ASK, ASK.length + more.length);
        System.arraycopy(more, 0, all, ASK.length, more.length);
        return CommandRun.kith(all);
    }

    private static JsonNode answer(String... more) throws Exception {
        return new ObjectMapper().readTree(ask(more).out());
    }

    @Test
    void areTakenGivenTheirPredictors() throws Exception {
        JsonNode answer = answer("--format", "json");
        assertThat(answer.at("/options/fixed_x").asBoolean()).isTrue();
        assertThat(answer.at("/result/given_predictors/0").asText()).isEqualTo("age");
        assertThat(answer.at("/result/fit/df").asInt()).isEqualTo(12);
        assertThat(answer.at("/result/residuals/0/slope/A1~age").isNumber()).isTrue();
        assertThat(answer.at("/result/implied/0/covariance/rows")).hasSize(5);
    }

    @Test
    void orTogetherWithThem() throws Exception {
        JsonNode answer = answer("--no-fixed-x", "--format", "json");
        assertThat(answer.at("/options/fixed_x").asBoolean()).isFalse();
        assertThat(answer.at("/result/given_predictors").isMissingNode()).isTrue();
        assertThat(answer.at("/result/fit/df").asInt()).isEqualTo(12);
        assertThat(answer.at("/result/residuals/0/slope").isMissingNode()).isTrue();
        assertThat(answer.at("/result/implied/0/covariance/rows")).hasSize(7);
    }

    @Test
    void thePageSaysSo() {
        assertThat(ask("--format", "table").out()).contains("Moments are conditional on age, gender");
    }
}
