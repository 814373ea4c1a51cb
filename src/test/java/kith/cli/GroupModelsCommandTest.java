package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kith.Reference;
import kith.Tolerance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models with values and blocks by group, given to every verb that fits models. */
class GroupModelsCommandTest {

    private static final String PUPILS = "src/test/resources/reference/data/hs1939.csv";
    private static final JsonNode CASES = Reference.own("group_models").get("cases");
    private static final String LABELS = "f =~ x1 + c(a,b)*x2 + x3 + x4";
    private static final String BLOCKS =
            "group: Pasteur; f =~ x1 + x2 + x3 + x4; group: Grant-White; f =~ x1 + x2 + x3 + x4";

    private static JsonNode answer(String... arguments) throws IOException {
        CommandRun run = CommandRun.kith(arguments);
        assertThat(run.exit()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    private static void check(JsonNode fit, String reference) {
        JsonNode expected = CASES.get(reference).at("/answer/fit/chisq");
        Tolerance.CHI_SQUARE.check(reference, fit.get("chisq").doubleValue(), expected.doubleValue());
    }

    @Test
    void cfaTakesValuesAndBlocks() throws IOException {
        for (String model : new String[] {LABELS, BLOCKS}) {
            JsonNode cfa = answer("cfa", "-d", PUPILS, "--group", "school", "-m", model, "--format", "json");
            check(cfa.at("/result/fit"), "labels");
        }
        JsonNode compared = answer(
                "cfa",
                "-d",
                PUPILS,
                "--group",
                "school",
                "-m",
                BLOCKS,
                "--compare",
                "f =~ x1 + c(a,a)*x2 + x3 + x4",
                "--format",
                "json");
        check(compared.at("/result/comparison/models/0/fit"), "labels");
        check(compared.at("/result/comparison/models/1/fit"), "equal_labels");
    }

    @Test
    void invarianceTakesValuesAndBlocks() throws IOException {
        JsonNode labels = answer("invariance", "-d", PUPILS, "--group", "school", "-m", LABELS, "--format", "json");
        check(labels.at("/result/levels/2/fit"), "labels_kept_out");
        assertThat(labels.at("/result/levels/1/freed").toString()).isEqualTo("[\"f=~x2\"]");
        JsonNode blocks = answer("invariance", "-d", PUPILS, "--group", "school", "-m", BLOCKS, "--format", "json");
        check(blocks.at("/result/levels/0/fit"), "blocks");
    }

    @Test
    void saysWhichGroupsThereAre() {
        CommandRun wrong = CommandRun.kith(
                "cfa", "-d", PUPILS, "--group", "school", "-m", BLOCKS.replace("Grant-White", "Grant White"));
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err())
                .contains(
                        "the group “Grant White”; expected one of Pasteur, Grant-White, as the groups are named in the"
                                + " data; did you mean “Grant-White”?");
        assertThat(CommandRun.kith("cfa", "-d", PUPILS, "-m", BLOCKS).err())
                .contains(
                        "there is one group; write the model for one group, or name the column of the groups: `--group COLUMN`");
        assertThat(CommandRun.kith("cfa", "-d", PUPILS, "-m", LABELS).err())
                .contains(
                        "2 values in “c(a,b)*”; expected one value; write the model for one group, or name the column of the groups: `--group COLUMN`");
        CommandRun apart = CommandRun.kith(
                "cfa",
                "-d",
                PUPILS,
                "--group",
                "school",
                "-m",
                BLOCKS.replace("group: Grant", "x4 ~ x5; group: Grant"));
        assertThat(apart.exit()).isEqualTo(2);
        assertThat(apart.err()).contains("“x5” is absent from the group “Grant-White”", "y ~ 0*x5");
    }

    @Test
    void aStudySaysWhatTheTotalSampleLacks(@TempDir Path folder) throws IOException {
        Files.copy(Path.of(PUPILS), folder.resolve("pupils.csv"));
        Files.writeString(folder.resolve("pupils.yaml"), """
                id: pupils
                title: Pupils of two schools
                instrument: holzinger1939
                data: {file: pupils.csv, id: id, groups: [school]}
                compare: school
                model:
                  syntax: |
                    visual =~ x1 + c(a,b)*x2 + x3
                    textual =~ x4 + x5 + x6
                    speed =~ x7 + x8 + x9
                """);
        CommandRun run = CommandRun.in(folder, "run", "pupils.yaml", "--quiet");
        assertThat(run.exit()).as(run.err()).isZero();
        String results = Files.readString(folder.resolve("reports/pupils/results.json"));
        assertThat(results)
                .contains("fitted_without_values_by_group", "values_by_group", "set_apart_by_model")
                .contains("\"syntax\": \"visual =~ x1 + x2 + x3\\n");
    }
}
