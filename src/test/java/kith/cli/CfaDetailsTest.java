package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kith.Reference;
import kith.Tolerance;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Residuals and scores on the command line, and the forms in which an answer is written. */
class CfaDetailsTest {

    private static final String DATA = "src/test/resources/reference/data/";
    private static final String THREE = "visual =~ x1 + x2 + x3; textual =~ x4 + x5 + x6; speed =~ x7 + x8 + x9";
    private static final String ORDERED =
            "ci =~ ci1 + ci2 + ci3 + ci4; rw =~ rw1 + rw2 + rw3 + rw4; sb =~ sb1 + sb2 + sb3 + sb4";

    private static CommandRun cfa(String data, String model, String... more) {
        List<String> command = new ArrayList<>(List.of("cfa", "-d", DATA + data, "-m", model));
        command.addAll(List.of(more));
        return CommandRun.json(command.toArray(String[]::new));
    }

    private static void check(String what, JsonNode own, JsonNode expected, double allowed) {
        assertThat(own.get("rows")).isEqualTo(expected.get("rows"));
        for (int i = 0; i < own.get("rows").size(); i++) {
            for (int j = 0; j <= i; j++) {
                assertThat(own.get("x").get(i).get(j).doubleValue())
                        .as(what + " " + i + " " + j)
                        .isCloseTo(expected.get("x").get(i).get(j).doubleValue(), Offset.offset(allowed));
            }
        }
    }

    @Test
    void residualsInAllForms() throws Exception {
        CommandRun run = cfa("hs1939.csv", THREE, "--residuals");
        JsonNode own = new ObjectMapper().readTree(run.out()).at("/result/residuals/0");
        JsonNode expected = Reference.own("model_comparison").get("residuals");
        check("raw", own.get("cov"), expected.get("raw"), 1e-4);
        check("correlation", own.get("cor_bollen"), expected.get("cor"), 1e-4);
        check("standardised", own.get("cor_bentler"), expected.get("bentler"), 1e-4);
        // z divides by small standard errors.
        check("z", own.get("cov_z"), expected.get("standardized"), 2e-3);
        String table =
                cfa("hs1939.csv", THREE, "--residuals", "--format", "table").out();
        assertThat(table).contains("Largest residuals", "Residuals of correlations", "Residuals of covariances");
        // lavaan's largest is that of x7 and x8, 4.823.
        assertThat(table.lines()
                        .dropWhile(line -> !line.startsWith("Largest residuals"))
                        .skip(4)
                        .findFirst()
                        .orElseThrow())
                .containsSubsequence("x7", "~~", "x8", "4.82");
    }

    @Test
    void residualsOfGroupsMeansAndThresholds() throws Exception {
        CommandRun run = cfa("hs1939.csv", THREE, "--group", "school", "--equal", "loadings,intercepts", "--residuals");
        JsonNode groups = new ObjectMapper().readTree(run.out()).at("/result/residuals");
        assertThat(groups).hasSize(2);
        JsonNode expected = Reference.own("diagnostics").at("/grouped/Pasteur/mean_z");
        for (JsonNode group : groups) {
            if (group.get("group").asText().equals("Pasteur")) {
                expected.properties()
                        .forEach(mean -> assertThat(
                                        group.get("mean_z").get(mean.getKey()).doubleValue())
                                .isCloseTo(mean.getValue().doubleValue(), Offset.offset(2e-3)));
            }
        }
        JsonNode ordered = new ObjectMapper()
                .readTree(cfa("ce_contexts.csv", ORDERED, "--ordered", "all", "--residuals")
                        .out())
                .at("/result/residuals/0");
        check(
                "ordered",
                ordered.get("cor_bentler"),
                Reference.own("diagnostics").at("/ordered/cov"),
                1e-4);
        assertThat(ordered.get("th").size()).isPositive();
    }

    private static List<String[]> rows(Path file) throws Exception {
        return Files.readAllLines(file).stream()
                .map(line -> line.split(",", -1))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "regression, fiml_regression, fiml, hs1939_missing.csv",
        "bartlett, fiml_bartlett, fiml, hs1939_missing.csv",
        "regression, complete_regression, listwise, hs1939.csv",
        "bartlett, complete_bartlett, listwise, hs1939.csv"
    })
    void scores(String method, String reference, String missing, String data, @TempDir Path folder) throws Exception {
        Path file = folder.resolve("scores.csv");
        CommandRun run = cfa(
                data,
                THREE,
                "--missing",
                missing,
                "--estimator",
                missing.equals("fiml") ? "ML" : "MLR",
                "--scores",
                file.toString(),
                "--score-method",
                method);
        assertThat(run.exit()).as(run.err()).isZero();
        List<String[]> rows = rows(file);
        assertThat(rows.get(0))
                .containsExactly(
                        "row", "visual", "textual", "speed", "visual_se", "textual_se", "speed_se", "answered");
        JsonNode expected = Reference.own("diagnostics").get("scores").get(reference);
        for (int r = 0; r < 12; r++) {
            for (int k = 0; k < 3; k++) {
                Tolerance.ESTIMATE.checkScaled(
                        "row " + r,
                        Double.parseDouble(rows.get(r + 1)[k + 1]),
                        Reference.number(expected.get("score").get(r).get(k)));
            }
        }
        assertThat(rows).hasSize(302);
        JsonNode answer = new ObjectMapper().readTree(run.out());
        assertThat(answer.at("/result/scores/scored").asInt()).isEqualTo(301);
        assertThat(answer.at("/result/scores/determinacy/x/0/1").doubleValue()).isBetween(0.9, 0.96);
        if (missing.equals("fiml")) {
            assertThat(answer.get("findings").findValuesAsText("code")).contains("rows_scored_in_part");
        }
    }

    @Test
    void scoresKeepIdsAndTellOfIncompleteRows(@TempDir Path folder) throws Exception {
        List<String> lines = Files.readAllLines(Path.of(DATA + "hs1939_missing.csv"));
        List<String> named = new ArrayList<>(List.of("person," + lines.get(0)));
        for (int r = lines.size() - 1; r > 0; r--) {
            named.add("p" + r + "," + lines.get(r));
        }
        Path data = Files.write(folder.resolve("named.csv"), named);
        Path file = folder.resolve("out/scores.csv");
        CommandRun run = CommandRun.json(
                "cfa", "-d", data.toString(), "--id", "person", "-m", THREE, "--scores", file.toString());
        List<String[]> rows = rows(file);
        assertThat(rows.get(0)[0]).isEqualTo("person");
        assertThat(rows.get(1)[0]).isEqualTo("p301");
        long without = rows.stream().filter(row -> row[1].isEmpty()).count();
        assertThat(without).isPositive();
        JsonNode answer = new ObjectMapper().readTree(run.out());
        assertThat(answer.at("/result/scores/scored").asLong()).isEqualTo(301 - without);
        assertThat(answer.get("findings").findValuesAsText("what").toString())
                .contains(without + " of 301 rows have no factor score");
    }

    @Test
    void scoresOfOrderedAnswersInAWorkbook(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("scores.xlsx");
        CommandRun run = cfa(
                "ce_contexts.csv", ORDERED, "--ordered", "all", "--scores", file.toString(), "--score-method", "ebm");
        JsonNode scores = new ObjectMapper().readTree(run.out()).at("/result/scores");
        assertThat(scores.get("method").asText()).contains("EBM");
        assertThat(scores.at("/determinacy/x/0/0").isNull()).isTrue();
        assertThat(scores.at("/reliability/x/0/0").doubleValue()).isBetween(0.5, 0.95);
        try (InputStream in = Files.newInputStream(file);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            assertThat(workbook.getSheet("Factor scores").getLastRowNum()).isGreaterThan(100);
        }
    }

    @Test
    void refusesWhatCannotBeScored() {
        assertThat(cfa("hs1939.csv", THREE, "--scores", "scores.pdf").err()).contains(".csv or .xlsx");
        assertThat(cfa("hs1939.csv", THREE, "--score-method", "bartlett").err()).contains("--scores FILE");
        assertThat(cfa("hs1939.csv", THREE, "--scores", "s.csv", "--score-method", "ebm")
                        .err())
                .contains("without ordered variables");
    }

    @Test
    void writesPagesAndWorkbooks(@TempDir Path folder) throws Exception {
        Path page = folder.resolve("fit.html");
        CommandRun run = cfa(
                "hs1939.csv",
                THREE,
                "--residuals",
                "--compare",
                "g =~ x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8 + x9",
                "-o",
                page.toString());
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(Files.readString(page)).contains("<!DOCTYPE html>", "Residuals of correlations", "Δχ²", "SHA-256");
        Path workbook = folder.resolve("fit.xlsx");
        assertThat(cfa("hs1939.csv", THREE, "--residuals", "-o", workbook.toString())
                        .exit())
                .isZero();
        try (InputStream in = Files.newInputStream(workbook);
                XSSFWorkbook read = new XSSFWorkbook(in)) {
            assertThat(read.getNumberOfSheets()).isGreaterThanOrEqualTo(4);
        }
        assertThat(cfa("hs1939.csv", THREE, "--format", "xlsx").err()).contains("-o FILE.xlsx");
    }

    /**
     * Each thing to be known stands once, and tables of nothing but conventions are left out; programs have all
     * parameters.
     */
    @Test
    void aPageTellsEveryThingOnce() throws Exception {
        String[] question = {
            "cfa", "-d", "src/test/resources/reference/data/ce_contexts.csv", "--ordered", "ci1,ci2,ci3,ci4",
            "--estimator", "WLSMV", "--model", "ci =~ ci1 + ci2 + ci3 + ci4", "--format"
        };
        String page = CommandRun.json(with(question, "html")).out();
        assertThat(page.split("rows lacked a response", -1)).hasSize(2);
        assertThat(page).contains("ce_contexts.csv").contains("Thresholds").contains("--missing pairwise");
        assertThat(page).doesNotContain("Intercepts and means").doesNotContain("Scales of the responses");
        JsonNode parameters = new ObjectMapper()
                .readTree(CommandRun.json(with(question, "json")).out())
                .at("/result/parameters");
        assertThat(parameters).anyMatch(row -> row.get("op").asText().equals("~*~"));
        assertThat(parameters).anyMatch(row -> row.get("op").asText().equals("~1"));
    }

    private static String[] with(String[] question, String form) {
        String[] all = java.util.Arrays.copyOf(question, question.length + 1);
        all[question.length] = form;
        return all;
    }

    @Test
    void aBifactorModelTellsWhatItsSumsMeasure() throws Exception {
        String model = "g =~ ci1+ci2+ci3+ci4+rw1+rw2+rw3+rw4+sb1+sb2+sb3+sb4; " + ORDERED;
        CommandRun run = cfa("ce_contexts.csv", model, "--std-lv", "--orthogonal");
        JsonNode found = new ObjectMapper().readTree(run.out()).at("/result/bifactor_reliability/0");
        assertThat(found.get("general").asText()).isEqualTo("g");
        Tolerance.CLOSED_FORM.check("PUC", found.get("puc").doubleValue(), 1 - 18 / 66.0);
        JsonNode omega = found.get("omega_hierarchical");
        assertThat(omega.get("ci_lower").doubleValue())
                .isLessThan(omega.get("est").doubleValue());
        assertThat(found.get("specific_factors").findValuesAsText("factor")).containsExactly("ci", "rw", "sb");
        assertThat(found.get("item_ecv").size()).isEqualTo(12);
        assertThat(cfa("ce_contexts.csv", model, "--std-lv", "--orthogonal", "--format", "table")
                        .out())
                .contains("How much of sums of items is due to the general factor");
        assertThat(cfa("ce_contexts.csv", ORDERED).out()).doesNotContain("bifactor_reliability");
    }
}
