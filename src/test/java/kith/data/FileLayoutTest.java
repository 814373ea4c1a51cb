package kith.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.finding.WayIn;
import kith.instrument.Instrument;
import kith.instrument.ResponseScale;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How files are laid out: recognised where it is certain and told, else a problem that says what to state. */
class FileLayoutTest {

    @TempDir
    Path folder;

    @BeforeAll
    static void quietLog() {
        System.setProperty("log4j.provider", "org.apache.logging.log4j.simple.internal.SimpleProvider");
    }

    private DataSource file(String name, String text) throws IOException {
        return DataSource.of(Files.writeString(folder.resolve(name), text));
    }

    private static DataSet read(DataSource source, String... numbers) {
        return ResponsesReader.read(DataRequest.of(source).withNumbers(List.of(numbers)));
    }

    private static List<String> problems(DataRequest request) {
        InputException told = catchThrowableOfType(InputException.class, () -> ResponsesReader.read(request));
        assertThat(told).as("an InputException").isNotNull();
        return told.problems().stream()
                .map(problem -> problem.text(WayIn.COMMAND_LINE))
                .toList();
    }

    private static List<String> problems(DataSource source, String... numbers) {
        return problems(DataRequest.of(source).withNumbers(List.of(numbers)));
    }

    @Test
    void semicolonsWithDecimalCommasAreRecognisedAndTold() throws IOException {
        DataSource source = file("de.csv", "id;a;b\n\"x,y\";1,5;2\nz;-0,25;3\n");
        DataSet set = read(source, "a", "b");
        assertThat(set.responses().column("a")).containsExactly(1.5, -0.25);
        assertThat(set.findings())
                .extracting(finding -> finding.what() + " " + finding.remedy(WayIn.COMMAND_LINE))
                .containsExactly(
                        "The cells were separated by semicolons and the numbers had a decimal comma; the file was read"
                                + " accordingly. To state this yourself, add `--delimiter \";\"` and `--decimal comma`.");
        assertThat(read(source, "a").findings().get(0).remedy(WayIn.STUDY))
                .isEqualTo(
                        "To state this yourself, add `delimiter: \";\"` under `data:` and `decimal: comma` under `data:`.");
        DataSource stated = source.withDelimiter(';').withDecimal(DecimalMark.COMMA);
        assertThat(read(stated, "a", "b").findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"answers.csv,;", "answers.csv,|", "answers.csv,TAB", "answers.tsv,COMMA", "answers.tsv,;"})
    void otherDelimitersAreRecognised(String name, String word) throws IOException {
        String mark = word.equals("TAB") ? "\t" : word.equals("COMMA") ? "," : word;
        DataSet set = read(file(name, "id;a1;a2\n1;2;3\n4;;6\n".replace(";", mark)), "a1", "a2");
        assertThat(set.responses().column("a2")).containsExactly(3, 6);
        assertThat(set.findings()).extracting(Finding::code).containsExactly("layout_recognised");
    }

    @Test
    void whatIsNotCertainIsNotRecognised() throws IOException {
        assertThat(problems(file("ragged.csv", "a;b\n1;2\n3\n"), "a"))
                .containsExactly(
                        "ragged.csv: separated by commas, the file has a single column; it looks separated by semicolons, but"
                                + " not every row has as many values as there are column names then; expected the delimiter that the"
                                + " file is written with; add `--delimiter \";\"` to see which rows differ");
        // Thousands or decimals, lists of numbers, both marks, a tab: the cells are refused with what to state.
        for (String text : List.of("a;b\n1,500;2\n", "a;b\n1,5;1,2,3\n", "a;b\n1,5;1.5\n", "a\tb\n1,5\t2\n")) {
            assertThat(problems(file("marks.csv", text), "a"))
                    .containsExactly("marks.csv:row 2, column a: “" + text.substring(4, text.indexOf(text.charAt(1), 4))
                            + "”; expected a number; if the file writes decimals with a comma, add `--decimal comma`");
        }
        // A file that can be read with commas is.
        assertThat(read(file("comma.csv", "a;x,b\n1;2,3\n"), "b").responses().column("b"))
                .containsExactly(3);
    }

    private static final String QUALTRICS = """
            id,q1,q2
            Response ID,"How
            much?","Really,  so?"
            "{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2""}"
            R_1,4,5
            R_2,3,1
            """;

    @Test
    void theHeaderRowsOfQualtricsAreRecognisedAndTold() throws IOException {
        DataSource source = file("q.csv", QUALTRICS);
        DataSet set = ResponsesReader.read(DataRequest.of(source)
                .withNumbers(List.of("q1", "q2"))
                .withRoles(Roles.none().withId("id")));
        assertThat(set.responses().rowIds()).containsExactly("R_1", "R_2");
        assertThat(set.responses().column("q2")).containsExactly(5, 1);
        assertThat(set.questions()).isEqualTo(Map.of("id", "Response ID", "q1", "How much?", "q2", "Really, so?"));
        assertThat(set.findings())
                .extracting(finding -> finding.what() + " " + finding.remedy(WayIn.COMMAND_LINE))
                .containsExactly(
                        "The file is a Qualtrics export: below the column names, rows 2, 3 hold texts of questions and"
                                + " import ids. They were not read as responses. To state this yourself, add `--skip-rows 2,3`.");
        DataSet stated = read(source.withLayout(FileLayout.USUAL.withSkippedRows(List.of(2, 3))), "q1");
        assertThat(stated.findings()).isEmpty();
        assertThat(stated.responses().column("q1")).containsExactly(4, 3);
        DataSet tabs = read(
                DataSource.of(Files.write(
                        folder.resolve("q.tsv"),
                        ("\uFEFF"
                                        + QUALTRICS
                                                .replace("\"Really,  so?\"", "Really")
                                                .replace(",", "\t"))
                                .getBytes(StandardCharsets.UTF_16LE))),
                "q1");
        assertThat(tabs.responses().column("q1")).containsExactly(4, 3);
    }

    @Test
    void aGenuineQualtricsWorkbookIsReadTheSame() throws IOException {
        Path file = folder.resolve("q.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            Sheet sheet = workbook.createSheet();
            String[][] texts = {
                {"id", "q1"}, {"Response ID", "How much?"}, {"{\"ImportId\":\"_recordId\"}", "{\"ImportId\":\"QID1\"}"}
            };
            for (int r = 0; r < 3; r++) {
                Row row = sheet.createRow(r);
                row.createCell(0).setCellValue(texts[r][0]);
                row.createCell(1).setCellValue(texts[r][1]);
            }
            sheet.createRow(3).createCell(1).setCellValue(4);
            sheet.createRow(5).createCell(1).setCellValue(2);
            workbook.write(out);
        }
        DataSet set = read(DataSource.of(file), "q1");
        assertThat(set.responses().column("q1")).containsExactly(4, 2);
        assertThat(set.questions()).containsEntry("q1", "How much?");
        assertThat(set.findings()).extracting(Finding::code).containsExactly("qualtrics_headers", "blank_rows");
    }

    @Test
    void headerAndSkippedRowsAreStatedByTheirNumbers() throws IOException {
        DataSource source =
                file("title.csv", "My survey,,\nexported today,,\nid,a,b\nthe id,first,second\n1,2,3\ntotal,,\n");
        FileLayout layout = FileLayout.USUAL.withHeaderRow(3).withSkippedRows(List.of(4, 6));
        assertThat(read(source.withLayout(layout), "a", "b").responses().column("b"))
                .containsExactly(3);
        assertThat(problems(source.withLayout(layout.withSkippedRows(List.of(3, 9))), "a"))
                .containsExactly(
                        "title.csv: row 3, 9, which was to be skipped, is no row below the column names (row 3) of this file;"
                                + " expected numbers of rows below the column names, counted from 1, each once; correct skip_rows");
        assertThat(problems(source.withLayout(FileLayout.USUAL.withHeaderRow(99)), "a"))
                .containsExactly(
                        "title.csv: there is nothing in row 99, which was stated as the row of the column names; expected the"
                                + " number of the row with the column names, counted from 1; correct header_row");
    }

    @Test
    void aSecondHeaderRowIsSuspected() throws IOException {
        assertThat(problems(file("two.csv", "a,b\nfirst,second\n1,2\n3,4\n"), "a", "b")
                        .get(0))
                .isEqualTo(
                        "two.csv: row 2 holds no number in any of the columns asked for; it looks like a second row of headers;"
                                + " expected responses from the row below the column names on; if it is one, add `--skip-rows 2`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "UTF-16BE", "ISO-8859-2", "UTF-8"})
    void anEncodingCanBeStated(String name) throws IOException {
        Charset charset = Charset.forName(name);
        Path file = Files.write(folder.resolve("e.csv"), "größe\n4\n".getBytes(charset));
        DataSource source = DataSource.of(file).withLayout(FileLayout.USUAL.withEncoding(charset));
        assertThat(read(source, "größe").responses().column("größe")).containsExactly(4);
    }

    private static Instrument labelled(ResponseScale.Point... points) {
        Instrument small = Questionnaires.small();
        List<ResponseScale> scales = List.of(
                new ResponseScale.Rating("agree", List.of(points), Map.of("-99", "refused")),
                small.scales().get(1),
                small.scales().get(2));
        return new Instrument(
                small.id(),
                "1",
                "",
                "",
                List.of(),
                "",
                List.of("en", "de"),
                scales,
                small.items(),
                small.contexts(),
                small.subscales(),
                Optional.empty(),
                List.of(),
                List.of(),
                small.scoring(),
                small.profile());
    }

    private static ResponseScale.Point point(int value, String english, String german) {
        return new ResponseScale.Point(value, Map.of("en", english, "de", german));
    }

    @Test
    void labelsOfScalePointsInAnyLanguageAreTheirValues() throws IOException {
        Instrument instrument =
                labelled(point(1, "Don't agree", "Nein"), point(2, "Partly", "Teils"), point(3, "Agree", "Ja"));
        DataSet set = ResponsesReader.read(
                DataRequest.of(file("l.csv", "a1,a2\nDon’t  agree,ja\nAGREE,2\nPartly,Refused\n,NA\n"))
                        .withInstrument(instrument)
                        .withNumbers(List.of("a1", "a2")));
        assertThat(set.responses().column("a1")).containsExactly(1, 3, 2, Double.NaN);
        assertThat(set.responses().column("a2")).containsExactly(3, 2, Double.NaN, Double.NaN);
        assertThat(set.findings())
                .extracting(Finding::text)
                .containsExactly(
                        "l.csv: These codes were read as missing responses (number of cells): “NA” (1), “Refused” (1).",
                        "l.csv: Labels of scale points were read as their values in a1, a2 (number of cells):"
                                + " “AGREE” = 3 (1), “Don’t  agree” = 1 (1), “Partly” = 2 (1), “ja” = 3 (1).");
    }

    @Test
    void aLabelThatIsNoneOrSeveralIsAProblem() throws IOException {
        Instrument instrument =
                labelled(point(1, "Gift", "Nein"), point(2, "Partly", "Teils"), point(3, "Agree", "Gift"));
        assertThat(problems(DataRequest.of(file("l.csv", "a1\nGift\nagre\n3\n"))
                        .withInstrument(instrument)
                        .withNumbers(List.of("a1"))))
                .satisfies(
                        told -> assertThat(told.get(0))
                                .isEqualTo(
                                        "l.csv:row 2, column a1: “Gift”; expected a whole number from 1 to 3; the label stands for"
                                                + " different points in different languages of the instrument; write the number"))
                .satisfies(told -> assertThat(told.get(1))
                        .contains(
                                "“agre”; expected a whole number from 1 to 3; correct the cell, or the labels of the scale in"
                                        + " the instrument file (",
                                "“Gift”"));
    }

    @ParameterizedTest
    @CsvSource({
        "NA., false",
        "n/a, true",
        "-99, true",
        "99, true",
        "999, true",
        "., true",
        "Agree, false",
        "6, false",
        "45415, false"
    })
    void onlyWhatMayBeAMissingCodeIsCalledOne(String cell, boolean plausible) throws IOException {
        String told = problems(DataRequest.of(file("c.csv", "size\n1\n" + cell + "\n"))
                        .withInstrument(Questionnaires.small())
                        .withNumbers(List.of("size")))
                .get(0);
        assertThat(told.contains("missing code")).as(told).isEqualTo(plausible);
    }
}
