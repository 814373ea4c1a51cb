package kith.report.section.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import kith.math.Parallel;
import kith.math.Progress;
import kith.report.render.JsonWriter;
import kith.report.section.StudyTree;
import kith.study.Study;
import kith.study.StudyReader;
import kith.study.StudyResults;
import kith.study.StudyRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalysisScriptTest {

    private static final Path DATA = Path.of("datasets/holzinger1939/holzinger1939.csv");
    private static final Path TRIAL = Path.of("datasets/collective-efficacy/trial.csv");

    @TempDir
    private Path folder;

    private StudyResults results(String title, String more) throws Exception {
        Path study = folder.resolve("study.yaml");
        Files.writeString(study, """
                id: schools
                title: '%s'
                instrument: holzinger1939
                data: {file: '%s', id: id, groups: [school]}
                compare: school
                %s
                """.formatted(title, DATA.toAbsolutePath(), more));
        return StudyRunner.run(StudyReader.read(study), new Parallel(2), Progress.SILENT);
    }

    private String run(StudyResults results, int exit) throws Exception {
        return run(results, DATA, exit);
    }

    private String run(StudyResults results, Path data, int exit) throws Exception {
        assumeTrue(rHasPackages(), "R with psych, lavaan and jsonlite is not installed");
        Files.writeString(folder.resolve("analysis.R"), AnalysisScript.of(results));
        Files.writeString(folder.resolve("results.json"), JsonWriter.write(StudyTree.of(results)));
        Process process = new ProcessBuilder(
                        "Rscript",
                        "--vanilla",
                        "analysis.R",
                        data.toAbsolutePath().toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isEqualTo(exit);
        return out;
    }

    private static boolean rHasPackages() throws InterruptedException {
        return rHas("psych', 'lavaan', 'jsonlite");
    }

    private static boolean rHas(String packages) throws InterruptedException {
        try {
            Process process = new ProcessBuilder("Rscript", "-e", "for (p in c('" + packages + "')) loadNamespace(p)")
                    .redirectErrorStream(true)
                    .start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException none) {
            return false;
        }
    }

    @Test
    void theScriptFitsTheModelAsTheStudySays() throws Exception {
        StudyResults results = results(
                "Nine tests",
                "analyses: [cfa]\nmodel: {orthogonal: true, std_lv: true, likelihood: wishart, fixed_x: false}");
        assertThat(AnalysisScript.of(results))
                .contains("cfa <- function(...) lavaan::cfa(..., std.lv = TRUE, orthogonal = TRUE, fixed.x = FALSE,"
                        + " likelihood = \"wishart\")");
        assertThat(run(results, 0)).contains("0 beyond 0.001");
    }

    @Test
    void rFindsTheSameNumbers() throws Exception {
        String out = run(results("Nine tests", "analyses: [items, cfa, invariance]"), 0);
        assertThat(out).contains("0 beyond 0.001");
        assertThat(out)
                .contains("partial, scalar difference of chi-square")
                .contains("standardised")
                .contains("Pasteur speed alpha");
    }

    @Test
    void orderedAndRobustSettingsReachR() throws Exception {
        assertThat(run(results("Nine tests", "model: {estimator: MLR, missing: fiml}\nanalyses: [cfa]"), 0))
                .contains("chisq.scaled")
                .contains("cfi.robust");
    }

    /** The levels of ordered items are those of Wu and Estabrook in semTools. */
    @Test
    void levelsOfOrderedItemsAreRepeated() throws Exception {
        assumeTrue(rHas("semTools"), "semTools is not installed");
        Path file = Path.of("datasets/bfi/bfi.csv").toAbsolutePath();
        StudyResults results = ordered(file, "rows: {gender: ['1', '2']}");
        assertThat(run(results, file, 0))
                .contains("0 beyond 0.001")
                .contains("thresholds difference of chi-square", "scalar difference of chi-square");
    }

    private StudyResults ordered(Path file, String data) throws IOException {
        Path study = folder.resolve("ordered.yaml");
        Files.writeString(study, """
                id: ordered
                title: Ordered
                instrument: bfi
                data: {file: '%s', id: id, groups: [gender], %s}
                compare: gender
                model:
                  answers: ordered
                  missing: listwise
                  syntax: A =~ A2 + A3 + A4 + A5
                analyses: [cfa, invariance]
                """.formatted(file, data));
        return StudyRunner.run(StudyReader.read(study), new Parallel(2), Progress.SILENT);
    }

    /** Change, the comparison of arms, and the mixed models with clusters. */
    @Test
    void changeAndTheComparisonOfArmsAreRepeated() throws Exception {
        assumeTrue(rHas("nlme"), "nlme is not installed");
        StudyResults results = change(StudyReader.read(Path.of("datasets/trial/study.yaml")));
        assertThat(run(results, TRIAL, 0))
                .contains("0 beyond 0.001, closed forms 1e-06")
                .contains(
                        "SEM from_icc21_pooled_sd", "SDC agreement", "retest icc21_ci 2", "cut point youden threshold")
                .contains("reliable change usual_care jacobson_truax improved", "responsiveness guyatt")
                .contains("ANCOVA, CR2 armintervention df", "usual_care, month6 se")
                .contains("constrained longitudinal model cor 3", "degrees of freedom and standard errors of Kenward");
    }

    /** A subscale whose low scores are better, without clusters, with norms and a known reliability. */
    @Test
    void settingsOfChangeReachR() throws Exception {
        assumeTrue(rHas("nlme"), "nlme is not installed");
        Path study = folder.resolve("change.yaml");
        Files.writeString(study, """
                id: change
                title: Change
                instrument: collective-efficacy
                data: {file: '%s', id: id, wave: visit, arm: arm}
                analyses: [change]
                change:
                  score: ta
                  waves: [baseline, month3, month6]
                  to: month3
                  better: lower
                  level: 0.9
                  reliability: 0.8
                  reference_arm: intervention
                  structure: autoregressive
                  functional: {mean: 2.5, sd: 0.6}
                  anchor: {column: change_rating, improved: [1, 2, 3], stable: [4], reliability: 0.7}
                """.formatted(TRIAL.toAbsolutePath()));
        assertThat(run(change(StudyReader.read(study)), TRIAL, 0))
                .contains("0 beyond 0.001, closed forms 1e-06")
                .contains("cut-off c ", "MIC of 2022 rel_0.7", "intervention, month6 est")
                .doesNotContain("CR2");
    }

    private static StudyResults change(Study study) {
        return StudyRunner.run(study.only(Set.of("change")), new Parallel(2), Progress.SILENT);
    }

    /** What the script cannot repeat it says, in place of numbers of other responses. */
    @Test
    void excludedRespondentsAreTold() throws Exception {
        StudyResults results = results("Nine tests", "screen: {exclude: [outlying]}\nanalyses: [screen, items]");
        assertThat(run(results, 1)).contains("this script cannot repeat the study", "respondents were excluded");
    }

    /** A number that differs is shown, and the script says so by its exit code. */
    @Test
    void aDifferenceIsTold() throws Exception {
        StudyResults results = results("Nine tests", "analyses: [items]");
        assumeTrue(rHasPackages());
        String json = JsonWriter.write(StudyTree.of(results))
                .replaceFirst("(?<lead>\"alpha\",\\s*\"estimate\":\\s*)[0-9.]+", "${lead}0.5");
        Files.writeString(folder.resolve("analysis.R"), AnalysisScript.of(results));
        Files.writeString(folder.resolve("results.json"), json);
        Process process = new ProcessBuilder(
                        "Rscript",
                        "--vanilla",
                        "analysis.R",
                        DATA.toAbsolutePath().toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isEqualTo(1);
        assertThat(out).contains("1 beyond 0.001");
    }

    /** Names of groups, of columns and of files are texts in R, whatever is in them. */
    @Test
    void textsOfDataNeverBecomeCode() throws Exception {
        String hostile = "x\\\"); system('touch owned'); (\"`";
        Path data = folder.resolve("a'); system('touch owned'); ('.csv");
        List<String> lines = Files.readAllLines(DATA);
        Files.write(
                data,
                lines.stream()
                        .map(line -> line.replace("\"school\"", "\"" + hostile.replace("\"", "\"\"") + "\"")
                                .replace("\"Pasteur\"", "\"" + hostile.replace("\"", "\"\"") + "\""))
                        .toList());
        String column = "'" + hostile.replace("'", "''") + "'";
        Files.writeString(folder.resolve("study.yaml"), """
                id: schools
                title: Nine tests
                instrument: holzinger1939
                data: {file: '%s', id: id, groups: [%s]}
                compare: %s
                labels: {%s: %s}
                analyses: [items]
                """.formatted(
                        data.getFileName().toString().replace("'", "''"), column, column, column, column));
        StudyResults results =
                StudyRunner.run(StudyReader.read(folder.resolve("study.yaml")), new Parallel(2), Progress.SILENT);
        assertThat(AnalysisScript.of(results)).contains("touch owned");
        String out = run(results, data, 0);
        assertThat(folder.resolve("owned")).as(out).doesNotExist();
    }

    @Test
    void textNeverBecomesCode() throws Exception {
        String script = AnalysisScript.of(results("x\"); system(\"touch owned\"); (\"''\\", "analyses: [scores]"));
        assertThat(script.lines().limit(6)).allMatch(line -> line.isEmpty() || line.startsWith("#"));
        assertThat(AnalysisScript.literal("a\"b\\c\nd\u001be\u2028é"))
                .isEqualTo("\"a\\\"b\\\\c\\nd\\U0000001Be\\U00002028\\U000000E9\"");
        assertThat(List.of(script.split("\n")))
                .filteredOn(line -> line.contains("system("))
                .allMatch(line -> line.startsWith("#"));
    }
}
