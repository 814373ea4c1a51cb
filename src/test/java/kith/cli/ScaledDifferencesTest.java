package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kith.Reference;
import kith.Tolerance;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scaled tests of differences by each method and estimator, against lavaan's lavTestLRT. */
class ScaledDifferencesTest {

    private static final String DATA = "src/test/resources/reference/data/";
    private static final JsonNode EXPECTED = Reference.own("difference_tests");
    private static final String THREE = "visual =~ x1 + x2 + x3; textual =~ x4 + x5 + x6; speed =~ x7 + x8 + x9";
    private static final String ORDERED =
            "ci =~ ci1 + ci2 + ci3 + ci4; rw =~ rw1 + rw2 + rw3 + rw4; sb =~ sb1 + sb2 + sb3 + sb4";
    private static final Map<String, List<String>> PAIRS = Map.of(
            // In another order of the variables than the model that restricts it.
            "three_in_loose",
            List.of("visual =~ x1 + x2 + x3 + x9; textual =~ x4 + x5 + x6; speed =~ x7 + x8 + x9", THREE),
            "orthogonal_in_three",
            List.of(THREE, THREE + "; visual ~~ 0*textual + 0*speed; textual ~~ 0*speed"),
            "equal_in_three",
            List.of(THREE, "visual =~ x1 + a*x2 + a*x3; textual =~ x4 + b*x5 + b*x6; speed =~ x7 + x8 + x9"),
            "one_in_three",
            List.of(THREE, "g =~ x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8 + x9"));

    private static JsonNode answer(List<String> models, String method, List<String> options) throws Exception {
        List<String> command = new ArrayList<>(List.of("cfa", "-m", models.get(0), "--compare", models.get(1)));
        command.addAll(List.of("--difference-test", method.replace('.', '_').toUpperCase(Locale.ROOT)));
        command.addAll(options);
        CommandRun run = CommandRun.json(command.toArray(String[]::new));
        JsonNode answer = new ObjectMapper().readTree(run.out());
        assertThat(run.exit())
                .as(run.err())
                .isEqualTo(difference(answer).get("tested").asBoolean() ? 0 : 1);
        return answer;
    }

    private static JsonNode answer(String pair, String method, String estimator, boolean gaps) throws Exception {
        String data = DATA + (gaps ? "hs1939_missing.csv" : "hs1939.csv");
        List<String> options = new ArrayList<>(List.of("-d", data, "--estimator", estimator));
        if (gaps) {
            options.addAll(List.of("--missing", "fiml"));
        }
        return answer(PAIRS.get(pair), method, options);
    }

    private static JsonNode difference(JsonNode answer) {
        return answer.at("/result/comparison/differences/0");
    }

    private static List<String> codes(JsonNode answer) {
        return answer.get("findings").findValuesAsText("code");
    }

    /** A scaled difference divides by a difference of scaling factors, which magnifies what they may differ by. */
    private static void check(JsonNode difference, JsonNode expected, String method) {
        assertThat(difference.get("method").asText()).isEqualTo(method);
        double chisq = Reference.number(expected.get("chisq_diff"));
        double own = difference.get("chisq_diff").doubleValue();
        assertThat(own).isCloseTo(chisq, Offset.offset(1e-3 * Math.max(1, chisq / 30)));
        assertThat(difference.get("df_diff").doubleValue()).isEqualTo(Reference.number(expected.get("df_diff")));
        Tolerance.FIT_INDEX.check(
                "p", difference.get("pvalue").doubleValue(), Reference.number(expected.get("pvalue")));
    }

    @ParameterizedTest
    @CsvSource({
        "mlm, satorra.bentler.2001",
        "mlm, satorra.bentler.2010",
        "mlm, satorra.2000",
        "mlr, satorra.2000",
        "mlmv, satorra.bentler.2001",
        "mlmv, satorra.bentler.2010",
        "mlmv, satorra.2000"
    })
    void ofContinuousModels(String estimator, String method) throws Exception {
        for (String pair : PAIRS.keySet()) {
            if (method.equals("satorra.bentler.2010") && pair.equals("one_in_three")) {
                continue;
            }
            JsonNode answer = answer(pair, method, estimator, false);
            check(difference(answer), EXPECTED.get(estimator).get(method).get(pair), method);
        }
    }

    @ParameterizedTest
    @CsvSource({"mlr, orthogonal_in_three", "mlr, equal_in_three", "fimlr, equal_in_three"})
    void ofRobustLikelihoodByThe2010Form(String reference, String pair) throws Exception {
        String method = "satorra.bentler.2010";
        JsonNode answer = answer(pair, method, "MLR", reference.equals("fimlr"));
        check(difference(answer), EXPECTED.get(reference).get(method).get(pair), method);
    }

    /**
     * The observed information need not be positive definite away from the estimates. lavaan warns of that and gives a
     * negative χ² with a p value of 1, or none; here there is none, and it is said why.
     */
    @ParameterizedTest
    @CsvSource({"mlr, three_in_loose", "fimlr, three_in_loose"})
    void whereThe2010FormDoesNotExist(String reference, String pair) throws Exception {
        JsonNode expected = EXPECTED.get(reference).get("satorra.bentler.2010").get(pair);
        assertThat(expected.get("warnings").toString()).contains("M10 model is not positive definite");
        assertThat(Reference.number(expected.get("chisq_diff"))).isNegative();
        JsonNode answer = answer(pair, "satorra.bentler.2010", "MLR", reference.equals("fimlr"));
        assertThat(difference(answer).get("chisq_diff").isNull()).isTrue();
        assertThat(difference(answer).get("pvalue").isNull()).isTrue();
        assertThat(codes(answer)).contains("indefinite_information", "negative_scaling");
        assertThat(answer.get("findings").toString()).contains("Satorra (2000)");
    }

    /** Here lavaan gives no number and does not say why. */
    @Test
    void whereThe2010FormOfAnswersWithGapsDoesNotExist() throws Exception {
        JsonNode expected = EXPECTED.at("/fimlr/satorra.bentler.2010/orthogonal_in_three");
        assertThat(expected.get("chisq_diff").isNull()).isTrue();
        JsonNode answer = answer("orthogonal_in_three", "satorra.bentler.2010", "MLR", true);
        assertThat(difference(answer).get("chisq_diff").isNull()).isTrue();
        assertThat(codes(answer)).contains("negative_scaling");
    }

    /** The parameters of one factor have other names than those of three: the reference is put together by hand. */
    @ParameterizedTest
    @CsvSource({"mlm", "mlmv"})
    void ofModelsWhoseParametersHaveOtherNames(String estimator) throws Exception {
        JsonNode answer = answer("one_in_three", "satorra.bentler.2010", estimator, false);
        check(difference(answer), EXPECTED.get("one_by_hand").get(estimator), "satorra.bentler.2010");
        assertThat(EXPECTED.get(estimator)
                        .at("/satorra.bentler.2010/one_in_three/chisq_diff")
                        .doubleValue())
                .as("lavaan's own, at other estimates than those of the one factor")
                .isNegative();
    }

    @ParameterizedTest
    @CsvSource({"satorra.bentler.2001", "satorra.bentler.2010", "satorra.2000"})
    void ofOrderedModels(String method) throws Exception {
        List<String> models = List.of(ORDERED, ORDERED.replace("ci1 + ci2 + ci3 + ci4", "ci1 + a*ci2 + a*ci3 + a*ci4"));
        for (String estimator : List.of("wlsmv", "wlsm")) {
            List<String> options =
                    List.of("-d", DATA + "ce_contexts.csv", "--ordered", "all", "--estimator", estimator);
            check(
                    difference(answer(models, method, options)),
                    EXPECTED.get(estimator).get(method),
                    method);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MLM, satorra.bentler.2001",
        "MLM, satorra.bentler.2010",
        "MLM, satorra.2000",
        "MLR, satorra.bentler.2001",
        "MLR, satorra.bentler.2010",
        "MLR, satorra.2000"
    })
    void ofAStepOfTheLadder(String estimator, String method) throws Exception {
        CommandRun run = CommandRun.json(
                "invariance",
                "-d",
                DATA + "hs1939.csv",
                "-m",
                THREE,
                "--group",
                "school",
                "--levels",
                "configural,metric",
                "--estimator",
                estimator,
                "--difference-test",
                method.replace('.', '_').toUpperCase(Locale.ROOT));
        assertThat(run.exit()).as(run.err()).isZero();
        JsonNode metric = new ObjectMapper().readTree(run.out()).at("/result/levels/1/comparison");
        check(
                metric,
                EXPECTED.get("groups_" + estimator.toLowerCase(Locale.ROOT)).get(method),
                method);
    }
}
