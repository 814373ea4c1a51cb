package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows chosen, files joined and dictionaries, as options of a verb and as keys of a study. */
class DataPreparationTest {

    @TempDir
    Path folder;

    @BeforeEach
    void files() throws IOException {
        StringBuilder answers = new StringBuilder("id,event,q1,q2,q3\n");
        StringBuilder people = new StringBuilder("id,site,q4\n");
        for (int i = 1; i <= 40; i++) {
            String row = (i % 5 + 1) + "," + (i % 4 + 1) + "," + ((i * 7) % 5 + 1);
            answers.append(i).append(",base,").append(row).append('\n');
            answers.append(i).append(",end,5,5,5\n");
            people.append(i)
                    .append(i % 2 == 0 ? ",north," : ",south,")
                    .append(i % 3 + 1)
                    .append('\n');
        }
        Files.writeString(folder.resolve("answers.csv"), answers);
        Files.writeString(folder.resolve("people.csv"), people);
    }

    private static JsonNode json(String text) throws IOException {
        return new com.fasterxml.jackson.databind.ObjectMapper().readTree(text);
    }

    private CommandRun items(String... more) {
        String[] arguments = {
            "items",
            "-d",
            folder.resolve("answers.csv").toString(),
            "--items",
            "q1,q2,q3,q4",
            "--draws",
            "0",
            "--format",
            "json"
        };
        return CommandRun.kith(
                java.util.stream.Stream.concat(java.util.Arrays.stream(arguments), java.util.Arrays.stream(more))
                        .toArray(String[]::new));
    }

    @Test
    void aVerbReadsTheRowsChosenAndTheFileJoined() throws IOException {
        CommandRun run = items(
                "--rows", "event=base", "--join", folder.resolve("people.csv").toString(), "--by", "id");
        assertThat(run.exit()).as(run.err()).isZero();
        JsonNode scale = json(run.out()).at("/result/scales/0");
        assertThat(scale.get("n").asInt()).isEqualTo(40);
        assertThat(json(run.out()).get("findings").findValuesAsText("code")).contains("rows_chosen", "files_joined");
    }

    @Test
    void wrongOptionsAreTold() {
        assertThat(items("--rows", "base").err()).contains("COLUMN=VALUE");
        assertThat(items("--by", "id").err()).contains("--join FILE and --by COLUMN together");
        CommandRun run = items("--rows", "event=middle");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("no row has event “middle”", "event has base, end");
    }

    private void study(String rest) throws IOException {
        Path instrument = folder.resolve("instrument.yaml");
        StringBuilder yaml = new StringBuilder("id: trust\nversion: '1'\ntitle: Trust\ncitations: [{text: None}]\n"
                + "wording: not included, see source\nlanguages: [en]\nscales:\n  - id: five\n    type: rating\n    points: "
                + "[{value: 1}, {value: 2}, {value: 3}, {value: 4}, {value: 5}]\nitems:\n");
        for (int i = 1; i <= 4; i++) {
            yaml.append("  - {id: q").append(i).append(", scale: five, subscale: trust, content: q}\n");
        }
        yaml.append("subscales: [{id: trust, title: Trust, direction: more trust}]\n"
                + "scoring: {method: mean, least_share: 0.5, at_exactly_the_share: scored}\n");
        Files.writeString(instrument, yaml);
        Files.writeString(
                folder.resolve("study.yaml"),
                "id: trust\ntitle: Trust\ninstrument: instrument.yaml\ndata:\n  file: answers.csv\n" + rest);
    }

    @Test
    void aStudyExcludesWhomItNames() throws IOException {
        study("  join: [{file: people.csv, by: id}]\nscreen: {exclude: [long_string]}\nanalyses: [screen, scores]\n");
        CommandRun run = CommandRun.in(folder, "run", "study.yaml", "--out", "out");
        assertThat(run.exit()).as(run.err()).isZero();
        JsonNode results = json(Files.readString(folder.resolve("out/trust/results.json")));
        assertThat(results.toString()).contains("respondents_excluded", "of 80 respondents were excluded");
        assertThat(results.at("/result/screen/rows").asInt()).isBetween(1, 40);
        JsonNode flow = results.get("flow");
        assertThat(flow.get("read").asInt()).isEqualTo(80);
        assertThat(flow.get("analysed").asInt())
                .isEqualTo(results.at("/result/sample/rows").asInt())
                .isEqualTo(80 - flow.get("excluded").asInt());
        assertThat(flow.at("/reasons/a long string of identical responses").asInt())
                .isEqualTo(flow.get("excluded").asInt());
        assertThat(Files.readString(folder.resolve("out/trust/report.html")))
                .contains("Flow of participants", "In the data (n = 80)", "Excluded (n = ")
                .doesNotContain("None were excluded");
        assertThat(Files.readString(folder.resolve("out/trust/supplement.html")))
                .contains("Flow of participants");
    }

    @Test
    void noFlowWhereNothingIsExcluded() throws IOException {
        study("  join: [{file: people.csv, by: id}]\nanalyses: [screen, scores]\n");
        assertThat(CommandRun.in(folder, "run", "study.yaml", "--out", "out").exit())
                .isZero();
        assertThat(json(Files.readString(folder.resolve("out/trust/results.json")))
                        .has("flow"))
                .isFalse();
        assertThat(Files.readString(folder.resolve("out/trust/supplement.html")))
                .doesNotContain("Flow of participants");
    }

    @Test
    void aStudyReadsThemToo() throws IOException {
        study("  rows: {event: base}\n  join: [{file: people.csv, by: id}]\n  groups: [site]\nanalyses: [scores]\n");
        Path study = folder.resolve("study.yaml");
        CommandRun run = CommandRun.kith(
                "run", study.toString(), "--out", folder.resolve("out").toString());
        assertThat(run.exit()).as(run.err()).isZero();
        JsonNode results = json(Files.readString(folder.resolve("out/trust/results.json")));
        assertThat(results.toString()).contains("people.csv", "rows_chosen");
    }
}
