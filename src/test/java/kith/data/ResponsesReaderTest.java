package kith.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.finding.WayIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResponsesReaderTest {

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private DataRequest csv(String text) throws IOException {
        return DataRequest.of(file("answers.csv", text));
    }

    private static List<String> problems(DataRequest request) {
        InputException told = catchThrowableOfType(InputException.class, () -> ResponsesReader.read(request));
        assertThat(told).as("an InputException").isNotNull();
        return told.problems().stream()
                .map(problem -> problem.text(WayIn.COMMAND_LINE))
                .toList();
    }

    private static final Roles BY_ID = Roles.none().withId("id");

    @Test
    void readsNumbersTextsAndIds() throws IOException {
        DataSet set = ResponsesReader.read(csv("id,a1,a2,where\n7,1,NA,here\n8,,2.5,\"there, too\"\n")
                .withNumbers(List.of("a1", "a2"))
                .withTexts(List.of("where"))
                .withRoles(BY_ID));
        Responses responses = set.responses();
        assertThat(responses.rowIds()).containsExactly("7", "8");
        assertThat(responses.column("a1")).containsExactly(1, Double.NaN);
        assertThat(responses.column("a2")).containsExactly(Double.NaN, 2.5);
        assertThat(responses.labels().get("where")).containsExactly("here", "there, too");
        assertThat(set.input().rows()).isEqualTo(2);
        assertThat(set.input().columns()).isEqualTo(4);
        assertThat(set.findings())
                .containsExactly(Finding.of("missing_codes", Map.of("codes", Map.of("“NA”", 1)))
                        .at("answers.csv"));
    }

    @Test
    void tellsTheSha256OfTheFile() throws IOException {
        DataSet set = ResponsesReader.read(csv("a\n1\n").withNumbers(List.of("a")));
        assertThat(set.input())
                .isEqualTo(new InputFile(
                        "answers.csv", "309b0e45a73d3fc5325e2b6ed0a01ef8b9cde6b05a5633c1f893f970d52bfddc", 1, 1));
    }

    @Test
    void understandsByteOrderMarksCarriageReturnsAndQuotes() throws IOException {
        String text = "\uFEFF\"id\",\"a 1\"\r\n\"x\ny\", 4 \r\n\"say \"\"hi\"\"\",\"5\"\r\n\r\n";
        DataSet set = ResponsesReader.read(csv(text).withNumbers(List.of("a 1")).withRoles(BY_ID));
        assertThat(set.responses().rowIds()).containsExactly("x\ny", "say \"hi\"");
        assertThat(set.responses().column("a 1")).containsExactly(4, 5);
        assertThat(set.findings()).isEmpty();
    }

    @Test
    void readsUtf16AsExcelWritesIt() throws IOException {
        Path file = folder.resolve("utf16.tsv");
        Files.write(file, "\uFEFFid\tété\na\t3\n".getBytes(StandardCharsets.UTF_16LE));
        DataSet set = ResponsesReader.read(DataRequest.of(file).withNumbers(List.of("été")));
        assertThat(set.responses().column("été")).containsExactly(3);
    }

    @Test
    void aRowThatBeginsWithAHashIsARow() throws IOException {
        DataSet set = ResponsesReader.read(
                csv("id,a\n#1,3\n#2,4\n").withNumbers(List.of("a")).withRoles(BY_ID));
        assertThat(set.responses().rowIds()).containsExactly("#1", "#2");
    }

    @Test
    void readsOneColumnAndLongCells() throws IOException {
        String word = "x".repeat(20_000);
        DataSet set =
                ResponsesReader.read(csv("word\n" + word + "\n" + word + "\n").withTexts(List.of("word")));
        assertThat(set.responses().labels().get("word")).containsExactly(word, word);
    }

    @Test
    void aDecimalCommaAgainstWhatWasStatedIsAProblem() throws IOException {
        Path file = file("semicolon.csv", "a;b\n1,5;2\n-0,25;3\n");
        DataSource source = DataSource.of(file).withDelimiter(';').withDecimal(DecimalMark.POINT);
        DataRequest point = DataRequest.of(source).withNumbers(List.of("a", "b"));
        assertThat(problems(point))
                .containsExactly(
                        "semicolon.csv:row 2, column a: “1,5”; expected a number; if the file writes decimals with a comma,"
                                + " add `--decimal comma`",
                        "semicolon.csv:row 3, column a: “-0,25”; expected a number; if the file writes decimals with a comma,"
                                + " add `--decimal comma`");
        DataSet set = ResponsesReader.read(point.withSource(source.withDecimal(DecimalMark.COMMA)));
        assertThat(set.responses().column("a")).containsExactly(1.5, -0.25);
        assertThat(set.findings()).isEmpty();
    }

    @Test
    void missingCodesAreTextsOrNumbersHoweverWritten() throws IOException {
        DataRequest request = csv("a\n-99\n-99.0\n.\n3\nNA\n").withNumbers(List.of("a"));
        assertThat(problems(request.withSource(request.source().withMissingCodes(List.of("-99", ".")))))
                .containsExactly(
                        "answers.csv:row 6, column a: “NA”; expected a number; correct the cell, or declare “NA” a missing code: add"
                                + " `--missing-code -99,.,NA`");
        DataSet set =
                ResponsesReader.read(request.withSource(request.source().withMissingCodes(List.of("-99", ".", "NA"))));
        assertThat(set.responses().column("a")).containsExactly(Double.NaN, Double.NaN, Double.NaN, 3, Double.NaN);
    }

    @Test
    void theInstrumentGivesMissingCodesToItsOwnColumnsOnly() throws IOException {
        DataSet set = ResponsesReader.read(csv("a1,a2,a3,t1,age\n-99,1,2,3.5,-99\n")
                .withItemsOf(Questionnaires.small())
                .withNumbers(List.of("age")));
        assertThat(set.responses().column("a1")).containsExactly(Double.NaN);
        assertThat(set.responses().column("age")).containsExactly(-99);
        assertThat(set.responses().numeric()).doesNotContainKey("size");
    }

    @Test
    void aMissingCodeThatIsAnAnswerIsRefused() throws IOException {
        DataRequest request = csv("a1,a2,a3,t1\n1,2,3,4\n").withItemsOf(Questionnaires.small());
        assertThat(problems(request.withSource(request.source().withMissingCodes(List.of("3", "99")))))
                .containsExactly(
                        "answers.csv: the missing code 3 is an answer that a1 can have; expected a code outside of 1 to"
                                + " 5; leave the code out, or recode the file");
    }

    @Test
    void tellsAllWrongCellsAtOnce() throws IOException {
        String text = """
                id,a1,a2,a3,t1,size,w
                1,1,2,3,0,1,1
                2,abc,6,2.5,10.5,4,-1
                2,0,NaN,1e1,x,2,
                ,5,5,5,10,3,0
                """;
        assertThat(problems(csv(text).withItemsOf(Questionnaires.small()).withRoles(BY_ID.withWeight("w"))))
                .containsExactly(
                        "answers.csv:row 3, column a1: “abc”; expected a whole number from 1 to 5; correct the cell; if these are"
                                + " labels, write them under `points` of the scale in the instrument file",
                        "answers.csv:row 4, column a2: “NaN”; expected a whole number from 1 to 5; correct the cell, or declare “NaN” a missing code:"
                                + " add `--missing-code NA,NaN`",
                        "answers.csv:row 4, column t1: “x”; expected a number from 0 to 10; correct the cell or name another"
                                + " column; responses in words are read with an instrument file that labels the points of their scale",
                        "answers.csv:row 3, column a2: “6”; expected a whole number from 1 to 5; correct the cell",
                        "answers.csv:row 3, column t1: “10.5”; expected a number from 0 to 10; correct the cell",
                        "answers.csv:row 3, column size: “4”; expected a whole number from 1 to 3; correct the cell",
                        "answers.csv:row 4, column a1: “0”; expected a whole number from 1 to 5; correct the cell",
                        "answers.csv:row 4, column a3: “1e1”; expected a whole number from 1 to 5; correct the cell",
                        "answers.csv:row 3, column a3: “2.5”; expected a whole number from 1 to 5; correct the cell",
                        "answers.csv:row 3, column w: “-1”; expected a number, 0 or more; give every row a weight; 0 leaves a row out",
                        "answers.csv:row 4, column w: a blank cell; expected a number, 0 or more; give every row a weight; 0 leaves a row out",
                        "answers.csv:row 5, column id: a blank cell; expected an id; give every row an id",
                        "answers.csv:row 4, column id: the id “2” stands in row 3 already; expected every id once; remove one of the rows; if respondents answered several times, name the column that says when");
    }

    @Test
    void manyRepeatedIdsAreToldTogetherWithTheColumnThatMaySayWhen() throws IOException {
        StringBuilder text = new StringBuilder("id,Event Name,a\n");
        for (int id = 1; id <= 40; id++) {
            text.append(id).append(",Baseline,1\n").append(id).append(",Week 12,2\n");
        }
        assertThat(problems(csv(text.toString()).withNumbers(List.of("a")).withRoles(BY_ID)))
                .containsExactly("answers.csv:row 3, column id; row 5, column id; row 7, column id and 37 more cells:"
                        + " ids of earlier rows (“1” of row 2, “2” of row 4, “3” of row 6); expected every id once;"
                        + " remove these rows; if respondents answered several times, add `wave: \"Event Name\"` under"
                        + " `data:` of a study");
    }

    @Test
    void anIdMayStandOnceInEachWave() throws IOException {
        DataRequest request = csv("id,visit,a\n1,0,1\n1,3,2\n1,3,3\n").withNumbers(List.of("a"));
        assertThat(problems(request.withRoles(BY_ID.withWave("visit"))))
                .containsExactly(
                        "answers.csv:row 4, column id: the id “1” stands in row 3 already with visit “3”; expected every"
                                + " id once in each visit; remove one of the rows, or correct the id");
    }

    @Test
    void anIdMayStandOnceInEachContextWhenContextsAreRepeated() throws IOException {
        DataRequest request = csv("id,context,a\n1,home,1\n1,work,2\n").withNumbers(List.of("a"));
        Roles roles = BY_ID.withContext("context");
        assertThat(problems(request.withRoles(roles))).hasSize(1);
        assertThat(ResponsesReader.read(request.withRoles(roles.withRepeatedContexts()))
                        .responses()
                        .grouping("context")
                        .names())
                .containsExactly("home", "work");
    }

    @Test
    void missingColumnsAreToldWithTheNameThatWasMeant() throws IOException {
        assertThat(problems(csv("ID,A1,a_2,z9\n1,2,3,4\n")
                        .withNumbers(List.of("a1", "a2", "qqqq"))
                        .withRoles(BY_ID.withContext("context"))))
                .containsExactly(
                        "answers.csv: there is no column “id”; expected a column of that name; did you mean “ID”?",
                        "answers.csv: there is no column “context”; expected a column of that name; the columns are ID, A1, a_2, z9",
                        "answers.csv: there is no column “a1”; expected a column of that name; did you mean “A1”?",
                        "answers.csv: there is no column “a2”; expected a column of that name; did you mean “a_2”?",
                        "answers.csv: there is no column “qqqq”; expected a column of that name; the columns are ID, A1, a_2, z9");
    }

    @Test
    void duplicateNamesInTheHeaderAreTold() throws IOException {
        DataSet others = ResponsesReader.read(csv("a,b,a\n1,2,3\n").withNumbers(List.of("b", "a (2)")));
        assertThat(others.responses().numeric().get("a (2)")).containsExactly(3);
        assertThat(others.findings())
                .extracting(Finding::what)
                .containsExactly("Several columns are called a; the second was read as “… (2)”, a third as “… (3)”.");
        assertThat(problems(csv("a,b,a\n1,2,3\n").withNumbers(List.of("a"))))
                .containsExactly(
                        "answers.csv: the column name “a” stands 2 times (columns 1, 3); expected every column name once;"
                                + " rename or remove one of them");
    }

    @Test
    void emptyFilesAreTold() throws IOException {
        assertThat(problems(csv("")))
                .containsExactly(
                        "answers.csv: the file is empty; expected a row of column names and rows of responses");
        assertThat(problems(csv("\n \n")))
                .containsExactly(
                        "answers.csv: the file is empty; expected a row of column names and rows of responses");
        assertThat(problems(csv("a,b\n")))
                .containsExactly(
                        "answers.csv: the file has column names and no rows; expected at least one row of responses");
    }

    @Test
    void raggedRowsAreToldTogetherWithWrongCellsOfTheOthers() throws IOException {
        assertThat(problems(csv("a,b\n1,2\n1\n1,2,3\nx,2\n").withNumbers(List.of("a", "b"))))
                .containsExactly(
                        "answers.csv:row 3: 1 value; expected 2, as many as there are column names; add the missing values, or their delimiters where they are blank",
                        "answers.csv:row 4: 3 values; expected 2, as many as there are column names; take the surplus values out, or put a value that contains the delimiter in quotes",
                        "answers.csv:row 5, column a: “x”; expected a number; correct the cell or name another column;"
                                + " responses in words are read with an instrument file that labels the points of their scale");
    }

    @Test
    void namesOfRowsWithoutANameOfTheirOwnAreTold() throws IOException {
        assertThat(problems(csv("a,b\nr1,1,2\nr2,3,4\n").withNumbers(List.of("a"))))
                .containsExactly(
                        "answers.csv: every row has one value more than there are column names (2); expected a name for"
                                + " every column; if the first column holds the names of the rows, give it a name in the header");
    }

    @Test
    void unreadableFilesAreTold() throws IOException {
        assertThat(problems(DataRequest.of(folder.resolve("none.csv"))))
                .containsExactly(
                        "none.csv: there is no such file; expected a file of responses (.csv, .tsv, .xlsx, .sav, .dta, .sas7bdat, .xpt, .parquet); check the"
                                + " name and the folder");
        assertThat(problems(DataRequest.of(DataSource.of(folder).withName("folder"))))
                .containsExactly(
                        "folder: this is a folder; expected a file of responses (.csv, .tsv, .xlsx, .sav, .dta, .sas7bdat, .xpt, .parquet); check the name"
                                + " and the folder");
        Path latin = folder.resolve("latin.csv");
        Files.write(latin, "id,where\n1,café\n".getBytes(StandardCharsets.ISO_8859_1));
        DataSet western = ResponsesReader.read(DataRequest.of(latin).withTexts(List.of("where")));
        assertThat(western.responses().labels()).containsEntry("where", List.of("café"));
        assertThat(western.findings()).extracting(Finding::code).containsExactly("assumed_encoding");
        Files.write(latin, "id,where\n1,caf\u0081\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(problems(DataRequest.of(latin)))
                .containsExactly(
                        "latin.csv: line 2 is not in UTF-8; expected text in UTF-8; add `--encoding windows-1252` if it was"
                                + " saved in the usual encoding of Western European Windows (or name the right one), or save it"
                                + " again as “CSV UTF-8”");
        assertThat(problems(csv("a,b\n\"1,2\n3,4\n")))
                .containsExactly(
                        "answers.csv:row 2: a quote (\") is opened and never closed; expected a closing quote; a quote"
                                + " within a quoted value is doubled (\"\"); correct the row");
        assertThat(problems(csv("a,b\n\"1\"x,2\n")))
                .containsExactly(
                        "answers.csv:row 2: something follows a closing quote (\"); expected the delimiter or the end of"
                                + " the line; a quote within a quoted value is doubled (\"\"); correct the row");
        assertThat(problems(DataRequest.of(file("answers.xlsx", "id,a\n1,2\n"))).get(0))
                .startsWith("answers.xlsx: the workbook cannot be read (");
        assertThat(problems(DataRequest.of(file("answers.sav", "id,a\n1,2\n"))).get(0))
                .startsWith("answers.sav: the file cannot be read as SPSS data: ");
    }

    @Test
    void aRowWithoutAGroupIsKeptAndTold() throws IOException {
        DataRequest request = csv("school,a\nx,1\n,2\n NA ,3\n").withNumbers(List.of("a"));
        Roles roles = Roles.none().withGroup("school");
        DataSet told = ResponsesReader.read(request.withRoles(roles));
        assertThat(told.responses().grouping("school").code()).containsExactly(0, Grouping.NONE, Grouping.NONE);
        assertThat(told.responses().column("a")).containsExactly(1, 2, 3);
        assertThat(told.findings())
                .contains(Finding.of("rows_without_group", Map.of("rows", 2, "all", 3, "column", "school"))
                        .at("school"));
        DataSet kept = ResponsesReader.read(request.withRoles(roles.withBlanks(Roles.Blanks.KEPT)));
        assertThat(kept.responses().grouping("school").code()).containsExactly(0, Grouping.NONE, Grouping.NONE);
        assertThat(kept.findings()).extracting(Finding::code).containsExactly("missing_codes");
    }

    @Test
    void ofVeryManyProblemsOfOneKindTheFirstTwentyAreToldInFull() throws IOException {
        StringBuilder text = new StringBuilder("a,b\n");
        for (int row = 2; row <= 101; row++) {
            text.append("x")
                    .append(row)
                    .append(',')
                    .append(row % 2 == 0 ? "1" : "y" + row)
                    .append('\n');
        }
        List<String> told = problems(csv(text.toString()).withNumbers(List.of("a", "b")));
        assertThat(told).hasSize(21);
        assertThat(told.get(0)).startsWith("answers.csv:row 2, column a");
        assertThat(told.get(2)).startsWith("answers.csv:row 3, column b");
        assertThat(told.get(20)).isEqualTo("answers.csv: and 130 more cells that are not numbers (a 86, b 44)");
    }

    @Test
    void equalProblemsAreToldOnceWithThreePlaces() throws IOException {
        StringBuilder text = new StringBuilder("a,b\n");
        for (int row = 2; row <= 101; row++) {
            text.append("none,").append(row % 2 == 0 ? "1" : "none").append('\n');
        }
        assertThat(problems(csv(text.toString()).withNumbers(List.of("a", "b"))))
                .singleElement()
                .asString()
                .startsWith(
                        "answers.csv:row 2, column a; row 3, column a; row 3, column b and 147 more cells (in all a"
                                + " 100, b 50): “none”; expected a number; correct the cell, or declare “none” a missing code: add");
    }

    @Test
    void blankRowsArePassedOverAndTold() throws IOException {
        DataSet set = ResponsesReader.read(csv("a,b\n1,2\n\n,\n3,4\n\n\n").withNumbers(List.of("a")));
        assertThat(set.responses().column("a")).containsExactly(1, Double.NaN, 3);
        assertThat(set.findings()).extracting(Finding::what).containsExactly("1 blank row was passed over.");
        assertThat(problems(csv("a,b\n1,2\n\nx,4\n").withNumbers(List.of("a"))).get(0))
                .startsWith("answers.csv:row 4, column a");
    }

    @Test
    void otherColumnsAreKeptAsTextWhenAsked() throws IOException {
        DataSet set = ResponsesReader.read(csv("id,a,note\n1,2,= 1+1\n")
                .withNumbers(List.of("a"))
                .withRoles(BY_ID)
                .withOthers(DataRequest.Others.AS_TEXT));
        assertThat(set.responses().labels()).containsOnlyKeys("note");
        assertThat(ResponsesReader.columns(DataSource.of(folder.resolve("answers.csv"))))
                .containsExactly("id", "a", "note");
    }

    @Test
    void wideColumnsAreCheckedByTheItemTheyHold() throws IOException {
        WideLayout layout = WideLayout.of(Questionnaires.small());
        DataRequest request = csv("id,n_a1,n_a2,n_a3,n_t1,w_a1,w_a2,w_a3\n1,1,2,3,4,5,6,-99\n")
                .withItemsOf(Questionnaires.small())
                .withWide(layout);
        assertThat(problems(request))
                .containsExactly(
                        "answers.csv: there is no column “w_t1”; expected a column of that name; did you mean “n_t1”?",
                        "answers.csv:row 2, column w_a2: “6”; expected a whole number from 1 to 5; correct the cell");
    }

    @Test
    void readsAHundredThousandRows() throws IOException {
        StringBuilder text = new StringBuilder("id");
        List<String> names = new java.util.ArrayList<>();
        for (int c = 0; c < 30; c++) {
            names.add("x" + c);
            text.append(",x").append(c);
        }
        text.append('\n');
        for (int row = 0; row < 100_000; row++) {
            text.append(row);
            for (int c = 0; c < 30; c++) {
                text.append(',').append(1 + (row * 7 + c * 3) % 5);
            }
            text.append('\n');
        }
        DataRequest request = csv(text.toString()).withNumbers(names).withRoles(BY_ID);
        assertThat(ResponsesReader.read(request).responses().size()).isEqualTo(100_000);
    }
}
