package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import kith.instrument.InstrumentLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstrumentCommandTest {

    @TempDir
    private Path folder;

    @Test
    void listsWhatIsBundled() throws Exception {
        CommandRun run = CommandRun.json("instrument", "list");
        assertThat(run.exit()).isZero();
        assertThat(new ObjectMapper()
                        .readTree(run.out())
                        .at("/result/instruments")
                        .findValuesAsText("id"))
                .containsExactlyElementsOf(InstrumentLibrary.ids());
    }

    @Test
    void showsAnInstrumentInEveryForm() throws Exception {
        CommandRun json = CommandRun.json("instrument", "show", "collective-efficacy");
        assertThat(json.exit()).isZero();
        assertThat(new ObjectMapper().readTree(json.out()).at("/result/items")).hasSize(20);
        CommandRun table = CommandRun.json("instrument", "show", "collective-efficacy", "--format", "table");
        assertThat(table.out()).contains("ci1", "Neighbourhood");
        CommandRun csv = CommandRun.json("instrument", "show", "collective-efficacy", "--format", "csv");
        assertThat(csv.out().lines()).hasSizeGreaterThanOrEqualTo(21);
    }

    @Test
    void findsTheBundledInstrumentsValid() {
        CommandRun run =
                CommandRun.kith("instrument", "validate", "collective-efficacy", "instruments/holzinger1939.yaml");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).endsWith(": valid"));
    }

    @Test
    void tellsEveryProblemWithItsPlace() throws Exception {
        String text = InstrumentLibrary.text("holzinger1939")
                .replace("id: x2,", "id: x1,")
                .replace("title: Verbal ability", "tittle: Verbal ability");
        Files.writeString(folder.resolve("mine.yaml"), text);
        CommandRun run = CommandRun.in(folder, "instrument", "validate", "mine.yaml");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("kith: mine.yaml:", "x1", "tittle").doesNotContain("\tat ");
    }

    @Test
    void suggestsTheInstrumentThatWasMeant() {
        CommandRun run = CommandRun.json("instrument", "show", "colective-efficacy");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("collective-efficacy");
    }

    @Test
    void aCodebookHasWordingResponsesKeyingAndCounts() throws Exception {
        String[] codebook = {
            "instrument",
            "codebook",
            "collective-efficacy",
            "-d",
            "datasets/collective-efficacy/contexts.csv",
            "--format"
        };
        CommandRun json = CommandRun.json(with(codebook, "json"));
        assertThat(json.exit()).as(json.err()).isZero();
        JsonNode result = new ObjectMapper().readTree(json.out()).get("result");
        JsonNode first = result.at("/responses/0");
        int all = first.get("missing").asInt();
        for (JsonNode count : first.get("counts")) {
            all += count.asInt();
        }
        assertThat(all).isEqualTo(1500);
        assertThat(first.get("n").asInt() + first.get("missing").asInt()).isEqualTo(1500);
        CommandRun html = CommandRun.json(with(codebook, "html"));
        assertThat(html.out())
                .contains(
                        "I often stop for a few friendly words",
                        "strongly disagree",
                        "Responses on the scale agreement");
        CommandRun csv = CommandRun.json(with(codebook, "csv"));
        assertThat(csv.out()).startsWith("item,wording,keyed,scale,value,label,count\nci1,");
        CommandRun few = CommandRun.json(with(
                codebook,
                "csv",
                "--smallest-cell",
                Integer.toString(first.at("/counts/1").asInt() + 1)));
        assertThat(few.out().lines().skip(1).findFirst().orElseThrow()).contains("< ");
    }

    /** 3 of 23 rows have a 1, 6 a 2 and 14 a 3; the 6 would give away the 3. */
    @Test
    void aSingleSmallCountIsNotToBeComputedFromTheOthers(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("mine.yaml"), ProvokedScoresTest.INSTRUMENT);
        StringBuilder csv = new StringBuilder("a,b,c,d\n");
        for (int row = 0; row < 23; row++) {
            csv.append(row < 3 ? 1 : row < 9 ? 2 : 3).append(row < 2 ? ",1" : row < 4 ? ",2" : ",3");
            csv.append(row < 5 ? ",1" : ",3").append(row < 4 ? "," : ",4").append('\n');
        }
        Files.writeString(folder.resolve("answers.csv"), csv.toString());
        String[] codebook = {"instrument", "codebook", "mine.yaml", "-d", "answers.csv", "--format"};
        JsonNode items = new ObjectMapper()
                .readTree(CommandRun.in(folder, with(codebook, "json")).out())
                .at("/result/responses");
        assertThat(items.get(0).get("counts").toString()).isEqualTo("{\"1\":null,\"2\":null,\"3\":14,\"4\":0,\"5\":0}");
        assertThat(items.get(1).get("counts").toString()).isEqualTo("{\"1\":null,\"2\":null,\"3\":19,\"4\":0,\"5\":0}");
        assertThat(items.get(2).get("counts").toString()).isEqualTo("{\"1\":5,\"2\":0,\"3\":18,\"4\":0,\"5\":0}");
        assertThat(items.get(3).get("counts").toString()).isEqualTo("{\"1\":0,\"2\":0,\"3\":0,\"4\":null,\"5\":0}");
        assertThat(items.get(3).get("n").isNull()).isTrue();
        assertThat(items.get(3).get("missing").isNull()).isTrue();
        assertThat(CommandRun.in(folder, with(codebook, "csv")).out())
                .contains(
                        "a,one,forward,agreement,1,disagree,< 5",
                        "a,one,forward,agreement,2,rather disagree,suppressed");
    }

    private static String[] with(String[] some, String... more) {
        return java.util.stream.Stream.concat(java.util.Arrays.stream(some), java.util.Arrays.stream(more))
                .toArray(String[]::new);
    }
}
