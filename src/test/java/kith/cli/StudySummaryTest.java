package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sentence on the sample in the summary of a study, and its tile, branch by branch. */
class StudySummaryTest {

    @TempDir
    private Path folder;

    private String summary(SampleFile data, String keys, String analyses, String more) throws Exception {
        Files.writeString(folder.resolve("mine.yaml"), ProvokedScoresTest.INSTRUMENT);
        Files.writeString(folder.resolve("data.csv"), data.csv());
        Files.writeString(folder.resolve("study.yaml"), """
                id: mine
                title: Mine
                instrument: mine.yaml
                data: {file: data.csv, id: id%s}
                analyses: [%s]
                %s
                """.formatted(keys, analyses, more));
        CommandRun run = CommandRun.in(folder, "run", "study.yaml", "--out", "out", "--quiet");
        Path report = folder.resolve("out/mine/report.html");
        assertThat(report).as(run.err()).exists();
        return Files.readString(report)
                .replaceAll("(?s)<(script|style)\\b.*?</\\1>", " ")
                .replaceAll("<[^>]+>", " ")
                .replaceAll("[\\s\u00a0]+", " ")
                .replace(" .", ".");
    }

    private static SampleFile complete() {
        return SampleFile.of(40).items("a,b,c,d").column("arm", row -> row % 4 == 0 ? "new" : "usual");
    }

    @Test
    void oneGroupWithoutMissingResponses() throws Exception {
        assertThat(summary(complete(), "", "scores", ""))
                .contains("The sample had 40 respondents; no responses were missing.")
                .doesNotContain("Analysis of the structure");
    }

    @Test
    void groupsWithMissingResponses() throws Exception {
        SampleFile data = SampleFile.of(40)
                .items("a,b,c,d", (row, item, x) -> row < 4 && item == 0 ? "" : x)
                .column("arm", row -> row % 4 == 0 ? "new" : "usual");
        assertThat(summary(data, ", groups: [arm]", "scores", "compare: arm"))
                .contains("40 respondents (new 10, usual 30); 2.5% of the responses were missing.")
                .contains("2 groups");
    }

    @Test
    void respondentsWhoAnsweredSeveralTimes() throws Exception {
        SampleFile data = SampleFile.of(40)
                .column("id", row -> row / 2)
                .column("time", row -> row % 2)
                .items("a,b,c,d");
        assertThat(summary(data, ", wave: time", "scores", ""))
                .contains("The sample had 20 respondents with 40 assessments;")
                .contains("40 assessments");
    }

    @Test
    void rowsThatTheModelCouldNotUse() throws Exception {
        SampleFile data = SampleFile.of(60).items("a,b,c,d", (row, item, x) -> row < 6 && item == 0 ? "" : x);
        assertThat(summary(data, "", "cfa", "model: {missing: listwise}"))
                .containsPattern("Analysis of the structure: n += 54 of 60\\.");
    }

    @Test
    void changeWithoutATotalOrANamedScaleSaysWhatIsMissing() throws Exception {
        SampleFile data = SampleFile.of(40)
                .column("id", row -> row / 2)
                .column("time", row -> row % 2)
                .items("a,b,c,d");
        assertThat(summary(data, ", wave: time", "scores, change", ""))
                .contains("The instrument has no total score")
                .contains("`score:` under `change:`");
    }
}
