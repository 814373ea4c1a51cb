package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {

    private static final List<String> OUTPUTS = List.of("report.docx", "report.html", "report.xlsx", "results.json");

    @TempDir
    private Path folder;

    @BeforeEach
    void pupils() throws IOException {
        Files.copy(Path.of("src/test/resources/reference/data/hs1939.csv"), folder.resolve("pupils.csv"));
        write("pupils.yaml", """
                id: pupils
                title: Pupils of two schools
                instrument: holzinger1939
                data: {file: pupils.csv, id: id, groups: [school]}
                compare: school
                """);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private CommandRun run(String... arguments) {
        return CommandRun.in(folder, arguments);
    }

    private byte[] output(String place, String name) throws IOException {
        return Files.readAllBytes(folder.resolve(place).resolve(name));
    }

    @Test
    void leavesAReportAWorkbookAndResultsThatAreTheSameWhereverTheyAreMade() throws IOException {
        CommandRun once = run("run", "pupils.yaml");
        assertThat(once.exit()).isZero();
        assertThat(once.err()).isEmpty();
        assertThat(once.out()).contains("Pupils of two schools", "report.html");
        CommandRun again = run("run", "pupils.yaml", "--out", "again", "--threads", "1", "--quiet");
        assertThat(again.exit()).isZero();
        assertThat(again.out()).isEmpty();
        for (String name : OUTPUTS) {
            assertThat(output("again/pupils", name)).as(name).isEqualTo(output("reports/pupils", name));
        }
        try (Stream<Path> files = Files.list(folder.resolve("reports/pupils"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "analysis.R",
                            "references.bib",
                            "references.json",
                            "report.docx",
                            "report.html",
                            "report.xlsx",
                            "results.json",
                            "run.json",
                            "supplement.html");
        }
        JsonNode results = new ObjectMapper().readTree(output("reports/pupils", "results.json"));
        assertThat(results.at("/manifest/inputs")).hasSize(3);
        assertThat(results.at("/result/sample/rows").asInt()).isEqualTo(301);
        assertThat(results.at("/not_done")).isEmpty();
    }

    @Test
    void runsOnlyWhatIsAskedFor() throws IOException {
        assertThat(run("run", "pupils.yaml", "--only", "scores").exit()).isZero();
        JsonNode result = new ObjectMapper()
                .readTree(output("reports/pupils", "results.json"))
                .get("result");
        assertThat(result.fieldNames()).toIterable().containsExactly("sample", "scores");
    }

    /** Rows in clusters and weights of a study go into its models; what does not heed them is told. */
    @Test
    void heedsTheDesignOfTheSample() throws IOException {
        JsonNode plain = designed("plain", "", "MLR");
        JsonNode clustered = designed("clustered", ", cluster: agemo", "MLR");
        JsonNode weighted = designed("weighted", ", weight: ageyr", "MLR");
        assertThat(chisq(clustered)).isNotEqualTo(chisq(plain));
        assertThat(chisq(weighted)).isNotEqualTo(chisq(plain));
        assertThat(clustered.findValuesAsText("code")).noneMatch(code -> code.startsWith("clusters"));
        assertThat(weighted.findValuesAsText("code")).contains("weights_not_everywhere");
        JsonNode careless = designed("careless", ", cluster: agemo", "ML");
        assertThat(careless.findValuesAsText("code")).contains("clusters_not_used");
        assertThat(plain.findValuesAsText("code")).noneMatch(code -> code.startsWith("clusters"));
    }

    private JsonNode designed(String id, String design, String estimator) throws IOException {
        write(id + ".yaml", """
                id: %s
                title: Pupils of two schools
                instrument: holzinger1939
                data: {file: pupils.csv, id: id%s}
                model: {estimator: %s}
                """.formatted(id, design, estimator));
        assertThat(run("run", id + ".yaml", "--only", "cfa").exit()).isZero();
        return new ObjectMapper().readTree(output("reports/" + id, "results.json"));
    }

    @Test
    void boundsAndParameterizationAreThoseOfTheStudy() throws IOException {
        JsonNode theta = modelled("theta", "estimator: WLSMV, answers: ordered, parameterization: theta");
        JsonNode delta = modelled("delta", "estimator: WLSMV, answers: ordered");
        assertThat(theta.at("/manifest/options/parameterization").asText()).isEqualTo("theta");
        assertThat(theta.at("/result/cfa/fit/chisq").doubleValue())
                .isCloseTo(delta.at("/result/cfa/fit/chisq").doubleValue(), org.assertj.core.data.Offset.offset(1e-3));
        assertThat(residualVariances(delta)).isNotEqualTo(residualVariances(theta));
        JsonNode bounded = modelled("bounded", "estimator: ML, bounds: pos.var");
        assertThat(bounded.at("/manifest/options/bounds").asText()).isEqualTo("pos.var");
        write("wrong.yaml", """
                id: wrong
                title: Wrong
                instrument: holzinger1939
                data: {file: pupils.csv, id: id}
                model: {bounds: positive}
                """);
        assertThat(run("run", "wrong.yaml").err()).contains("positive").contains("pos.var");
    }

    private static List<String> residualVariances(JsonNode results) {
        List<String> estimates = new java.util.ArrayList<>();
        for (JsonNode row : results.at("/result/cfa/parameters")) {
            if (row.get("op").asText().equals("~~")
                    && row.get("lhs").asText().equals(row.get("rhs").asText())) {
                estimates.add(row.get("est").asText());
            }
        }
        assertThat(estimates).isNotEmpty();
        return estimates;
    }

    /** Answers in five categories. */
    private JsonNode modelled(String id, String model) throws IOException {
        if (model.contains("ordered")) {
            cutPupils();
        }
        write(id + ".yaml", """
                id: %s
                title: Pupils of two schools
                instrument: holzinger1939
                data: {file: pupils.csv, id: id}
                model: {%s}
                """.formatted(id, model));
        CommandRun done = run("run", id + ".yaml", "--only", "cfa");
        assertThat(done.exit()).as(done.err()).isZero();
        return new ObjectMapper().readTree(output("reports/" + id, "results.json"));
    }

    private void cutPupils() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("pupils.csv"));
        List<String> head = List.of(lines.get(0).replace("\"", "").split(","));
        List<String> cut = new java.util.ArrayList<>(List.of(lines.get(0)));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            for (int c = 0; c < cells.length; c++) {
                if (head.get(c).matches("x[1-9]")) {
                    cells[c] = Long.toString(Math.min(6, Math.max(2, Math.round(Double.parseDouble(cells[c])))));
                }
            }
            cut.add(String.join(",", cells));
        }
        Files.write(folder.resolve("pupils.csv"), cut);
    }

    private static double chisq(JsonNode results) {
        return results.at("/result/cfa/fit/chisq_scaled").doubleValue();
    }

    @Test
    void oneStudyThatFailsDoesNotStopTheOthers() throws IOException {
        write("broken.yaml", "id: broken\ntitle: Broken\ninstrument: holzinger\ndata: {file: nowhere.csv}\n");
        CommandRun run = run("run", "broken.yaml", "pupils.yaml");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("Pupils of two schools");
        assertThat(run.err()).contains("holzinger1939", "nowhere.csv").doesNotContain("\tat ");
        assertThat(folder.resolve("reports/broken")).doesNotExist();
        assertThat(folder.resolve("reports/pupils/report.html")).exists();
    }

    @Test
    void tellsEverythingThatIsWrongWithAStudyAndLeavesNothing() throws IOException {
        write("wrong.yaml", """
                id: Wrong Id
                title: Wrong
                instrument: holzinger1939
                dta: {file: pupils.csv}
                data: {file: pupils.csv, wieght: w}
                model: {estimator: MLX}
                """);
        CommandRun run = run("run", "wrong.yaml");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(run.err())
                .contains("wrong.yaml:1:", "wrong.yaml:4:", "wrong.yaml:5:", "wrong.yaml:6:", "weight", "MLX")
                .doesNotContain("\tat ");
        assertThat(folder.resolve("reports")).doesNotExist();
    }

    @Test
    void tellsEverythingThatIsWrongWithTheAnswers() throws IOException {
        write("wrong.csv", "id,school,x1,x2,x3,x4,x5,x6,x7,x8,x9\n1,a,1,2,3,4,5,6,7,8,x\n1,b,1,2,3,4,5,6,7,?,9\n");
        write("wrong.yaml", "id: wrong\ntitle: Wrong\ninstrument: holzinger1939\ndata: {file: wrong.csv, id: id}\n");
        CommandRun run = run("run", "wrong.yaml");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("x9", "x8", "“x”", "“?”").doesNotContain("\tat ");
        assertThat(folder.resolve("reports")).doesNotExist();
    }

    @Test
    void refusesAStudyNamedTwice() {
        CommandRun run = run("run", "pupils.yaml", "./pupils.yaml");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("twice");
    }

    @Test
    void textsFromFilesStayTexts() throws IOException {
        String nasty = "<script>alert(1)</script> \\\"quoted\\\" 'single' & </title> 😀 مرحبا";
        String formula = "=cmd|' /C calc'!A0";
        String veryLong = "long ".repeat(2_000);
        write("nasty.yaml", """
                id: nasty
                version: '1'
                title: "%s"
                citations: [{text: "=1+1"}]
                wording: none
                languages: [en]
                scales:
                  - id: s
                    type: rating
                    direction: more
                    points:
                      - {value: 1, label: "<b>no</b>"}
                      - {value: 2, label: "@SUM(A1)"}
                      - {value: 3, label: "+1"}
                items:
                  - {id: a, scale: s, subscale: t, content: "%s", text: "%s"}
                  - {id: b, scale: s, subscale: t, content: "%s", text: "-2+3"}
                  - {id: c, scale: s, subscale: t, content: "%s", text: "plain"}
                subscales:
                  - {id: t, title: "%s", direction: "=A1"}
                scoring: {method: mean, least_share: 0.5, at_exactly_the_share: scored}
                """.formatted(nasty, nasty, nasty, formula, veryLong, formula));
        write("study.yaml", """
                id: nasty-study
                title: "%s"
                description: "%s"
                instrument: nasty.yaml
                data: {file: nasty.csv, groups: [g]}
                compare: g
                analyses: [scores, items]
                """.formatted(nasty, formula));
        StringBuilder csv = new StringBuilder("g,a,b,c\n");
        for (int row = 0; row < 60; row++) {
            csv.append(row % 2 == 0 ? "<img src=x onerror=alert(2)>" : "\"=HYPERLINK(\"\"x\"\")\"")
                    .append(',')
                    .append(1 + row % 3)
                    .append(',')
                    .append(1 + (row / 2) % 3)
                    .append(',')
                    .append(1 + (row + row / 3) % 3)
                    .append('\n');
        }
        write("nasty.csv", csv.toString());
        CommandRun run = run("run", "study.yaml");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        String html = new String(output("reports/nasty-study", "report.html"), StandardCharsets.UTF_8);
        assertThat(html)
                .doesNotContain("<script>alert", "<img src=x", "<b>no</b>")
                .contains("&lt;script&gt;alert(1)", "😀", "مرحبا");
        assertNoFormulas();
    }

    private void assertNoFormulas() throws IOException {
        boolean seen = false;
        try (XSSFWorkbook workbook =
                new XSSFWorkbook(Files.newInputStream(folder.resolve("reports/nasty-study/report.xlsx")))) {
            for (var sheet : workbook) {
                for (var row : sheet) {
                    for (var cell : row) {
                        assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                        seen |= cell.getCellType() == CellType.STRING
                                && cell.getStringCellValue().contains("=cmd|");
                    }
                }
            }
        }
        assertThat(seen).isTrue();
    }
}
