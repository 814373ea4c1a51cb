package kith.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kith.Reference;
import kith.finding.Finding;
import kith.finding.InputException;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Exports of survey tools: genuine ones cell by cell as R reads them, and written ones. */
class ExportFilesTest {

    private static final Path FILES = Path.of("src/test/resources/reference/own/files/exports");

    @TempDir
    Path folder;

    static Stream<String> genuine() {
        Iterable<String> names = () -> Reference.own("files/exports").fieldNames();
        return java.util.stream.StreamSupport.stream(names.spliterator(), false);
    }

    private static DataSet all(DataSource source) {
        List<String> named = ResponsesReader.columns(source).stream()
                .filter(name -> !name.isEmpty())
                .toList();
        return ResponsesReader.read(
                DataRequest.of(source.withMissingCodes(List.of())).withTexts(named));
    }

    private static DataSet written(String name) {
        return all(DataSource.of(FILES.resolve("written").resolve(name)));
    }

    @ParameterizedTest
    @MethodSource("genuine")
    void everyCellIsReadAsItStands(String file) {
        JsonNode expected = Reference.own("files/exports").get(file);
        DataSet read = all(DataSource.of(FILES.resolve(file)));
        List<String> names = new ArrayList<>();
        expected.get("columns").forEach(name -> names.add(name.asText()));
        assertThat(List.copyOf(read.responses().labels().keySet())).isEqualTo(names);
        for (int c = 0; c < names.size(); c++) {
            List<String> cells = new ArrayList<>();
            expected.get("cells").get(c).forEach(cell -> cells.add(cell.asText()));
            assertThat(read.responses().labels().get(names.get(c)))
                    .as(names.get(c))
                    .isEqualTo(cells);
        }
    }

    @Test
    void aLegacyExportOfQualtricsHasTwoHeaderRows() {
        DataSet read = all(DataSource.of(FILES.resolve("qualtrics/sample_legacy.csv")));
        assertThat(read.questions()).containsEntry("Q1", "This is a multiple choice question.");
        assertThat(read.findings()).extracting(Finding::code).containsExactly("second_header_row");
        assertThat(read.findings())
                .extracting(Finding::what)
                .containsExactly(
                        "The file is an export of Qualtrics: row 2 holds further headers and was not read as responses.");
    }

    @Test
    void decimalCommasOfOneColumnAreRead() {
        Path file = FILES.resolve("redcap/decimal-comma-data.csv");
        DataSet read = ResponsesReader.read(DataRequest.of(file).withNumbers(List.of("height", "weight", "bmi")));
        assertThat(read.responses().column("height")).containsExactly(1.54, 1.84, 1.95, 1.61);
        assertThat(read.responses().column("weight")).containsExactly(52.3, 92.3, 123.4, 45.9);
        assertThat(read.responses().column("bmi")).containsExactly(22.1, 27.3, 32.5, 17.7);
        assertThat(read.findings()).extracting(Finding::code).containsExactly("decimal_comma");
        assertThat(read.findings())
                .extracting(Finding::what)
                .containsExactly("The numbers of height, weight have a decimal comma and were read accordingly.");
    }

    @Test
    void surveyMonkeyNamesAreJoinedFromTwoRows() {
        DataSet read = written("surveymonkey.csv");
        assertThat(read.responses().labels())
                .containsEntry("How much do you agree? [We trust each other]", List.of("Strongly agree", ""))
                .containsEntry("Where did you hear of us?", List.of("Online", "Friends"))
                .containsEntry("Any comments?", List.of("Fine, thanks", ""))
                .containsEntry("Custom Data 1", List.of("", ""));
    }

    @Test
    void exportsOfOtherToolsAreRead() {
        assertThat(written("googleforms.csv").responses().labels())
                .containsEntry("Wie sehr stimmen Sie zu? [Wir vertrauen einander]", List.of("Stimme voll zu", ""))
                .containsEntry("Welche Sprachen sprechen Sie?", List.of("Deutsch, Englisch", "Deutsch"));
        DataSet kobo = ResponsesReader.read(DataRequest.of(FILES.resolve("written/kobo.csv"))
                .withNumbers(List.of("team/trust_1", "team/trust_2", "team/langs/en"))
                .withRoles(Roles.none().withId("_id")));
        assertThat(kobo.responses().rowIds()).containsExactly("101", "102");
        assertThat(kobo.responses().column("team/trust_2")).containsExactly(5, Double.NaN);
        assertThat(kobo.responses().column("team/langs/en")).containsExactly(1, 0);
        DataSet odk = ResponsesReader.read(
                DataRequest.of(FILES.resolve("written/odk.csv")).withNumbers(List.of("team-trust_1", "team-trust_2")));
        assertThat(odk.responses().column("team-trust_1")).containsExactly(4, 2);
        DataSet lime = ResponsesReader.read(
                DataRequest.of(FILES.resolve("written/limesurvey_remote.csv")).withNumbers(List.of("interviewtime")));
        assertThat(lime.responses().column("interviewtime")).containsExactly(125.21, 61.5);
        assertThat(written("limesurvey_remote.csv").responses().labels())
                .containsEntry("TRUST[SQ002]", List.of("A5", ""))
                .containsEntry("HEARD[other]", List.of("", "Radio; TV"));
    }

    @Test
    void titlesAboveTheNamesArePassedOver() {
        DataSet read = ResponsesReader.read(
                DataRequest.of(FILES.resolve("written/titled.csv")).withNumbers(List.of("Zusammenarbeit", "Alter")));
        assertThat(read.responses().column("Zusammenarbeit")).containsExactly(5, Double.NaN, 4);
        assertThat(read.responses().column("Alter")).containsExactly(41.5, 33, 29.5);
        assertThat(read.findings())
                .extracting(Finding::what)
                .contains("Row 3 was read as the row of the column names; the rows above it hold titles.");
    }

    @Test
    void theSheetWithTheTableAndItsNamesAreFound() throws IOException {
        Path file = folder.resolve("forms.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            sheet(workbook, "Cover", List.of(List.of("Team survey"), List.of("Date", "2024-05-01")));
            sheet(
                    workbook,
                    "Form1",
                    List.of(
                            List.of("Responses of May"),
                            List.of(),
                            List.of(
                                    "Id",
                                    "Start time",
                                    "We trust each\u00A0other",
                                    "Languages",
                                    "We trust each\u00A0other2"),
                            List.of(1.0, "5/1/24 9:12:33", "Agree", "German;English;", 4.0),
                            List.of(2.0, "5/1/24 10:12:33", "Disagree", "German;", 5.0)));
            workbook.write(out);
        }
        DataSet read = all(DataSource.of(file));
        assertThat(read.responses().labels())
                .containsEntry("We trust each\u00A0other", List.of("Agree", "Disagree"))
                .containsEntry("Languages", List.of("German;English;", "German;"));
        assertThat(read.findings())
                .extracting(Finding::code)
                .containsExactlyInAnyOrder("sheet_found", "header_row_found");
        assertThat(ResponsesReader.columns(DataSource.of(file).withSheet("Cover")))
                .containsExactly("Team survey");
    }

    private static void sheet(XSSFWorkbook workbook, String name, List<List<Object>> rows) {
        Sheet sheet = workbook.createSheet(name);
        for (int r = 0; r < rows.size(); r++) {
            Row row = sheet.createRow(r);
            for (int c = 0; c < rows.get(r).size(); c++) {
                if (rows.get(r).get(c) instanceof Double number) {
                    row.createCell(c).setCellValue(number);
                } else {
                    row.createCell(c).setCellValue(rows.get(r).get(c).toString());
                }
            }
        }
    }

    @Test
    void aDictionaryOfRedcapGivesTextsAndLabels() {
        DataSource source = DataSource.of(FILES.resolve("redcap/checkboxes-1-data.csv"))
                .withPreparation(TablePreparation.NONE.withDictionary(
                        DataSource.of(FILES.resolve("redcap/checkboxes-1-dictionary.csv"))));
        DataSet read = ResponsesReader.read(DataRequest.of(source).withNumbers(List.of("check_one___2")));
        assertThat(read.questions())
                .containsEntry("check_one___2", "check one (choice=two)")
                .containsEntry("check_two___e", "check two (choice=E)");
        assertThat(read.valueLabels()).containsEntry("check_one___2", Map.of(0.0, "Unchecked", 1.0, "Checked"));
        assertThat(read.further()).extracting(InputFile::rows).containsExactly(4);
    }

    @Test
    void labelsOfRedcapBecomeFieldNamesAndCodes() {
        DataSource source = DataSource.of(FILES.resolve("written/redcap_labels.csv"))
                .withPreparation(TablePreparation.NONE.withDictionary(
                        DataSource.of(FILES.resolve("written/redcap_labels_dictionary.csv"))));
        DataSet read = ResponsesReader.read(DataRequest.of(source)
                .withNumbers(List.of("satisfied", "smoker", "langs___1", "langs____2"))
                .withRoles(Roles.none().withId("record_id")));
        assertThat(read.responses().column("satisfied")).containsExactly(1, -1);
        assertThat(read.responses().column("smoker")).containsExactly(1, 0);
        assertThat(read.responses().column("langs___1")).containsExactly(1, 0);
        assertThat(read.responses().column("langs____2")).containsExactly(0, 1);
        assertThat(read.questions()).containsEntry("satisfied", "How satisfied are you?");
        assertThat(read.findings()).extracting(Finding::code).containsExactly("labels_as_codes");
        assertThat(read.findings())
                .extracting(Finding::what)
                .containsExactly("Labels of choices were read as the codes that the data dictionary gives them in"
                        + " satisfied, smoker, langs___1, langs____2.");
    }

    @Test
    void rowsOfOneFormAreChosen() {
        DataSource source = DataSource.of(FILES.resolve("redcap/vignette-repeating-data.csv"));
        DataSource blood = source.withPreparation(TablePreparation.NONE.withRows(
                new RowFilter(Map.of("redcap_repeat_instrument", List.of("blood_pressure")))));
        DataSet read = ResponsesReader.read(DataRequest.of(blood)
                .withNumbers(List.of("sbp"))
                .withRoles(Roles.none().withId("record_id").withWave("redcap_repeat_instance")));
        assertThat(read.responses().column("sbp")).containsExactly(1.1, 1.2, 1.3, 2.1, 2.2, 2.3);
        assertThat(read.findings())
                .extracting(Finding::what)
                .containsExactly(
                        "6 of 17 rows were read, with redcap_repeat_instrument “blood_pressure”.",
                        "2 of 17 rows had no value of redcap_repeat_instrument, by which rows are chosen, and were not read.");
        DataSource blank = source.withPreparation(
                TablePreparation.NONE.withRows(new RowFilter(Map.of("redcap_repeat_instrument", List.of("")))));
        assertThat(ResponsesReader.read(DataRequest.of(blank).withNumbers(List.of("height")))
                        .responses()
                        .column("height"))
                .containsExactly(1, 2);
        DataSource none = source.withPreparation(
                TablePreparation.NONE.withRows(new RowFilter(Map.of("redcap_repeat_instance", List.of("7")))));
        assertThatThrownBy(() -> ResponsesReader.columns(none))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no row has redcap_repeat_instance “7”")
                .hasMessageContaining("redcap_repeat_instance has (blank), 1, 2, 3");
    }

    @Test
    void filesAreJoinedByAColumn() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "id,q1\nb,1\na,2\nc,3\nb,4\n", StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("b.csv"), "age,id\n30,a\n41,b\n50,x\n", StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("twice.csv"), "q1,id\n30,a\n41,a\n", StandardCharsets.UTF_8);
        DataSource first = DataSource.of(folder.resolve("a.csv"));
        DataSet read = ResponsesReader.read(
                DataRequest.of(first.withPreparation(joined("b.csv", "id"))).withNumbers(List.of("q1", "age")));
        assertThat(read.responses().column("q1")).containsExactly(1, 2, 3, 4);
        assertThat(read.responses().column("age")).containsExactly(41, 30, Double.NaN, 41);
        assertThat(read.findings()).extracting(Finding::code).containsExactly("files_joined_partly");
        assertThat(read.findings())
                .extracting(Finding::what)
                .containsExactly("The columns of b.csv were joined by id; 1 of 4 rows was not found in it and has empty"
                        + " cells there.");
        assertThatThrownBy(() -> ResponsesReader.columns(first.withPreparation(joined("twice.csv", "id"))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("the column “q1” is in the data file and in “twice.csv”");
        assertThatThrownBy(() -> ResponsesReader.columns(first.withPreparation(joined("b.csv", "ID"))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("did you mean “id”");
    }

    private TablePreparation joined(String file, String by) {
        return TablePreparation.NONE.withJoined(
                List.of(new TablePreparation.JoinedFile(DataSource.of(folder.resolve(file)), by)));
    }
}
