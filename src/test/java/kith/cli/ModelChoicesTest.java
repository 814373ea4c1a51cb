package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.sem.Sem;
import kith.sem.fit.SemFit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Choices about a model on the command line and in studies. */
class ModelChoicesTest {

    private static final String FACTOR = "f =~ x1 + x2 + x3 + x4";

    @TempDir
    private Path folder;

    @BeforeEach
    void pupils() throws IOException {
        Files.copy(Path.of("src/test/resources/reference/data/hs1939.csv"), folder.resolve("pupils.csv"));
        Files.copy(Path.of("src/test/resources/reference/data/hs1939_missing.csv"), folder.resolve("gaps.csv"));
    }

    private JsonNode cfa(String model, String... more) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("cfa", "-d", "pupils.csv", "--format", "json", "--model", model));
        arguments.addAll(List.of(more));
        CommandRun run = CommandRun.in(folder, arguments.toArray(String[]::new));
        return new ObjectMapper().readTree(run.out());
    }

    private static JsonNode row(JsonNode answer, String lhs, String rhs, int group) {
        for (JsonNode row : answer.at("/result/parameters")) {
            if (row.get("lhs").asText().equals(lhs)
                    && row.get("rhs").asText().equals(rhs)
                    && row.get("group").asInt() == group) {
                return row;
            }
        }
        throw new AssertionError(lhs + " " + rhs);
    }

    @Test
    void withoutStandardErrorsTheTestIsTheSame() throws IOException {
        JsonNode usual = cfa(FACTOR, "--estimator", "MLR");
        JsonNode without = cfa(FACTOR, "--estimator", "MLR", "--se", "none");
        assertThat(without.at("/result/se").asText()).isEqualTo("none");
        assertThat(without.at("/result/fit")).isEqualTo(usual.at("/result/fit"));
        assertThat(row(without, "f", "x2", 1).get("est"))
                .isEqualTo(row(usual, "f", "x2", 1).get("est"));
        assertThat(row(without, "f", "x2", 1).get("se").isNull()).isTrue();
        assertThat(without.get("findings").toString()).doesNotContain("no_standard_error");
    }

    /** lavaan 0.6-14: {@code c(a,NA)} labels the parameter in both groups, {@code c("a",NA)} in the first. */
    @Test
    void aLabelBesideNaIsThatOfAllGroups() throws IOException {
        JsonNode na = cfa("f =~ x1 + c(a,NA)*x2 + x3 + x4", "--group", "school");
        assertThat(row(na, "f", "x2", 1).get("est"))
                .isEqualTo(row(na, "f", "x2", 2).get("est"));
        assertThat(row(na, "f", "x2", 2).get("label").asText()).isEqualTo("a");
        assertThat(na.get("findings").toString()).contains("label_for_all_groups");
        JsonNode empty = cfa("f =~ x1 + c('a',NA)*x2 + x3 + x4", "--group", "school");
        assertThat(row(empty, "f", "x2", 1).get("est"))
                .isNotEqualTo(row(empty, "f", "x2", 2).get("est"));
        CommandRun two = CommandRun.in(
                folder, "cfa", "-d", "pupils.csv", "--group", "school", "--model", "f =~ x1 + c(a,NA,b)*x2 + x3 + x4");
        assertThat(two.err()).contains("2 labels and NA in one c()");
    }

    @Test
    void measuresOfFitOfAModelThatDidNotConvergeAreNull() throws IOException {
        List<String> lines = new ArrayList<>(List.of("x1,x2,x3"));
        for (int row = 0; row < 96; row++) {
            int a = 2 * (row % 2) - 1;
            int b = 2 * (row / 2 % 2) - 1;
            int c = 2 * (row / 4 % 2) - 1;
            lines.add(a + "," + b + "," + (0.4 * a + 0.4 * b + 0.8 * c));
        }
        Files.write(folder.resolve("pupils.csv"), lines);
        JsonNode answer = cfa("f =~ x1 + x2 + x3");
        assertThat(answer.at("/result/converged").asBoolean()).isFalse();
        assertThat(answer.at("/result/fit").isNull()).isTrue();
        assertThat(answer.at("/result/equivalence").isNull()).isTrue();
    }

    @Test
    void tablesOfInvarianceSayHowManyOfTheRespondentsWereUsed() {
        CommandRun run = CommandRun.in(
                folder, "invariance", "-d", "gaps.csv", "--group", "school", "--model", FACTOR, "--format", "table");
        assertThat(run.out()).contains("n = 229 of 301 respondents");
    }

    @Test
    void productsAreComputedForTheLibraryToo() {
        Responses pupils = Reference.data("hs1939.csv");
        Map<String, double[]> columns = new LinkedHashMap<>(pupils.numeric());
        double[] product = pupils.column("x2").clone();
        for (int i = 0; i < product.length; i++) {
            product[i] *= pupils.column("x3")[i];
        }
        columns.put("product", product);
        Responses with = new Responses(pupils.source(), pupils.rowIds(), columns, pupils.labels());
        SemFit computed = Sem.of("x1 ~ x2 + x3 + x2:x3").fit(pupils);
        SemFit column = Sem.of("x1 ~ x2 + x3 + product").fit(with);
        Tolerance.ESTIMATE.check(
                "interaction",
                computed.estimate("x1", "~", "x2:x3", 1).estimate(),
                column.estimate("x1", "~", "product", 1).estimate());
        assertThat(computed.findings()).anyMatch(finding -> finding.code().equals("products_computed"));
    }

    private JsonNode study(String model) throws IOException {
        Files.writeString(
                folder.resolve("study.yaml"),
                "id: pupils\ntitle: Pupils\ninstrument: holzinger1939\ndata: {file: pupils.csv}\nanalyses: [cfa]\nmodel:\n"
                        + model);
        CommandRun run = CommandRun.in(folder, "run", "study.yaml", "--out", "reports");
        assertThat(run.err()).doesNotContain("expected");
        return new ObjectMapper()
                .readTree(folder.resolve("reports/pupils/results.json").toFile());
    }

    @Test
    void studiesChooseInferenceAndRotation() throws IOException {
        JsonNode results = study("""
                  syntax: efa("a")*f1 + efa("a")*f2 =~ x1+x2+x3+x4+x5+x6
                  estimator: ML
                  se: robust.huber.white
                  information: observed
                  test: satorra.bentler
                  rotation: oblimin
                """);
        String all = results.toString();
        assertThat(all).contains("\"rotation\":\"oblimin\"", "\"se\":\"robust.huber.white\"");
        assertThat(all).contains("\"test\":\"satorra.bentler\"", "\"information\":\"observed\"");
    }

    @Test
    void studiesComputeProducts() throws IOException {
        JsonNode results = study("""
                  syntax: |
                    f =~ x1 + x2 + x3
                    f ~ x4 + x5 + x4:x5
                """);
        assertThat(results.toString()).contains("\"rhs\":\"x4:x5\"", "products_computed");
    }
}
