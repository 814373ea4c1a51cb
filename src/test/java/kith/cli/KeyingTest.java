package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kith.Reference;
import kith.data.Responses;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every analysis that heeds the keys of an instrument gives of a reverse-keyed item what it gives of responses that
 * were recoded by hand, and something else where the key is missing.
 */
@Tag("slow")
class KeyingTest {

    private static final List<String> ITEMS = List.of("A1", "A2", "A3", "A4", "A5");
    private static final int ROWS = 300;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Responses bfi = Reference.data("bfi.csv");
        int[] rows = IntStream.range(0, bfi.size())
                .filter(row -> ITEMS.stream().noneMatch(item -> Double.isNaN(bfi.column(item)[row])))
                .filter(row -> !Double.isNaN(bfi.column("education")[row]))
                .limit(ROWS)
                .toArray();
        Files.writeString(
                folder.resolve("ties.csv"),
                IntStream.range(0, 2 * ROWS)
                        .mapToObj(tie -> tie / 2 + "," + tie % 7)
                        .collect(Collectors.joining("\n", "row,strength\n", "\n")));
        Files.writeString(folder.resolve("raw.csv"), csv(bfi.rows(rows), false));
        Files.writeString(folder.resolve("recoded.csv"), csv(bfi.rows(rows), true));
        String reversed = Files.readString(Path.of("instruments/bfi.yaml"))
                .lines()
                .filter(line -> !line.strip().matches("- \\{id: .*subscale: (?!agreeableness).*"))
                .filter(line -> !line.strip().matches("- \\{id: (?!agreeableness).*direction: .*"))
                .collect(Collectors.joining("\n"));
        Files.writeString(folder.resolve("reversed.yaml"), reversed);
        Files.writeString(folder.resolve("plain.yaml"), reversed.replace("reversed: true, ", ""));
        assertThat(reversed).contains("A1, subscale: agreeableness, reversed: true");
    }

    /** Two waves of half of the rows each, in five schools. */
    private static String csv(Responses rows, boolean recoded) {
        StringBuilder csv = new StringBuilder("row,id,wave,gender,school," + String.join(",", ITEMS) + "\n");
        for (int row = 0; row < ROWS; row++) {
            csv.append(row).append(',').append(row % (ROWS / 2)).append(',').append(row / (ROWS / 2));
            csv.append(',').append((int) rows.column("gender")[row]);
            csv.append(',').append((int) rows.column("education")[row]);
            for (String item : ITEMS) {
                int response = (int) rows.column(item)[row];
                csv.append(',').append(recoded && item.equals("A1") ? 7 - response : response);
            }
            csv.append('\n');
        }
        return csv.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "items --draws 0",
                "score",
                "group --cluster school",
                "group --cluster school --ordered",
                "change --id id --time wave --scale agreeableness",
                "mokken",
                "dif --group gender",
                "irt",
                "pool",
                "efa --factors 1 --errors none --draws 5 --comparison-data without",
                "shorten --length 3 --folds 0"
            })
    void verbs(String verb) throws IOException {
        JsonNode keyed = result(verb, "reversed", "raw");
        assertThat(keyed).isEqualTo(result(verb, "plain", "recoded"));
        assertThat(keyed).isNotEqualTo(result(verb, "plain", "raw"));
    }

    /** The same where items and keys are named by options, without an instrument. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "items --draws 0",
                "group --cluster school",
                "change --id id --time wave",
                "mokken",
                "dif --group gender",
                "irt",
                "pool",
                "shorten --length 3 --folds 0"
            })
    void verbsWithoutAnInstrument(String verb) throws IOException {
        JsonNode keyed = ofOptions(verb, "raw", "A1");
        assertThat(keyed).isEqualTo(ofOptions(verb, "recoded", ""));
        assertThat(keyed).isNotEqualTo(ofOptions(verb, "raw", ""));
    }

    private JsonNode ofOptions(String verb, String data, String reversed) throws IOException {
        List<String> arguments = new ArrayList<>(Arrays.asList(verb.split(" ")));
        arguments.addAll(List.of("--items", String.join(",", ITEMS), "--scale-min", "1", "--scale-max", "6"));
        if (!reversed.isEmpty()) {
            arguments.addAll(List.of("--reverse", reversed));
        }
        return run(arguments, data);
    }

    /** Screening reports responses as given; what it computes from recoded responses follows the keys. */
    @ParameterizedTest
    @ValueSource(strings = {"screen", "study"})
    void screening(String wayIn) throws IOException {
        JsonNode keyed = screened(wayIn, "reversed", "raw");
        assertThat(keyed.findValues("guttman_errors")).isNotEmpty();
        assertThat(keyed.findValues("guttman_errors"))
                .isEqualTo(screened(wayIn, "plain", "recoded").findValues("guttman_errors"));
        assertThat(keyed.findValues("guttman_errors"))
                .isNotEqualTo(screened(wayIn, "plain", "raw").findValues("guttman_errors"));
    }

    private JsonNode screened(String wayIn, String instrument, String data) throws IOException {
        return wayIn.equals("study") ? study("screen", "", "", instrument, data) : result(wayIn, instrument, data);
    }

    private JsonNode result(String verb, String instrument, String data) throws IOException {
        List<String> arguments = new ArrayList<>(Arrays.asList(verb.split(" ")));
        arguments.addAll(List.of("-i", folder.resolve(instrument + ".yaml").toString()));
        return run(arguments, data);
    }

    private JsonNode run(List<String> arguments, String data) throws IOException {
        arguments.addAll(List.of("-d", folder.resolve(data + ".csv").toString(), "--format", "json"));
        CommandRun run = CommandRun.kith(arguments.toArray(String[]::new));
        assertThat(run.out()).as(run.err()).isNotEmpty();
        return withoutKeys(new ObjectMapper().readTree(run.out()).get("result"));
    }

    /** Models, exploration, comparability and the others of a study. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cfa      |                      |",
                "efa      |                      |",
                "invariance |                    |",
                "items    |                      |",
                "scores   |                      |",
                "mokken   |                      |",
                "irt      |                      |",
                "dif      |                      |",
                "shorten  |                      |",
                "pool     |                      |",
                "structure_levels | , cluster: school | structure_levels: {within: agreeableness =~ A1 + A2 + A3, between: agreeableness =~ A1 + A2 + A3}",
                "group    | , cluster: school    |",
                "cfa      |                      | model: {answers: ordered}",
                "network  | , id: row            | network: {ties: ties.csv, numbers: [strength], scores: [agreeableness]}",
                "change   | , id: id, wave: wave | change: {score: agreeableness}",
                "hypotheses |                    | hypotheses: [{id: H1, correlation: [agreeableness, school], above: 0.1, because: a test}]"
            })
    void analysesOfAStudy(String analysis, String roles, String more) throws IOException {
        JsonNode keyed = study(analysis, roles, more, "reversed", "raw");
        assertThat(keyed).isEqualTo(study(analysis, roles, more, "plain", "recoded"));
        assertThat(keyed).isNotEqualTo(study(analysis, roles, more, "plain", "raw"));
    }

    private JsonNode study(String analysis, String roles, String more, String instrument, String data)
            throws IOException {
        Path study = folder.resolve("study.yaml");
        Files.writeString(
                study, """
                id: keyed
                title: Keyed
                instrument: %s.yaml
                data: {file: %s.csv, groups: [gender]%s}
                compare: gender
                analyses: [%s]
                seed: 1
                %s
                """.formatted(instrument, data, roles == null ? "" : roles, analysis, more == null ? "" : more));
        CommandRun run = CommandRun.kith(
                "run", study.toString(), "--out", folder.resolve("out").toString());
        assertThat(folder.resolve("out/keyed/results.json")).as(run.err()).exists();
        JsonNode result = new ObjectMapper()
                .readTree(Files.readString(folder.resolve("out/keyed/results.json")))
                .get("result");
        ((ObjectNode) result).remove("sample");
        assertThat(result.size()).as(run.err()).isPositive();
        return withoutKeys(result);
    }

    /** Without what tells of the keys and the responses as they stand in the data. */
    private static JsonNode withoutKeys(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(List.of("reversed", "recoded", "sha256", "categories", "counts"));
        }
        node.forEach(KeyingTest::withoutKeys);
        return node;
    }
}
