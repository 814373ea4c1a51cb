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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms of the model syntax as the option and as a file. */
class SyntaxCommandTest {

    private static final Path PUPILS = Path.of("src/test/resources/reference/data/hs1939.csv");
    private static final JsonNode CASES = Reference.own("syntax").get("cases");

    @TempDir
    private Path folder;

    private CommandRun cfa(String model) throws IOException {
        Files.copy(PUPILS, folder.resolve("pupils.csv"));
        return CommandRun.in(folder, "cfa", "-d", "pupils.csv", "--model", model, "--format", "json");
    }

    private static JsonNode answer(CommandRun run, String reference) throws IOException {
        assertThat(run.exit()).as(run.err()).isZero();
        JsonNode answer = new ObjectMapper().readTree(run.out());
        Tolerance.CHI_SQUARE.check(
                reference,
                answer.at("/result/fit/chisq").doubleValue(),
                CASES.get(reference).at("/answer/fit/chisq").doubleValue());
        return answer;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"small_tilde", "assigned", "assigned_doubly", "curly_quotes", "phantom", "blanks_in_operators"})
    void anOptionMayHoldIt(String name) throws IOException {
        answer(cfa(CASES.get(name).get("text").asText()), name);
    }

    @Test
    void aScriptOfRMayHoldIt() throws IOException {
        Files.writeString(
                folder.resolve("model.R"), CASES.get("assigned").get("text").asText());
        JsonNode answer = answer(cfa("model.R"), "assigned");
        assertThat(answer.get("findings").toString()).contains("r_code_left_out", "model.R");
    }

    @Test
    void aFileOfConstraintsIsToldAsSuch() throws IOException {
        Files.writeString(folder.resolve("limits.txt"), "a == b\nc > 0\n");
        CommandRun run = cfa("limits.txt");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("limits.txt: a model of constraints and definitions only (a == b)");
    }

    @Test
    void namesWithBlanksAreFreedByName() throws IOException {
        String renamed = Files.readString(PUPILS).replaceFirst("\"x2\"", "\"my item\"");
        Files.writeString(folder.resolve("renamed.csv"), renamed);
        CommandRun run = CommandRun.in(
                folder,
                "cfa",
                "-d",
                "renamed.csv",
                "--model",
                "f =~ x1 + 'my item' + x3 + x4",
                "--group",
                "school",
                "--equal",
                "loadings,intercepts",
                "--free",
                "f =~ `my item`",
                "--format",
                "json");
        assertThat(run.exit()).as(run.err()).isZero();
        JsonNode fit = new ObjectMapper().readTree(run.out()).at("/result/fit");
        JsonNode expected = Reference.own("group_models").at("/cases/labels_kept_out/answer/fit");
        Tolerance.CHI_SQUARE.check(
                "chisq", fit.get("chisq").doubleValue(), expected.get("chisq").doubleValue());
    }
}
