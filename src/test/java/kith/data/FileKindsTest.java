package kith.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kith.finding.Finding;
import kith.finding.InputException;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same answers in CSV, TSV, Excel, SPSS and Parquet give the same responses. */
class FileKindsTest {

    private static final Path FILES = Path.of("src/test/resources/reference/own/files");

    @TempDir
    static Path folder;

    private static DataSet csv;

    @BeforeAll
    static void readCsv() {
        System.setProperty("log4j.provider", "org.apache.logging.log4j.simple.internal.SimpleProvider");
        csv = ResponsesReader.read(request(FILES.resolve("small.csv")));
    }

    private static DataRequest request(Path file) {
        return DataRequest.of(DataSource.of(file).withName("small"))
                .withItemsOf(Questionnaires.small())
                .withTexts(List.of("place"))
                .withRoles(Roles.none().withId("id").withContext("context").withWeight("weight"));
    }

    private static void requireSame(Responses found) {
        Responses expected = csv.responses();
        assertThat(found.rowIds()).isEqualTo(expected.rowIds());
        assertThat(found.labels()).isEqualTo(expected.labels());
        assertThat(found.numeric().keySet()).isEqualTo(expected.numeric().keySet());
        expected.numeric()
                .forEach((name, column) ->
                        assertThat(found.column(name)).as(name).containsExactly(column));
    }

    @Test
    void csvIsReadAsItStands() {
        assertThat(csv.responses().rowIds()).containsExactly("001", "002", "003", "004");
        assertThat(csv.responses().labels().get("place"))
                .containsExactly("Oak Street, 5", "Café Zoë", "", "say \"hi\"");
        assertThat(csv.responses().column("t1")).containsExactly(0.333333, 2.5, 10, Double.NaN);
        assertThat(csv.responses().column("weight")).containsExactly(1, 0.5, 2, 1.25);
    }

    @Test
    void tsvGivesTheSame() throws IOException {
        Path file = folder.resolve("small.tsv");
        String text = Files.readString(FILES.resolve("small.csv"))
                .replace("\"Oak Street, 5\"", "Oak Street~ 5")
                .replace(',', '\t')
                .replace('~', ',');
        Files.writeString(file, text);
        requireSame(ResponsesReader.read(request(file)).responses());
    }

    @Test
    void spssAsHavenWritesItGivesTheSame() {
        DataSet set = ResponsesReader.read(request(FILES.resolve("small_haven.sav")));
        requireSame(set.responses());
        assertThat(set.valueLabels().get("a1")).isEqualTo(Map.of(1.0, "never", 5.0, "always", 9.0, "refused"));
        assertThat(set.findings()).extracting(Finding::code).contains("declared_missing");
        assertThat(set.findings())
                .containsExactly(
                        Finding.of("declared_missing", Map.of("cells", 1)).at("a1"));
        assertThat(set.findings())
                .extracting(Finding::what)
                .containsExactly("1 value that the file declares missing was read as a missing response.");
        assertThat(set.input().rows()).isEqualTo(4);
        assertThat(set.input().columns()).isEqualTo(8);
    }

    @Test
    void spssAsPsppWritesItGivesTheSame() {
        requireSame(
                ResponsesReader.read(request(FILES.resolve("small_pspp.sav"))).responses());
    }

    @Test
    void parquetAsArrowWritesItGivesTheSame() {
        DataSet set = ResponsesReader.read(request(FILES.resolve("small.parquet")));
        requireSame(set.responses());
        assertThat(set.findings()).isEmpty();
    }

    @Test
    void spssFilesThatCannotBeReadAreRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(FILES.resolve("small_haven.sav"));
        Path cut = folder.resolve("cut.sav");
        Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length - 16));
        assertThat(catchThrowableOfType(InputException.class, () -> ResponsesReader.read(request(cut))))
                .hasMessageStartingWith(
                        "small: the file cannot be read as SPSS data: the last case is not complete; expected");
    }

    private static Path workbook(String name) throws IOException {
        Path file = folder.resolve(name);
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            workbook.createSheet("Notes").createRow(0).createCell(0).setCellValue("read me");
            Sheet sheet = workbook.createSheet("Answers");
            Object[][] rows = {
                {"id", "context", "place", "a1", "a2", "a3", "t1", "weight"},
                {"001", "neighbourhood", "Oak Street, 5", 1.0, 2.0, 3.0, 0.333333, 1.0},
                {"002", "neighbourhood", "Café Zoë", null, 3.0, 4.0, 2.5, 0.5},
                {"003", "workplace", null, 5.0, 4.0, null, 10.0, 2.0},
                {"004", "workplace", "say \"hi\"", 2.0, null, 1.0, null, 1.25},
            };
            CellStyle whole = workbook.createCellStyle();
            whole.setDataFormat(workbook.createDataFormat().getFormat("0"));
            for (int r = 0; r < rows.length; r++) {
                Row row = sheet.createRow(r);
                for (int c = 0; c < rows[r].length; c++) {
                    if (rows[r][c] instanceof String text) {
                        row.createCell(c).setCellValue(text);
                    } else if (rows[r][c] instanceof Double number) {
                        row.createCell(c).setCellValue(number);
                        row.getCell(c).setCellStyle(whole); // shown as a whole number, stored with decimals
                    }
                }
            }
            sheet.getRow(1).getCell(4).setCellFormula("1+1");
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            sheet.createRow(8).createCell(3).setBlank();
            workbook.write(out);
        }
        return file;
    }

    @Test
    void excelGivesTheSame() throws IOException {
        DataRequest request = request(workbook("small.xlsx"));
        DataSet set = ResponsesReader.read(request.withSource(request.source().withSheet("Answers")));
        requireSame(set.responses());
        assertThat(set.findings()).isEmpty();
    }

    @Test
    void theFirstOfSeveralSheetsIsTold() throws IOException {
        Path file = folder.resolve("several.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            for (String name : List.of("Answers", "Notes")) {
                Sheet sheet = workbook.createSheet(name);
                sheet.createRow(0).createCell(0).setCellValue("a");
                sheet.createRow(1).createCell(0).setCellValue(4);
            }
            workbook.write(out);
        }
        DataSet set = ResponsesReader.read(DataRequest.of(DataSource.of(file)).withNumbers(List.of("a")));
        assertThat(set.findings()).extracting(Finding::code).containsExactly("first_sheet");
        assertThat(set.findings())
                .extracting(Finding::what)
                .containsExactly("The workbook has 2 sheets; the first, “Answers”, was read.");
    }

    @Test
    void aSheetThatIsNotThereIsTold() throws IOException {
        DataRequest request = request(workbook("sheets.xlsx"));
        InputException told = catchThrowableOfType(
                InputException.class,
                () -> ResponsesReader.read(request.withSource(request.source().withSheet("Answer"))));
        assertThat(told)
                .hasMessage("small: there is no sheet “Answer”; expected “Notes”, “Answers”; did you mean “Answers”?");
        assertThat(ResponsesReader.columns(DataSource.of(workbook("first.xlsx")).withSheet("Answers")))
                .containsExactly("id", "context", "place", "a1", "a2", "a3", "t1", "weight");
    }

    @Test
    void whatStandsInACellOfAWorkbookIsToldWithItsRow() throws IOException {
        Path file = folder.resolve("wrong.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            Sheet sheet = workbook.createSheet();
            sheet.createRow(0).createCell(0).setCellValue("a1");
            sheet.createRow(1).createCell(0).setCellValue(3);
            sheet.createRow(3).createCell(0).setCellErrorValue((byte) 42);
            sheet.createRow(4).createCell(0).setCellValue(true);
            sheet.getRow(4).createCell(2).setCellValue("stray");
            workbook.write(out);
        }
        InputException told = catchThrowableOfType(
                InputException.class,
                () -> ResponsesReader.read(DataRequest.of(file).withNumbers(List.of("a1"))));
        assertThat(told.problems().stream().map(Object::toString))
                .containsExactly(
                        "wrong.xlsx:row 5, column C: “stray” stands in a column that has no name; expected a name in the first row"
                                + " above every value; name the column, or clear the cell",
                        "wrong.xlsx:row 4, column a1: an error value (“#N/A”); expected a number; correct the formula, or clear the"
                                + " cell if the response is missing",
                        "wrong.xlsx:row 5, column a1: a logical value (“TRUE”); expected a number; recode it to numbers, such as"
                                + " 1 for TRUE and 0 for FALSE");
    }
}
