package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
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

/**
 * {@code cfa} and {@code invariance} of matrices in place of responses, against lavaan 0.6-14 and against the
 * responses.
 */
class MatrixCommandTest {

    private static final String FILES = "src/test/resources/reference/own/matrix_input/";
    private static final String PUPILS = "src/test/resources/reference/data/hs1939.csv";
    private static final JsonNode CASES = Reference.own("matrix_input").get("cases");
    private static final String MODEL = "f =~ x1 + x2 + x3; g =~ x4 + x5 + x6";

    private static CommandRun run(String verb, String file, String... more) {
        List<String> arguments = new ArrayList<>(List.of(verb, "-d", FILES + file, "--format", "json"));
        arguments.addAll(List.of(more));
        return CommandRun.kith(arguments.toArray(String[]::new));
    }

    private static JsonNode answer(CommandRun run) throws IOException {
        assertThat(run.exit()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    private static void check(JsonNode fit, String reference) {
        Tolerance.CHI_SQUARE.check(
                reference,
                fit.get("chisq").doubleValue(),
                CASES.get(reference).at("/answer/fit/chisq").doubleValue());
        assertThat(fit.get("npar").intValue())
                .isEqualTo(CASES.get(reference).at("/answer/fit/npar").intValue());
    }

    @ParameterizedTest
    @CsvSource({"ML, ml", "GLS, gls", "ULS, uls"})
    void cfaOfAMatrix(String estimator, String reference) throws IOException {
        JsonNode lower = answer(run(
                "cfa",
                "covariances.csv",
                "--matrix",
                "-n",
                "301",
                "-m",
                MODEL,
                "--estimator",
                estimator,
                "--modindices",
                "--residuals",
                "--validity"));
        check(lower.at("/result/fit"), reference);
        assertThat(lower.at("/findings/0/code").asText()).isEqualTo("rows_needed");
        check(
                answer(run("cfa", "correlations.csv", "--matrix", "-m", MODEL, "--estimator", estimator))
                        .at("/result/fit"),
                reference);
    }

    @ParameterizedTest
    @CsvSource({"groups.csv", "spss.csv"})
    void cfaOfGroups(String file) throws IOException {
        JsonNode plain = answer(run("cfa", file, "--matrix", "--group", "school", "-m", MODEL));
        check(plain.at("/result/fit"), "ml_groups");
        JsonNode scalar = answer(run(
                "cfa",
                file,
                "--matrix",
                "--group",
                "school",
                "-m",
                MODEL,
                "--equal",
                "loadings,intercepts",
                "--compare",
                "f =~ x1 + c(a,b)*x2 + x3; g =~ x4 + x5 + x6"));
        check(scalar.at("/result/fit"), "ml_scalar");
    }

    /** The levels, the search, the alignment and the means are those of the responses. */
    @Test
    void invarianceOfGroups(@TempDir Path folder) throws IOException {
        JsonNode matrix = answer(run("invariance", "groups.csv", "--matrix", "--group", "school", "-m", MODEL));
        check(matrix.at("/result/levels/0/fit"), "ml_groups");
        check(matrix.at("/result/levels/1/fit"), "ml_metric");
        check(matrix.at("/result/levels/2/fit"), "ml_scalar");
        check(matrix.at("/result/levels/3/fit"), "ml_strict");
        // Without the other columns, which may look like clusters that were not declared.
        List<String> lines = Files.readAllLines(Path.of(PUPILS)).stream()
                .map(line -> line.split(",", -1))
                .map(cells -> String.join(",", cells[4], cells[6], cells[7], cells[8], cells[9], cells[10], cells[11]))
                .toList();
        Files.write(folder.resolve("pupils.csv"), lines);
        JsonNode responses = answer(CommandRun.in(
                folder, "invariance", "-d", "pupils.csv", "--group", "school", "-m", MODEL, "--format", "json"));
        assertThat(matrix.at("/result/conclusion").toString())
                .isEqualTo(responses.at("/result/conclusion").toString().replace(" (possible range 19)", ""));
        assertThat(matrix.at("/result/partial/freed").toString())
                .isEqualTo(responses.at("/result/partial/freed").toString());
        for (int i = 0; i < responses.at("/result/latent_means").size(); i++) {
            Tolerance.ESTIMATE.check(
                    "latent mean " + i,
                    matrix.at("/result/latent_means/" + i + "/mean").doubleValue(),
                    responses.at("/result/latent_means/" + i + "/mean").doubleValue());
        }
        assertThat(matrix.findValuesAsText("possible_range")).allMatch("null"::equals);
    }

    @Test
    void withinPersonOfAMatrix(@TempDir Path folder) throws IOException {
        String text = Files.readString(Path.of(FILES + "means.csv"));
        String[] occasions = {"t1_a", "t1_b", "t1_c", "t2_a", "t2_b", "t2_c"};
        for (int i = 0; i < occasions.length; i++) {
            text = text.replace("x" + (i + 1), occasions[i]);
        }
        Files.writeString(folder.resolve("panel.csv"), text);
        CommandRun run = CommandRun.in(
                folder,
                "invariance",
                "-d",
                "panel.csv",
                "--matrix",
                "--within",
                "t1,t2",
                "-m",
                "f =~ a + b + c",
                "--format",
                "json");
        JsonNode levels = answer(run).at("/result/levels");
        assertThat(levels.get(0).get("converged").asBoolean()).isTrue();
        assertThat(levels).hasSize(4);
    }

    @Test
    void refusesWithTheReason() {
        String reason = "with a matrix in place of responses";
        assertThat(run("cfa", "means.csv", "--matrix", "-m", MODEL, "--estimator", "MLR")
                        .err())
                .contains("estimator MLR " + reason, "expected ML, GLS or ULS");
        assertThat(run("cfa", "means.csv", "--matrix", "-m", MODEL, "--missing", "fiml")
                        .err())
                .contains("fiml " + reason);
        assertThat(run("cfa", "means.csv", "--matrix", "-m", MODEL, "--ordered", "all")
                        .err())
                .contains("ordered variables x1, x2, x3, x4, x5, x6 " + reason);
        CommandRun sampled = run("cfa", "means.csv", "--matrix", "-m", MODEL, "--bootstrap", "50", "--scores", "s.csv");
        assertThat(sampled.exit()).isEqualTo(2);
        assertThat(sampled.err()).contains("--bootstrap: together with --matrix", "--scores: together with --matrix");
        assertThat(run("invariance", "groups.csv", "--matrix", "--group", "school", "-m", MODEL, "--permute", "9")
                        .err())
                .contains("--permutations: together with --matrix");
        assertThat(run("cfa", "covariances.csv", "--matrix", "-n", "301", "-m", MODEL, "--meanstructure")
                        .err())
                .contains("no means, and a model with intercepts; expected a line named mean");
        assertThat(run("cfa", "covariances.csv", "--matrix", "-m", MODEL).err()).contains("-n with the number");
        assertThat(run("cfa", "means.csv", "--matrix", "-n", "300", "-m", MODEL).err())
                .contains("301.0, as in the file");
        assertThat(run("cfa", "groups.csv", "--matrix", "-n", "156", "--group", "school", "-m", MODEL)
                        .err())
                .contains("1 numbers for 2 matrices", "Pasteur, Grant-White");
    }

    @Test
    void tellsOfCorrelationsTakenAsCovariances(@TempDir Path folder) throws IOException {
        String text = Files.readString(Path.of(FILES + "correlations.csv"));
        Files.writeString(folder.resolve("r.csv"), text.replaceAll("(?m)^sd,.*\\R", ""));
        CommandRun run = CommandRun.in(folder, "cfa", "-d", "r.csv", "--matrix", "-m", MODEL, "--format", "json");
        JsonNode answer = answer(run);
        check(answer.at("/result/fit"), "ml");
        assertThat(answer.get("findings").toString()).contains("correlations_as_covariances");
    }

    @Test
    void notPositiveDefinite(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("r.csv"), "a,b,c\n1,.9,-.9\n.9,1,.9\n-.9,.9,1\n");
        CommandRun run = CommandRun.in(folder, "cfa", "-d", "r.csv", "--matrix", "-n", "90", "-m", "f =~ a + b + c");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("a matrix that is not positive definite");
    }
}
