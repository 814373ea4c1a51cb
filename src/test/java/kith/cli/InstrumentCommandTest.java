package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
        CommandRun run = CommandRun.kith("instrument", "list");
        assertThat(run.exit()).isZero();
        assertThat(new ObjectMapper()
                        .readTree(run.out())
                        .at("/result/instruments")
                        .findValuesAsText("id"))
                .containsExactlyElementsOf(InstrumentLibrary.ids());
    }

    @Test
    void showsAnInstrumentInEveryForm() throws Exception {
        CommandRun json = CommandRun.kith("instrument", "show", "collective-efficacy");
        assertThat(json.exit()).isZero();
        assertThat(new ObjectMapper().readTree(json.out()).at("/result/items")).hasSize(20);
        CommandRun table = CommandRun.kith("instrument", "show", "collective-efficacy", "--format", "table");
        assertThat(table.out()).contains("ci1", "Neighbourhood");
        CommandRun csv = CommandRun.kith("instrument", "show", "collective-efficacy", "--format", "csv");
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
        CommandRun run = CommandRun.kith("instrument", "show", "colective-efficacy");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("collective-efficacy");
    }
}
