package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kith.data.DataRequest;
import kith.data.DataSource;
import kith.data.ResponsesReader;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One survey as several tools export it: {@code kith init} and {@code kith run} give the same numbers for each. */
class FromExportToReportTest {

    private static final Path FILES =
            Path.of("src/test/resources/reference/own/files/exports/team").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void everyExportGivesTheSameReliability() throws IOException {
        List<String> first = reliability(FILES.resolve("german.csv"));
        assertThat(first).hasSizeGreaterThan(2);
        for (String file : List.of("cover.csv", "google.csv", "qualtrics.csv", "team.sav", "team.dta")) {
            assertThat(reliability(FILES.resolve(file))).as(file).isEqualTo(first);
        }
        assertThat(reliability(withCoverSheet("google.csv"))).isEqualTo(first);
        assertThat(reliability(
                        FILES.resolve("redcap.csv"),
                        "--dictionary",
                        FILES.resolve("redcap_dictionary.csv").toString()))
                .isEqualTo(first);
    }

    @Test
    void theQuestionIsTheTitleOfAScaleAndItsRowsAreTheItems() throws IOException {
        for (String file : List.of("google.csv", "qualtrics.csv")) {
            Path own = Files.createDirectory(folder.resolve("draft-of-" + file));
            CommandRun run =
                    CommandRun.in(own, "init", FILES.resolve(file).toString(), "--out", own.toString(), "--yes");
            assertThat(run.exit()).as(run.err()).isZero();
            assertThat(Files.readString(own.resolve("instrument.yaml")))
                    .contains("title: \"Wie sehr", "content: \"Wir arbeiten gut zusammen\"");
        }
    }

    /** Of each respondent two events, with the headings and responses of a label export. */
    @Test
    void theEventsOfALabelExportAreWaves() throws IOException {
        String[] labels = {"stimme gar nicht zu", "stimme eher nicht zu", "teils/teils", "stimme eher zu", "stimme zu"};
        StringBuilder text = new StringBuilder(
                "Record ID,Event Name,Survey Identifier,Wir gewinnen,Wir lernen,Wir helfen,Complete?\n");
        for (int id = 1; id <= 60; id++) {
            for (String event : List.of("Baseline", "Week 12")) {
                text.append(id).append(',').append(event).append(",,");
                for (int item = 0; item < 3; item++) {
                    text.append(labels[(id * 7 + id / 5 * item + event.length()) % 5])
                            .append(',');
                }
                text.append("Complete\n");
            }
        }
        Path export = Files.writeString(folder.resolve("labels.csv"), text);
        Path own = Files.createDirectory(folder.resolve("of-labels"));
        assertThat(CommandRun.in(own, "init", export.toString(), "--yes").exit())
                .isZero();
        assertThat(Files.readString(own.resolve("study.yaml")))
                .contains("id: \"Record ID\"", "wave: \"Event Name\"")
                .doesNotContain("groups: [\"Complete");
        CommandRun run = CommandRun.in(own, "run", "study.yaml", "--only", "items", "--quiet");
        assertThat(run.exit()).as(run.err()).isZero();
    }

    /** A value with a label that the file declares missing. */
    @Test
    void aDeclaredMissingValueIsNoPointOfTheScale() throws IOException {
        Path own = Files.createDirectory(folder.resolve("of-missing"));
        CommandRun drafted =
                CommandRun.in(own, "init", FILES.resolve("declared_missing.sav").toString(), "--yes");
        assertThat(drafted.exit()).as(drafted.err()).isZero();
        assertThat(drafted.out()).contains("4 items (zus1, zus2, zus3, zus4), 1 to 5");
        assertThat(Files.readString(own.resolve("instrument.yaml"))).doesNotContain("keine Angabe", "value: -9");
    }

    /** The table of a file in the second sheet of a workbook, below a title. */
    private Path withCoverSheet(String csv) throws IOException {
        Path file = folder.resolve("cover.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            workbook.createSheet("Deckblatt").createRow(0).createCell(0).setCellValue("Befragung 2024");
            Sheet sheet = workbook.createSheet("Antworten");
            sheet.createRow(0).createCell(0).setCellValue("Befragung 2024: Antworten");
            DataSource source = DataSource.of(FILES.resolve(csv));
            List<String> names = ResponsesReader.columns(source);
            Map<String, List<String>> cells = ResponsesReader.read(
                            DataRequest.of(source.file()).withTexts(names))
                    .responses()
                    .labels();
            Row header = sheet.createRow(2);
            for (int c = 0; c < names.size(); c++) {
                header.createCell(c).setCellValue(names.get(c));
                List<String> column = cells.get(names.get(c));
                for (int r = 0; r < column.size(); r++) {
                    Row row = c == 0 ? sheet.createRow(3 + r) : sheet.getRow(3 + r);
                    if (!column.get(r).isEmpty()) {
                        row.createCell(c).setCellValue(column.get(r));
                    }
                }
            }
            workbook.write(out);
        }
        return file;
    }

    /** Number of rows, and the first coefficient of each scale in all. */
    private List<String> reliability(Path export, String... more) throws IOException {
        String file = export.getFileName().toString();
        Path own = Files.createDirectory(folder.resolve("of-" + file));
        String[] init = Stream.concat(
                        Stream.of("init", export.toString(), "--out", own.toString(), "--yes"), Stream.of(more))
                .toArray(String[]::new);
        CommandRun drafted = CommandRun.in(own, init);
        assertThat(drafted.exit()).as(file + drafted.err()).isZero();
        assertThat(drafted.out())
                .as(file)
                .contains("4 items", "reverse-keyed: ")
                .doesNotContain("Check:");
        CommandRun run = CommandRun.in(own, "run", "study.yaml", "--only", "items", "--out", "out", "--quiet");
        assertThat(run.exit()).as(file + run.err()).isZero();
        try (Stream<Path> reports = Files.list(own.resolve("out"))) {
            JsonNode results = new ObjectMapper()
                    .readTree(reports.findFirst()
                            .orElseThrow()
                            .resolve("results.json")
                            .toFile());
            List<String> numbers =
                    new ArrayList<>(List.of(results.at("/input/rows").asText()));
            results.findValues("reliability")
                    .forEach(scale -> numbers.add(scale.at("/0/estimate").asText()));
            return numbers;
        }
    }
}
