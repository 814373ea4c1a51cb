package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kith.data.DataRequest;
import kith.data.DataSource;
import kith.data.Responses;
import kith.data.ResponsesReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SPSS syntax and the CSV file beside it, read by PSPP where it is installed. */
class SpssSyntaxTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void scored() throws IOException {
        Files.writeString(folder.resolve("answers.csv"), """
                person,a1,a2.,a3
                "O'Neil, J.",1,5,3
                Zoë,2,,4
                =1+1,5,4,
                """);
        Files.writeString(folder.resolve("a.yaml"), """
                id: a
                version: "1"
                title: A
                citations:
                  - {text: Somebody 2020}
                wording: free
                languages: [en]
                scales:
                  - id: s
                    type: rating
                    points:
                      - {value: 1, label: "don't agree"}
                      - {value: 2, label: b}
                      - {value: 3, label: "teils/teils “so”"}
                      - {value: 4, label: d}
                      - {value: 5, label: agree}
                    direction: more
                subscales:
                  - {id: A, title: "A's scale", direction: more of it}
                items:
                  - {id: a1, scale: s, subscale: A, content: one, text: "I can't wait"}
                  - {id: "a2.", scale: s, subscale: A, content: two, reversed: true, text: "Two"}
                  - {id: a3, scale: s, subscale: A, content: three, text: "Three"}
                scoring: {method: mean, least_answers: 2}
                """);
        CommandRun run = CommandRun.in(
                folder, "score", "-i", "a.yaml", "-d", "answers.csv", "--id", "person", "--spss", "out.sps");
        assertThat(run.exit()).as(run.err()).isZero();
    }

    @Test
    void labelsVariablesAndValues() throws IOException {
        assertThat(Files.readString(folder.resolve("out.sps")))
                .contains("/FILE='out.csv'", "VARIABLE LABELS a1 'I can''t wait'.", "1 'don''t agree'")
                .contains(
                        "a2 F8.0", "VARIABLE LABELS a2 'Two (reverse-keyed)'.", "A F16.6", "VARIABLE LEVEL A (SCALE).")
                .contains("'A''s scale (high: more of it)'");
        assertThat(Files.readString(folder.resolve("out.csv"))).startsWith("id,a1,a2.,a3,A\n\"O'Neil, J.\",1,5,3,");
        CommandRun overData =
                CommandRun.in(folder, "score", "-i", "a.yaml", "-d", "answers.csv", "--spss", "answers.sps");
        assertThat(overData.exit()).isEqualTo(2);
        assertThat(overData.err()).contains("“answers.csv” is also the file of --data");
        assertThat(CommandRun.in(folder, "score", "-i", "a.yaml", "-d", "answers.csv", "-o", "b.csv", "--spss", "b.sps")
                        .err())
                .contains("“b.csv” is also the file of --output");
        assertThat(CommandRun.in(folder, "score", "-i", "a.yaml", "-d", "answers.csv", "--spss", "out.txt")
                        .err())
                .contains("a name that ends in .sps");
    }

    @Test
    void psppReadsIt() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/pspp")), "PSPP is not installed");
        Files.writeString(folder.resolve("save.sps"), "INSERT FILE='out.sps'.\nSAVE OUTFILE='out.sav'.\n");
        Process pspp = new ProcessBuilder("/usr/bin/pspp", "-o", "out.txt", "save.sps")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(pspp.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(pspp.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(pspp.exitValue()).as(said).isZero();
        DataSource source = DataSource.of(folder.resolve("out.sav"));
        Responses read = ResponsesReader.read(
                        DataRequest.of(source).withTexts(List.of("id")).withNumbers(List.of("a1", "a2", "a3", "A")))
                .responses();
        assertThat(read.labels().get("id")).containsExactly("O'Neil, J.", "Zoë", "=1+1");
        assertThat(read.column("a1")).containsExactly(1, 2, 5);
        assertThat(read.column("a2")).containsExactly(5, Double.NaN, 4);
        assertThat(read.column("A")[0]).isCloseTo(5 / 3.0, org.assertj.core.api.Assertions.within(1e-12));
        assertThat(ResponsesReader.read(DataRequest.of(source).withNumbers(List.of("a1")))
                        .valueLabels()
                        .toString())
                .contains("don't agree");
    }
}
