package kith.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import kith.finding.Finding;
import kith.finding.InputException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Cells of a workbook that are no plain number: read, read with a finding, or refused; never taken for another number.
 */
class WorkbookCellsTest {

    @TempDir
    Path folder;

    @BeforeAll
    static void quietLog() {
        System.setProperty("log4j.provider", "org.apache.logging.log4j.simple.internal.SimpleProvider");
    }

    /** A column {@code a} of 3 and a cell, and a column {@code day} of texts. */
    private DataSource workbook(Consumer<XSSFCell> second) throws IOException {
        Path file = folder.resolve("cells.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            Sheet sheet = workbook.createSheet();
            sheet.createRow(0).createCell(0).setCellValue("a");
            sheet.getRow(0).createCell(1).setCellValue("word");
            sheet.createRow(1).createCell(0).setCellValue(3);
            sheet.getRow(1).createCell(1).setCellValue("x");
            second.accept((XSSFCell) sheet.createRow(2).createCell(0));
            sheet.getRow(2).createCell(1).setCellValue("y");
            workbook.write(out);
        }
        return DataSource.of(file);
    }

    private static Consumer<XSSFCell> number(double value, String format) {
        return cell -> {
            CellStyle style = cell.getSheet().getWorkbook().createCellStyle();
            style.setDataFormat(cell.getSheet().getWorkbook().createDataFormat().getFormat(format));
            cell.setCellValue(value);
            cell.setCellStyle(style);
        };
    }

    private static DataSet read(DataSource source) {
        return ResponsesReader.read(DataRequest.of(source).withNumbers(List.of("a")));
    }

    private static String problem(DataSource source) {
        InputException told = catchThrowableOfType(InputException.class, () -> read(source));
        assertThat(told).as("an InputException").isNotNull();
        return told.getMessage();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "45415 | yyyy-mm-dd | a date (“2024-05-03”)",
                "45415 | d/m/yy | a date (“2024-05-03”)",
                "45415 | [$-407]d. mmmm yyyy;@ | a date (“2024-05-03”)",
                "45415 | d-mmm | a date (“2024-05-03”)",
                "45415.5 | yyyy-mm-dd hh:mm | a date (“2024-05-03 12:00:00”)",
                "0.4375 | h:mm | a time of day (“10:30:00”)",
                "1.5 | [h]:mm:ss | a duration (“36:00:00”)"
            })
    void datesAndTimesAreNoResponses(double value, String format, String told) throws IOException {
        assertThat(problem(workbook(number(value, format))))
                .startsWith("cells.xlsx:row 3, column a: " + told + "; expected a number; ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"4 | 0", "4 | 0.00", "4 | #,##0.00 [$€-407]", "4 | \"day\" 0", "4 | [Red]0;[Blue]-0", "4 | General"
            })
    void otherFormatsDoNotMatter(double value, String format) throws IOException {
        DataSet set = read(workbook(number(value, format)));
        assertThat(set.responses().column("a")).containsExactly(3, 4);
        assertThat(set.findings()).isEmpty();
    }

    @Test
    void percentagesAreReadAsStoredAndTold() throws IOException {
        DataSet set = read(workbook(number(0.5, "0%")));
        assertThat(set.responses().column("a")).containsExactly(3, 0.5);
        assertThat(set.findings()).extracting(Finding::code).containsExactly("percentages");
        assertThat(set.findings())
                .extracting(Finding::text)
                .containsExactly(
                        "cells.xlsx: Cells formatted as percentages were read as they are stored (50% as 0.5): a (1)."
                                + " If whole percentages are meant, change the cells.");
    }

    @Test
    void numbersStoredAsTextAreReadAndTold() throws IOException {
        DataSet set = read(workbook(cell -> cell.setCellValue(" 4 ")));
        assertThat(set.responses().column("a")).containsExactly(3, 4);
        assertThat(set.findings()).extracting(Finding::code).containsExactly("numbers_as_text");
        assertThat(set.findings())
                .extracting(Finding::what)
                .containsExactly("Cells that store a number as text were read as numbers: a (1).");
        assertThat(problem(workbook(cell -> cell.setCellValue("1,5"))))
                .isEqualTo(
                        "cells.xlsx:row 3, column a: “1,5”; expected a number; this is text with a decimal comma; store the cell as a"
                                + " number");
    }

    @Test
    void aFormulaNeedsAStoredValue() throws IOException {
        assertThat(problem(workbook(cell -> cell.setCellFormula("1+3"))))
                .isEqualTo(
                        "cells.xlsx:row 3, column a: a formula without a stored value (“=1+3”); expected a number; open the workbook"
                                + " in Excel or LibreOffice and save it, which stores the values, or paste the values in place of the"
                                + " formulas");
        Consumer<XSSFCell> evaluated = cell -> {
            cell.setCellFormula("1+3");
            cell.getSheet()
                    .getWorkbook()
                    .getCreationHelper()
                    .createFormulaEvaluator()
                    .evaluateFormulaCell(cell);
        };
        assertThat(read(workbook(evaluated)).responses().column("a")).containsExactly(3, 4);
        Consumer<XSSFCell> blank = cell -> {
            cell.setCellFormula("\"\"");
            cell.getSheet()
                    .getWorkbook()
                    .getCreationHelper()
                    .createFormulaEvaluator()
                    .evaluateFormulaCell(cell);
        };
        assertThat(read(workbook(blank)).responses().column("a")).containsExactly(3, Double.NaN);
    }

    @Test
    void logicalAndErrorValuesAreNoResponses() throws IOException {
        assertThat(problem(workbook(cell -> cell.setCellValue(true))))
                .startsWith(
                        "cells.xlsx:row 3, column a: a logical value (“TRUE”); expected a number; recode it to numbers");
        assertThat(problem(workbook(cell -> cell.setCellErrorValue((byte) 0x07))))
                .startsWith(
                        "cells.xlsx:row 3, column a: an error value (“#DIV/0!”); expected a number; correct the formula");
        DataSource coded = workbook(cell -> cell.setCellErrorValue((byte) 42)).withMissingCodes(List.of("#N/A"));
        assertThat(read(coded).responses().column("a")).containsExactly(3, Double.NaN);
    }

    @Test
    void aColumnOfTextHasNoErrorsAndItsDatesAreReadable() throws IOException {
        DataSource dates = workbook(number(45415, "d/m/yy"));
        DataRequest request = DataRequest.of(dates).withTexts(List.of("a"));
        assertThat(ResponsesReader.read(request).responses().labels().get("a")).containsExactly("3", "2024-05-03");
        DataSource wrong = workbook(cell -> cell.setCellFormula("B1"));
        InputException told = catchThrowableOfType(
                InputException.class,
                () -> ResponsesReader.read(
                        DataRequest.of(wrong).withRoles(Roles.none().withGroup("a"))));
        assertThat(told)
                .hasMessageStartingWith(
                        "cells.xlsx:row 3, column a: a formula without a stored value; expected a value;");
    }

    @Test
    void cellsThatNobodyAsksForAreNoProblem() throws IOException {
        DataSource dates = workbook(number(45415, "d/m/yy"));
        DataSet set = ResponsesReader.read(DataRequest.of(dates).withTexts(List.of("word")));
        assertThat(set.responses().labels().get("word")).containsExactly("x", "y");
    }

    @Test
    void daysCanBeCountedFrom1904() throws IOException {
        Path file = folder.resolve("mac.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            workbook.getCTWorkbook().addNewWorkbookPr().setDate1904(true);
            Sheet sheet = workbook.createSheet();
            sheet.createRow(0).createCell(0).setCellValue("a");
            Cell cell = sheet.createRow(1).createCell(0);
            number(43953, "yyyy-mm-dd").accept((XSSFCell) cell);
            workbook.write(out);
        }
        assertThat(problem(DataSource.of(file))).contains("a date (“2024-05-03”)");
    }
}
