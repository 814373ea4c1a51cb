package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a study asked for and did not get: it stands in the report, in the results, on the console and in the exit code.
 */
@Tag("slow")
class RunCommandNotDoneTest {

    @TempDir
    private Path folder;

    private List<List<String>> pupils;

    @BeforeEach
    void pupils() throws IOException {
        pupils = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/reference/data/hs1939.csv"))) {
            pupils.add(List.of(line.replace("\"", "").split(",")));
        }
        pupilsWith(
                "pupils.csv", (row, column) -> pupils.get(row).get(pupils.get(0).indexOf(column)));
    }

    /** The pupils with cells of your own. */
    private void pupilsWith(String name, BiFunction<Integer, String, String> cells) throws IOException {
        List<String> lines = new ArrayList<>(List.of(String.join(",", pupils.get(0))));
        for (int row = 1; row < pupils.size(); row++) {
            int at = row;
            lines.add(String.join(
                    ",",
                    pupils.get(0).stream()
                            .map(column -> cells.apply(at, column))
                            .toList()));
        }
        Files.write(folder.resolve(name), lines);
    }

    private String cell(int row, String column) {
        return pupils.get(row).get(pupils.get(0).indexOf(column));
    }

    private void study(String id, String rest) throws IOException {
        Files.writeString(folder.resolve(id + ".yaml"), """
                id: %s
                title: Study %s
                instrument: holzinger1939
                %s
                """.formatted(id, id, rest));
    }

    private CommandRun run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "run";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CommandRun.in(folder, all);
    }

    private JsonNode results(String id) throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("reports/" + id + "/results.json").toFile());
    }

    /** What a reader of the report sees. */
    private String page(String id) throws IOException {
        return Files.readString(folder.resolve("reports/" + id + "/report.html"), StandardCharsets.UTF_8)
                .replaceAll("(?s)<(script|style).*?</\\1>", "")
                .replaceAll("</?(i|bdi)\\b[^>]*>", "")
                .replaceAll("<[^>]*>", " ")
                .replace('\u00a0', ' ')
                .replaceAll("\\s+", " ");
    }

    @Test
    void oneGroupCannotBeCompared() throws IOException {
        pupilsWith("one.csv", (row, column) -> column.equals("school") ? "Pasteur" : cell(row, column));
        study("one", "data: {file: one.csv, id: id}\ncompare: school\nanalyses: [items, invariance]");
        CommandRun run = run("one.yaml");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .contains("invariance not done: The column “school” has one group, Pasteur")
                .contains("items (by group) not done")
                .contains("`compare:`");
        JsonNode notDone = results("one").get("not_done");
        assertThat(notDone.findValuesAsText("analysis")).containsExactly("items", "invariance");
        assertThat(notDone.findValuesAsText("part")).containsExactly("by group", "");
        assertThat(results("one").at("/result/items/scales")).hasSize(3);
        assertThat(page("one"))
                .contains("Measurement invariance")
                .contains("Not done. The column “school” has one group, Pasteur.");
    }

    @Test
    void noGroupsAreNamed() throws IOException {
        study("none", "data: {file: pupils.csv, id: id, groups: [school]}\nanalyses: [scores, invariance]");
        CommandRun run = run("none.yaml");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(results("none").at("/not_done/0/reason").asText())
                .isEqualTo("The study names no groups to compare.");
        assertThat(results("none").get("findings").findValuesAsText("code")).contains("groups_not_compared");
        assertThat(run("none.yaml", "--only", "scores").exit()).isZero();
        study("all", "data: {file: pupils.csv, id: id}");
        assertThat(run("all.yaml").exit()).isZero();
        assertThat(results("all").get("not_done")).isEmpty();
        assertThat(results("all").at("/manifest/options/analyses").asText())
                .isEqualTo("screen, scores, items, efa, cfa");
    }

    /** {@code --only} asks for what the study file leaves out, and nothing that it names vanishes. */
    @Test
    void onlyAsksForWhatItNames() throws IOException {
        study("some", "data: {file: pupils.csv, id: id}\nanalyses: [scores]");
        assertThat(run("some.yaml", "--only", "items,invariance").exit()).isEqualTo(1);
        assertThat(results("some").get("result").fieldNames()).toIterable().containsExactly("sample", "items");
        assertThat(results("some").at("/not_done/0/analysis").asText()).isEqualTo("invariance");
    }

    @Test
    void aGroupWithoutResponsesStandsAmongWhatWasNotDone() throws IOException {
        pupilsWith(
                "empty.csv",
                (row, column) ->
                        column.matches("x\\d") && cell(row, "school").equals("Pasteur") ? "" : cell(row, column));
        study("empty", "data: {file: empty.csv, id: id}\ncompare: school");
        CommandRun run = run("empty.yaml");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("empty: invariance not done:").contains("Pasteur");
        assertThat(results("empty").at("/result/cfa/nobs/0").asInt()).isEqualTo(145);
        assertThat(results("empty").at("/result").has("invariance")).isFalse();
    }

    @Test
    void anAlternativeModelThatCannotBeFittedDoesNotStopTheMainOne() throws IOException {
        pupilsWith("gap.csv", (row, column) -> column.equals("x9") ? "" : cell(row, column));
        study("gap", """
                data: {file: gap.csv, id: id}
                model: {syntax: "visual =~ x1 + x2 + x3; textual =~ x4 + x5 + x6"}
                analyses: [cfa]""");
        CommandRun run = run("gap.yaml");
        assertThat(run.exit()).isEqualTo(1);
        JsonNode notDone = results("gap").at("/not_done/0");
        assertThat(notDone.get("part").asText()).isEqualTo("One factor");
        assertThat(notDone.get("reason").asText()).contains("x9").endsWith(".");
        assertThat(notDone.get("remedy").asText()).isNotEmpty();
        assertThat(results("gap").at("/result/cfa/converged").asBoolean()).isTrue();
        assertThat(page("gap")).contains("Structure, One factor").contains("Not done.");
    }

    /** x1 and x2 do not correlate but both do with x3: the loading of x3 grows without end. */
    private void divergent() throws IOException {
        instrument("three", "x1", "x2", "x3");
        StringBuilder csv = new StringBuilder("x1,x2,x3\n");
        for (int row = 0; row < 96; row++) {
            int a = 2 * (row % 2) - 1;
            int b = 2 * (row / 2 % 2) - 1;
            int c = 2 * (row / 4 % 2) - 1;
            csv.append(5 + a).append(',').append(5 + b).append(',').append(5 + 0.4 * a + 0.4 * b + 0.8 * c);
            csv.append('\n');
        }
        Files.writeString(folder.resolve("three.csv"), csv.toString());
        Files.writeString(
                folder.resolve("three-study.yaml"),
                "id: three\ntitle: Three\ninstrument: three.yaml\ndata: {file: three.csv}\nanalyses: [cfa]\n");
    }

    private void instrument(String id, String... items) throws IOException {
        StringBuilder text = new StringBuilder("""
                id: %s
                version: '1'
                title: Three tests
                citations: [{text: None}]
                wording: not included, see source
                languages: [en]
                scales: [{id: points, type: continuous}]
                subscales: [{id: all, title: All, direction: more}]
                scoring: {method: mean, least_share: 0.5, at_exactly_the_share: scored}
                items:
                """.formatted(id));
        for (String item : items) {
            text.append("  - {id: ").append(item).append(", scale: points, subscale: all, content: test}\n");
        }
        Files.writeString(folder.resolve(id + ".yaml"), text.toString());
    }

    @Test
    void aModelThatDoesNotConvergeHasNoResult() throws IOException {
        divergent();
        CommandRun run = run("three-study.yaml");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).containsPattern("report.html \\([1-9]\\d* errors?, \\d+ warnings?\\)");
        assertThat(run.err()).contains("cfa not done").contains("did not converge");
        assertThat(page("three"))
                .contains("no estimates, no fit", "did not converge", "Not done.")
                .doesNotContain("Loadings", "path diagram", "CFI –");
        JsonNode cfa = results("three").at("/result/cfa");
        assertThat(cfa.get("converged").asBoolean()).isFalse();
        for (JsonNode parameter : cfa.get("parameters")) {
            assertThat(parameter.get("est").isNumber()).isTrue();
            assertThat(parameter.get("se").isNull()).isTrue();
            assertThat(parameter.get("std_all_ci_upper").isNull()).isTrue();
        }
        assertThat(run("three-study.yaml", "--strict").exit()).isEqualTo(3);
    }

    /** A factor that explains more than all of an item. */
    @Test
    void anImproperSolutionIsMarked() throws IOException {
        instrument("four", "y1", "y2", "y3", "y4");
        StringBuilder csv = new StringBuilder("y1,y2,y3,y4\n");
        for (int row = 0; row < 160; row++) {
            int a = 2 * (row % 2) - 1;
            int b = 2 * (row / 2 % 2) - 1;
            int c = 2 * (row / 4 % 2) - 1;
            int d = 2 * (row / 8 % 2) - 1;
            csv.append(a + 0.3 * b).append(',').append(a + b).append(',').append(b + 0.9 * c + 0.4 * a);
            csv.append(',').append(d + 0.5 * a + 0.5 * b).append('\n');
        }
        Files.writeString(folder.resolve("four.csv"), csv.toString());
        Files.writeString(
                folder.resolve("four-study.yaml"),
                "id: four\ntitle: Four\ninstrument: four.yaml\ndata: {file: four.csv}\nanalyses: [cfa]\n");
        CommandRun run = run("four-study.yaml");
        assertThat(results("four").at("/result/cfa/converged").asBoolean()).isTrue();
        assertThat(results("four").at("/result/cfa/admissible").asBoolean()).isFalse();
        assertThat(run.exit()).isZero();
        assertThat(page("four"))
                .contains(
                        "improper solution",
                        "Standardised loadings (improper solution)",
                        "One factor (improper solution)");
        assertThat(run("four-study.yaml", "--strict").exit()).isEqualTo(3);
    }

    @Test
    void twoStudiesWithOneIdAreRefusedBeforeAnyWork() throws IOException {
        study("twin", "data: {file: pupils.csv, id: id}");
        Files.copy(folder.resolve("twin.yaml"), folder.resolve("other.yaml"));
        CommandRun run = run("twin.yaml", "other.yaml");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("other.yaml: the id “twin” is also the id of twin.yaml");
        assertThat(folder.resolve("reports")).doesNotExist();
    }

    @Test
    void theConsoleCountsStudiesErrorsAndWarnings() throws IOException {
        study("good", "data: {file: pupils.csv, id: id}\nanalyses: [scores]");
        study("part", "data: {file: pupils.csv, id: id}\nanalyses: [scores, invariance]");
        study("bad", "data: {file: pupils.csv, id: nobody}");
        CommandRun run = run("good.yaml", "part.yaml", "bad.yaml");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .contains("Study good: reports/good/report.html (0 errors, 0 warnings)")
                .endsWith("1 of 3 studies done, 1 done in part, 1 not done\nOverview of studies: reports/index.html\n");
        assertThat(run.err()).contains("kith: bad.yaml: ").contains("nobody");
        CommandRun alone = run("good.yaml");
        assertThat(alone.out()).doesNotContain("studies done");
        assertThat(run("good.yaml", "part.yaml", "--quiet").out()).isEmpty();
    }

    /** Every eleventh response of a test is missing. */
    private void gaps() throws IOException {
        pupilsWith(
                "gaps.csv",
                (row, column) ->
                        column.matches("x\\d") && (row * 9 + column.charAt(1)) % 31 == 0 ? "" : cell(row, column));
    }

    @Test
    void missingResponsesAreUsedUnlessTheStudySaysOtherwise() throws IOException {
        gaps();
        study("used", "data: {file: gaps.csv, id: id}\nanalyses: [cfa]");
        assertThat(run("used.yaml").exit()).isZero();
        JsonNode used = results("used");
        assertThat(used.at("/manifest/options/missing").asText()).isEqualTo("fiml");
        assertThat(used.at("/result/cfa/nobs/0").asInt()).isEqualTo(301);
        assertThat(used.at("/findings/0/code").asText()).isEqualTo("missing_responses");
        assertThat(page("used")).doesNotContain("n = ");
        study("lost", "data: {file: gaps.csv, id: id}\nmodel: {missing: listwise}\nanalyses: [cfa]");
        assertThat(run("lost.yaml").exit()).isZero();
        JsonNode lost = results("lost");
        int left = lost.at("/result/cfa/nobs/0").asInt();
        assertThat(left).isLessThan(250);
        assertThat(page("lost"))
                .contains("n = " + left + " of 301", (301 - left) + " of 301 rows lacked a response")
                .contains("`missing: fiml` under `model:`");
        for (JsonNode finding : lost.get("findings")) {
            if (finding.get("code").asText().equals("rows_left_out")) {
                assertThat(finding.get("severity").asText()).isEqualTo("warning");
            }
        }
    }

    @Test
    void completeDataAndOtherEstimatorsAreAsTheyWere() throws IOException {
        study("complete", "data: {file: pupils.csv, id: id}\nanalyses: [cfa]");
        assertThat(run("complete.yaml").exit()).isZero();
        assertThat(results("complete").at("/manifest/options/missing").asText()).isEqualTo("listwise");
        gaps();
        study("mlm", "data: {file: gaps.csv, id: id}\nmodel: {estimator: MLM}\nanalyses: [cfa]");
        assertThat(run("mlm.yaml").exit()).isZero();
        assertThat(results("mlm").get("findings").findValuesAsText("code")).contains("rows_left_out");
    }

    @Test
    void missingOrderedResponsesAreUsedPairwise() throws IOException {
        pupilsWith(
                "cut.csv",
                (row, column) -> !column.matches("x\\d")
                        ? cell(row, column)
                        : (row * 9 + column.charAt(1)) % 31 == 0
                                ? ""
                                : Long.toString(Math.min(
                                        6, Math.max(3, Math.round(Double.parseDouble(cell(row, column)))))));
        study("cut", "data: {file: cut.csv, id: id}\nmodel: {answers: ordered}\nanalyses: [cfa]");
        CommandRun run = run("cut.yaml");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(results("cut").at("/manifest/options/missing").asText()).isEqualTo("pairwise");
        assertThat(results("cut").at("/result/cfa/nobs/0").asInt()).isEqualTo(301);
    }

    @Test
    void clustersThatNobodyDeclaredAreTold() throws IOException {
        pupilsWith(
                "team.csv",
                (row, column) -> column.equals("agemo")
                        ? "team " + Math.min(19, Math.round(4 * Double.parseDouble(cell(row, "x4"))))
                        : cell(row, column));
        study("team", "data: {file: team.csv, id: id}\nanalyses: [scores, cfa]");
        assertThat(run("team.yaml").exit()).isZero();
        assertThat(results("team").get("findings").findValuesAsText("code")).contains("undeclared_cluster");
        study("declared", "data: {file: team.csv, id: id, cluster: agemo}\nmodel: {estimator: MLR}\nanalyses: [cfa]");
        assertThat(run("declared.yaml").exit()).isZero();
        assertThat(results("declared").get("findings").findValuesAsText("code")).doesNotContain("undeclared_cluster");
    }
}
