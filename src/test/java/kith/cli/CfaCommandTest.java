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

class CfaCommandTest {

    private static final String PUPILS = "src/test/resources/reference/data/hs1939.csv";
    private static final String ABILITIES = "visual =~ x1 + x2 + x3; textual =~ x4 + x5 + x6; speed =~ x7 + x8 + x9";

    @Test
    void givesTheJsonOfTheReference() throws Exception {
        CommandRun run = CommandRun.json("cfa", "-d", PUPILS, "--model", ABILITIES);
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        JsonNode result = new ObjectMapper().readTree(run.out()).get("result");
        JsonNode reference = Reference.json("cfa_ml");
        assertThat(result.get("converged").asBoolean()).isTrue();
        assertThat(result.get("admissible").asBoolean()).isTrue();
        assertThat(result.at("/nobs/0").asInt()).isEqualTo(301);
        assertThat(result.get("npar").asInt()).isEqualTo(21);
        for (String name : new String[] {"cfi", "tli", "rmsea", "rmsea_ci_lower", "rmsea_ci_upper", "srmr", "pvalue"}) {
            Tolerance.FIT_INDEX.check(
                    name,
                    Reference.number(result.at("/fit/" + name)),
                    Reference.number(reference.get("fit").get(name.replace("rmsea_ci_", "rmsea.ci."))));
        }
        Tolerance.CHI_SQUARE.check(
                "chisq", Reference.number(result.at("/fit/chisq")), Reference.number(reference.at("/fit/chisq")));
        JsonNode parameters = result.get("parameters");
        assertThat(parameters).hasSameSizeAs(reference.get("parameters"));
        for (int i = 0; i < parameters.size(); i++) {
            JsonNode actual = parameters.get(i);
            JsonNode expected = reference.get("parameters").get(i);
            String name = actual.get("lhs").asText()
                    + actual.get("op").asText()
                    + actual.get("rhs").asText();
            assertThat(name)
                    .isEqualTo(expected.get("lhs").asText()
                            + expected.get("op").asText()
                            + expected.get("rhs").asText());
            Tolerance.ESTIMATE.check(name, number(actual, "est"), number(expected, "est"));
            Tolerance.STANDARD_ERROR.check(name, number(actual, "se"), number(expected, "se"));
            Tolerance.ESTIMATE.check(name, number(actual, "std_all"), number(expected, "std.all"));
        }
    }

    private static double number(JsonNode node, String name) {
        return Reference.number(node.get(name));
    }

    @Test
    void givesOneRowAParameterForSpreadsheets() {
        CommandRun run = CommandRun.json("cfa", "-d", PUPILS, "--model", ABILITIES, "--format", "csv");
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines().findFirst())
                .hasValueSatisfying(header -> assertThat(header).startsWith("lhs,op,rhs,group,label,est,se"));
        assertThat(run.out().lines()).hasSize(25);
    }

    @Test
    void searchesFromSeveralStartsWithinBounds() throws Exception {
        CommandRun run = CommandRun.json(
                "cfa", "-d", PUPILS, "--model", ABILITIES, "--bounds", "pos.var", "--starts", "4", "--format", "json");
        assertThat(run.exit()).isZero();
        JsonNode answer = new ObjectMapper().readTree(run.out());
        assertThat(answer.at("/options/bounds").asText()).isEqualTo("pos.var");
        assertThat(answer.at("/result/search/stopped").asText()).isEqualTo("gradient_vanished");
        assertThat(answer.at("/result/search/starts/tried").asInt()).isEqualTo(4);
        assertThat(answer.at("/result/search/starts/best").asInt()).isEqualTo(1);
        assertThat(answer.at("/result/search/gradient_norm").asDouble()).isLessThan(1e-8);
    }

    @Test
    void tellsWhichBoundsThereAre() {
        CommandRun run =
                CommandRun.json("cfa", "-d", PUPILS, "--model", ABILITIES, "--bounds", "positive", "--starts", "0");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--bounds", "pos.var").doesNotContain("\tat ");
        CommandRun none = CommandRun.json("cfa", "-d", PUPILS, "--model", ABILITIES, "--starts", "0");
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("--starts");
    }

    @Test
    void tellsOfConstraintsThatBind() throws Exception {
        CommandRun run = CommandRun.json(
                "cfa", "-d", PUPILS, "--model", "visual =~ x1 + a*x2 + b*x3; a > b", "--format", "json");
        JsonNode answer = new ObjectMapper().readTree(run.out());
        assertThat(answer.at("/findings/0/code").asText()).isEqualTo("constraint_binds");
        assertThat(answer.at("/findings/0/where").asText()).isEqualTo("a > b");
        assertThat(answer.at("/findings/0/remedy").asText()).isNotEmpty();
        assertThat(CommandRun.json("cfa", "-d", PUPILS, "--model", "visual =~ x1 + a*x2 + b*x3; a > b")
                        .out())
                .contains("holds as an equality");
    }

    @Test
    void tellsWhatIsWrongWithAModel() {
        CommandRun run = CommandRun.json("cfa", "-d", PUPILS, "--model", "visual =~ x1 + + x2\ntextual =~");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines().count()).isGreaterThanOrEqualTo(2);
        assertThat(run.err()).contains("--model:1", "--model:2").doesNotContain("\tat ");
    }

    @Test
    void knowsTheKindsThatCanBeEqual() {
        CommandRun run = CommandRun.json("cfa", "-d", PUPILS, "--model", ABILITIES, "--equal", "loading");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("did you mean “loadings”?", "kith cfa --help");
    }

    @Test
    void takesWeightsAndClusters(@TempDir Path folder) throws Exception {
        List<String> lines = Files.readAllLines(Path.of(PUPILS));
        List<String> weighed = new ArrayList<>(List.of(lines.get(0) + ",w,block"));
        for (int row = 1; row < lines.size(); row++) {
            weighed.add(lines.get(row) + "," + (0.5 + 7 * row % 11 / 5.0) + "," + row % 40);
        }
        Path file = Files.write(folder.resolve("weighed.csv"), weighed);
        CommandRun run = CommandRun.json(
                "cfa", "-d", file.toString(), "-m", ABILITIES, "--cluster", "block", "--estimator", "ML");
        assertThat(run.exit()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains("clusters with estimator ML", "MLR");
        run = CommandRun.json("cfa", "-d", file.toString(), "-m", ABILITIES, "--weights", "w");
        JsonNode answer = new ObjectMapper().readTree(run.out());
        assertThat(answer.at("/options/weights").asText()).isEqualTo("w");
        assertThat(answer.at("/options/estimator").asText()).isEqualTo("MLR");
        Tolerance.CHI_SQUARE.check(
                "weighted",
                answer.at("/result/fit/chisq_scaled").doubleValue(),
                Reference.own("weights").at("/mlr/fit/chisq.scaled").doubleValue());
        run = CommandRun.json("cfa", "-d", file.toString(), "-m", ABILITIES, "--weights", "w", "--cluster", "block");
        Tolerance.CHI_SQUARE.check(
                "weighted in clusters",
                new ObjectMapper()
                        .readTree(run.out())
                        .at("/result/fit/chisq_scaled")
                        .doubleValue(),
                Reference.own("weights").at("/clusters/fit/chisq.scaled").doubleValue());
    }

    @Test
    void fitsLinesOfGrowth() throws Exception {
        CommandRun run = CommandRun.json(
                "cfa",
                "-d",
                "src/test/resources/reference/data/growth.csv",
                "--preset",
                "growth",
                "-m",
                "i =~ 1*t1 + 1*t2 + 1*t3 + 1*t4; s =~ 0*t1 + 1*t2 + 2*t3 + 3*t4");
        JsonNode answer = new ObjectMapper().readTree(run.out());
        assertThat(answer.at("/options/preset").asText()).isEqualTo("growth");
        assertThat(answer.at("/options/meanstructure").asBoolean()).isTrue();
        Tolerance.CHI_SQUARE.check(
                "χ²",
                answer.at("/result/fit/chisq").doubleValue(),
                Reference.own("presets").at("/growth/fit/chisq").doubleValue());
    }

    @Test
    void givesTheStandardisedSolutionWithItsPrecision() throws Exception {
        CommandRun run = CommandRun.json("cfa", "-d", PUPILS, "--model", ABILITIES, "--meanstructure");
        JsonNode parameters = new ObjectMapper().readTree(run.out()).at("/result/parameters");
        JsonNode expected = Reference.own("standardized").at("/ml_means/std.all");
        for (int i = 0; i < parameters.size(); i++) {
            String name = parameters.get(i).get("lhs").asText();
            Tolerance.STANDARD_ERROR.check(
                    name,
                    number(parameters.get(i), "std_all_se"),
                    Reference.number(expected.get(i).get(5)));
            Tolerance.ESTIMATE.check(
                    name,
                    number(parameters.get(i), "std_all_ci_upper"),
                    Reference.number(expected.get(i).get(9)));
            assertThat(parameters.get(i).has("std_nox")).isTrue();
        }
        CommandRun table =
                CommandRun.json("cfa", "-d", PUPILS, "--model", ABILITIES, "--format", "table", "--standardized");
        assertThat(table.out()).contains("Standardised [95%", "delta method");
        CommandRun unknown = CommandRun.json("cfa", "-d", PUPILS, "--model", ABILITIES, "--standardized=everything");
        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err()).contains("all", "lv", "nox");
    }

    @Test
    void saysWhatFreeingWouldGainAndWhatResamplingGives() throws Exception {
        String[] command = {
            "cfa",
            "-d",
            "src/test/resources/reference/data/hs1939.csv",
            "--model",
            "visual =~ x1 + x2 + x3; textual =~ x4 + x5 + x6; speed =~ x7 + x8 + x9",
            "--modindices",
            "--validity",
            "--bootstrap",
            "50",
            "--bollen-stine",
            "50",
            "--quiet",
            "--format",
            "json"
        };
        CommandRun run = CommandRun.json(command);
        assertThat(run.exit()).isZero();
        JsonNode result = new ObjectMapper().readTree(run.out()).get("result");
        JsonNode largest = result.at("/modification_indices/0");
        assertThat(largest.get("lhs").asText()
                        + largest.get("op").asText()
                        + largest.get("rhs").asText())
                .isEqualTo("visual=~x9");
        // lavaan 0.6-14: modindices(fit, sort. = TRUE) begins with visual =~ x9, mi 36.411.
        Tolerance.CHI_SQUARE.check("mi", largest.get("mi").doubleValue(), 36.411);
        JsonNode loading = result.at("/bootstrap/parameters/0");
        assertThat(loading.get("percentile_ci_lower").doubleValue())
                .isLessThan(loading.get("est").doubleValue());
        assertThat(loading.get("bca_ci_upper").doubleValue())
                .isGreaterThan(loading.get("est").doubleValue());
        assertThat(result.at("/validity/0/factors/0/factor").asText()).isEqualTo("visual");
        assertThat(result.at("/validity/0/factors/0/ave").doubleValue()).isBetween(0.3, 0.5);
        assertThat(result.at("/validity/0/htmt2/x/0/1").doubleValue()).isBetween(0.3, 0.6);
        assertThat(result.at("/bollen_stine/pvalue").doubleValue()).isBetween(0.0, 0.1);
        command[command.length - 1] = "table";
        assertThat(CommandRun.json(command).out())
                .contains(
                        "Modification indices",
                        "Bootstrap of the parameters",
                        "after Bollen and Stine",
                        "Whether the factors are distinct");
        CommandRun wrong = CommandRun.json(
                "cfa",
                "-d",
                "src/test/resources/reference/data/hs1939.csv",
                "--model",
                "f =~ x1 + x2 + x3",
                "--bootstrap",
                "1",
                "--bollen-stine",
                "0");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains("--bootstrap", "--bollen-stine");
    }

    @Test
    void resamplesOrderedAnswersOfSeveralGroupsAndWholeClusters(@TempDir Path folder) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "cfa",
                "-d",
                "src/test/resources/reference/data/ce_contexts.csv",
                "--model",
                "ci =~ ci1 + ci2 + ci3 + ci4",
                "--ordered",
                "all",
                "--group",
                "context",
                "--equal",
                "loadings",
                "--cluster",
                "id",
                "--bootstrap",
                "20",
                "--seed",
                "3",
                "--quiet"));
        List<String> json = new ArrayList<>(command);
        json.addAll(List.of("--format", "json"));
        CommandRun run = CommandRun.json(json.toArray(String[]::new));
        assertThat(run.exit()).isZero();
        JsonNode bootstrap = new ObjectMapper().readTree(run.out()).at("/result/bootstrap");
        assertThat(bootstrap.get("usable").intValue()
                        + bootstrap.get("without_category").intValue()
                        + bootstrap.get("without_solution").intValue())
                .isEqualTo(20);
        assertThat(bootstrap.get("inadmissible").intValue()).isNotNegative();
        JsonNode loading = bootstrap.at("/parameters/0");
        for (String interval : List.of("normal", "percentile", "bca")) {
            assertThat(loading.get(interval + "_ci_lower").doubleValue())
                    .isLessThan(loading.get(interval + "_ci_upper").doubleValue());
        }
        assertThat(bootstrap.get("parameters").findValuesAsText("group")).contains("1", "2", "3");
        for (String name : List.of("answer.html", "answer.xlsx")) {
            List<String> page = new ArrayList<>(command);
            page.addAll(List.of("-o", folder.resolve(name).toString()));
            assertThat(CommandRun.json(page.toArray(String[]::new)).exit()).isZero();
        }
        assertThat(Files.readString(folder.resolve("answer.html"))).contains("Bootstrap of the parameters", "BCa");
        assertThat(Files.size(folder.resolve("answer.xlsx"))).isPositive();
    }
}
