package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kith.Reference;
import kith.Tolerance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models side by side, against lavaan's lavTestLRT and semTools' net. */
class CfaComparisonTest {

    private static final String DATA = "src/test/resources/reference/data/";
    private static final JsonNode EXPECTED = Reference.own("model_comparison");
    private static final String THREE = "visual =~ x1 + x2 + x3; textual =~ x4 + x5 + x6; speed =~ x7 + x8 + x9";
    private static final String LOOSE = "visual =~ x1 + x2 + x3 + x9; textual =~ x4 + x5 + x6; speed =~ x7 + x8 + x9";
    /** With its variables in another order than the others have. */
    private static final String ORTHOGONAL = "speed =~ x7 + x8 + x9; textual =~ x4 + x5 + x6; visual =~ x1 + x2 + x3;"
            + " visual ~~ 0*textual + 0*speed; textual ~~ 0*speed";

    private static final String ONE = "g =~ x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8 + x9";
    private static final String ORDERED =
            "ci =~ ci1 + ci2 + ci3 + ci4; rw =~ rw1 + rw2 + rw3 + rw4; sb =~ sb1 + sb2 + sb3 + sb4";

    private static CommandRun cfa(String data, String... more) {
        List<String> command = new ArrayList<>(List.of("cfa", "-d", DATA + data));
        command.addAll(List.of(more));
        return CommandRun.json(command.toArray(String[]::new));
    }

    private static JsonNode comparison(CommandRun run) throws Exception {
        return new ObjectMapper().readTree(run.out()).at("/result/comparison");
    }

    /** @param step of the expected table, from 0 */
    private static void checkStep(JsonNode difference, JsonNode expected, int step) {
        double chisq = Reference.number(expected.get("chisq_diff").get(step));
        // A scaled difference divides by a difference of scaling factors, which magnifies what they may differ by.
        assertThat(difference.get("chisq_diff").doubleValue())
                .as("χ² " + step)
                .isCloseTo(chisq, org.assertj.core.data.Offset.offset(1e-3 * Math.max(1, chisq / 30)));
        assertThat(difference.get("df_diff").doubleValue())
                .isEqualTo(Reference.number(expected.get("df_diff").get(step)));
        Tolerance.FIT_INDEX.check(
                "p",
                difference.get("pvalue").doubleValue(),
                Reference.number(expected.get("pvalue").get(step)));
    }

    @ParameterizedTest
    @CsvSource({
        "ml, ML, listwise, plain",
        "mlm, MLM, listwise, satorra.bentler.2001",
        "mlr, MLR, listwise, satorra.bentler.2001",
        "fimlr, MLR, fiml, satorra.bentler.2001"
    })
    void differencesOfNestedModels(String reference, String estimator, String missing, String method) throws Exception {
        CommandRun run = cfa(
                missing.equals("fiml") ? "hs1939_missing.csv" : "hs1939.csv",
                "-m",
                THREE,
                "--estimator",
                estimator,
                "--missing",
                missing,
                "--meanstructure",
                "--compare",
                ORTHOGONAL,
                "--compare",
                LOOSE);
        assertThat(run.exit()).as(run.err()).isZero();
        JsonNode own = comparison(run);
        JsonNode expected = EXPECTED.get(reference);
        assertThat(own.at("/models/0/model").asText()).isEqualTo("Model 3");
        for (int k = 0; k < 3; k++) {
            JsonNode fit = own.at("/models/" + k + "/fit");
            Tolerance.CHI_SQUARE.check(
                    "χ² of " + k,
                    fit.get("chisq").doubleValue(),
                    Reference.number(expected.get("chisq").get(k)));
            if (missing.equals("fiml")) {
                Tolerance.CHI_SQUARE.check(
                        "AIC",
                        fit.get("aic").doubleValue(),
                        Reference.number(expected.get("aic").get(k)));
                Tolerance.CHI_SQUARE.check(
                        "BIC",
                        fit.get("bic").doubleValue(),
                        Reference.number(expected.get("bic").get(k)));
            }
        }
        for (int k = 0; k < 2; k++) {
            JsonNode difference = own.at("/differences/" + k);
            assertThat(difference.get("method").asText()).isEqualTo(method);
            checkStep(difference, expected, k + 1);
        }
    }

    @Test
    void differencesOfOrderedModels() throws Exception {
        String equal = ORDERED.replace("ci1 + ci2 + ci3 + ci4", "ci1 + a*ci2 + a*ci3 + a*ci4");
        // The same restrictions with the variables the other way round.
        String turned = "sb =~ sb1 + sb2 + sb3 + sb4; rw =~ rw1 + rw2 + rw3 + rw4; ci =~ ci1 + a*ci4 + a*ci3 + a*ci2";
        for (String restricted : List.of(equal, turned)) {
            CommandRun run = cfa("ce_contexts.csv", "-m", ORDERED, "--ordered", "all", "--compare", restricted);
            assertThat(run.exit()).as(run.err()).isZero();
            JsonNode own = comparison(run);
            assertThat(own.at("/differences/0/method").asText()).isEqualTo("satorra.2000");
            assertThat(own.at("/differences/0/against").asText()).isEqualTo("Model");
            checkStep(own.at("/differences/0"), EXPECTED.get("wlsmv"), 1);
        }
    }

    @Test
    void findsTheModelThatAnotherRestricts() throws Exception {
        CommandRun run = cfa("hs1939.csv", "-m", THREE, "--compare", ORTHOGONAL, "--compare", ONE);
        JsonNode own = comparison(run);
        // As many degrees of freedom as the orthogonal model, which is no step on its way to the three factors.
        assertThat(own.at("/differences/1/model").asText()).isEqualTo("Model 3");
        assertThat(own.at("/differences/1/against").asText()).isEqualTo("Model");
        checkStep(own.at("/differences/1"), EXPECTED.get("one"), 1);
        assertThat(EXPECTED.at("/nested/one_in_three").asBoolean()).isTrue();
        assertThat(run.exit()).isZero();
    }

    @Test
    void testsNoDifferenceOfModelsThatAreNotNested() throws Exception {
        String other = "visual =~ x1 + x2 + x4; textual =~ x3 + x5 + x6; speed =~ x7 + x8 + x9";
        assertThat(EXPECTED.at("/nested/other_in_three").asBoolean()).isFalse();
        CommandRun run = cfa("hs1939.csv", "-m", THREE, "--compare", other);
        assertThat(run.exit()).isEqualTo(1);
        JsonNode answer = new ObjectMapper().readTree(run.out());
        JsonNode difference = answer.at("/result/comparison/differences/0");
        assertThat(difference.get("tested").asBoolean()).isFalse();
        assertThat(difference.has("chisq_diff")).isFalse();
        assertThat(answer.get("findings").findValuesAsText("code")).contains("not_nested");
        assertThat(answer.at("/result/comparison/models/1/fit/aic").doubleValue())
                .isPositive();
        assertThat(cfa("hs1939.csv", "-m", THREE, "--compare", other, "--format", "table")
                        .out())
                .contains("by AIC and BIC", "Fit of the models compared");
    }

    @Test
    void saysThatModelsCannotBeToldApart() throws Exception {
        String chain = "visual =~ x1 + x2 + x3; textual =~ x4 + x5 + x6; textual ~ visual";
        String turned = "visual =~ x1 + x2 + x3; textual =~ x4 + x5 + x6; visual ~ textual";
        CommandRun run = cfa("hs1939.csv", "-m", chain, "--compare", turned);
        assertThat(new ObjectMapper().readTree(run.out()).get("findings").findValuesAsText("code"))
                .contains("equivalent_models");
    }

    @Test
    void refusesModelsOfOtherData(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("short.lav"), "visual =~ x1 + x2 + x3\ntextual =~ x4 + x5 + x6\n");
        CommandRun run = cfa(
                "hs1939.csv",
                "-m",
                THREE,
                "--compare",
                file.toString(),
                "--compare",
                THREE.replace(";", "\n") + "\nx1 ~ 1");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("short.lav", "without x7, x8, x9", "Model 3", "--meanstructure");
    }

    @Test
    void tellsWhatIsWrongWithTheOptions() {
        assertThat(cfa("hs1939.csv", "-m", THREE, "--difference-test", "plain").err())
                .contains("--compare");
        assertThat(cfa("hs1939.csv", "-m", THREE, "--compare", "x1 +~ x2").err())
                .contains("--compare:1");
        assertThat(cfa("hs1939.csv", "-m", THREE, "--compare", "nothere.lav").err())
                .contains("--compare", "nothere.lav");
    }
}
