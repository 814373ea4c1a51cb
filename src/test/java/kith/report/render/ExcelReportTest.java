package kith.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Document;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.text.ExactNumber;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class ExcelReportTest {

    private static byte[] write(Document document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ExcelReport.write(document, out);
        return out.toByteArray();
    }

    private static XSSFWorkbook read(byte[] bytes) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(bytes));
    }

    @Test
    void twoRendersGiveTheSameBytes() throws Exception {
        assertThat(write(DemoReport.document())).isEqualTo(write(DemoReport.document()));
    }

    @Test
    void theBytesAreTheSameWhereverTheyAreMade() throws Exception {
        byte[] here = write(DemoReport.document());
        Locale language = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            assertThat(write(DemoReport.document())).isEqualTo(here);
        } finally {
            Locale.setDefault(language);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void noEntryKnowsWhenItWasMade() throws Exception {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(write(DemoReport.document())))) {
            boolean first = true;
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                assertThat(entry.getTimeLocal().getYear()).isEqualTo(1980);
                assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
                assertThat(!first || entry.getName().equals("[Content_Types].xml"))
                        .isTrue();
                first = false;
            }
        }
    }

    @Test
    void thereIsASheetASectionWithFrozenHeadsAndLinksToEach() throws Exception {
        try (XSSFWorkbook workbook = read(write(DemoReport.document()))) {
            assertThat(workbook.getNumberOfSheets()).isEqualTo(9 + 13);
            assertThat(workbook.getSheetName(0)).isEqualTo("Contents");
            assertThat(workbook.getSheetName(1)).isEqualTo("Summary");
            assertThat(workbook.getSheetAt(0).getHyperlinkList()).hasSize(7 + 13);
            for (int i = 0; i < 8; i++) {
                assertThat(workbook.getSheetAt(i).getPaneInformation().isFreezePane())
                        .isTrue();
            }
            XSSFSheet items = workbook.getSheet("Items and reliability");
            assertThat(items.getDrawingPatriarch().getCharts()).hasSize(2);
            assertThat(workbook.getSheet("Comparability across contexts")
                            .getDrawingPatriarch()
                            .getCharts())
                    .hasSize(1);
        }
    }

    @Test
    void eachTableStandsAloneUnderNamesThatDiffer() throws Exception {
        try (XSSFWorkbook workbook = read(write(DemoReport.document()))) {
            int tidy = 0;
            for (int i = 9; i < workbook.getNumberOfSheets(); i++) {
                XSSFSheet sheet = workbook.getSheetAt(i);
                assertThat(sheet.getSheetName()).matches("Table \\d+|Data of Figure \\d+");
                assertThat(sheet.getMergedRegions()).isEmpty();
                Set<String> names = new HashSet<>();
                sheet.getRow(0)
                        .forEach(cell ->
                                assertThat(names.add(cell.getStringCellValue())).isTrue());
                for (int r = 1; r <= sheet.getLastRowNum(); r++) {
                    assertThat((int) sheet.getRow(r).getLastCellNum()).isLessThanOrEqualTo(names.size());
                }
                boolean intervals = names.stream().anyMatch(name -> name.endsWith(" lower"));
                assertThat(names.stream().anyMatch(name -> name.endsWith(" upper")))
                        .isEqualTo(intervals);
                assertThat(names).noneMatch(name -> name.contains("CI]"));
                tidy += intervals ? 1 : 0;
            }
            assertThat(tidy).isPositive();
        }
    }

    @Test
    void everyNumberIsANumberAndTheExactOne() throws Exception {
        try (XSSFWorkbook workbook = read(write(DemoReport.document()))) {
            Set<Double> found = new HashSet<>();
            for (Sheet sheet : workbook) {
                for (Row row : sheet) {
                    for (org.apache.poi.ss.usermodel.Cell cell : row) {
                        if (cell.getCellType() == CellType.NUMERIC) {
                            found.add(cell.getNumericCellValue());
                        }
                    }
                }
            }
            int checked = 0;
            for (Section section : DemoReport.document().sections()) {
                checked += check(section, found);
            }
            assertThat(checked).isGreaterThan(200);
        }
    }

    private static int check(Section section, Set<Double> found) {
        int checked = 0;
        for (Block block : section.blocks()) {
            if (block instanceof Table table) {
                for (var row : table.rows()) {
                    for (Cell cell : row) {
                        if (cell instanceof Cell.Number number && Double.isFinite(number.value())) {
                            assertThat(found)
                                    .contains(ExactNumber.of(number.value()).doubleValue());
                            checked++;
                        } else if (cell instanceof Cell.Interval interval && Double.isFinite(interval.lower())) {
                            assertThat(found)
                                    .contains(ExactNumber.of(interval.lower()).doubleValue());
                            checked++;
                        }
                    }
                }
            }
        }
        for (Section part : section.subsections()) {
            checked += check(part, found);
        }
        return checked;
    }

    @Test
    void hostileTextsAreTextsAndComeBack() throws Exception {
        try (XSSFWorkbook workbook = read(write(HostileReport.document()))) {
            Set<String> seen = new HashSet<>();
            for (Sheet sheet : workbook) {
                for (Row row : sheet) {
                    for (org.apache.poi.ss.usermodel.Cell cell : row) {
                        assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                        if (cell.getCellType() == CellType.STRING) {
                            seen.add(cell.getStringCellValue());
                        }
                    }
                }
            }
            for (String text : Hostile.TEXTS) {
                String expected = PlainText.of(text);
                if (expected.length() <= ExcelSheet.CELL_LIMIT) {
                    assertThat(seen.contains(expected)).as(expected).isTrue();
                }
            }
            assertThat(seen).allMatch(cell -> cell.length() <= ExcelSheet.CELL_LIMIT);
            assertThat(seen).anyMatch(cell -> cell.length() == ExcelSheet.CELL_LIMIT && cell.contains("[cut"));
            assertNames(workbook);
        }
    }

    private static void assertNames(XSSFWorkbook workbook) {
        Set<String> names = new HashSet<>();
        for (Sheet sheet : workbook) {
            assertThat(sheet.getSheetName()).hasSizeBetween(1, 31).doesNotContainPattern("[\\[\\]:*?/\\\\]");
            assertThat(names.add(sheet.getSheetName().toLowerCase(Locale.ROOT))).isTrue();
        }
    }

    @Test
    void sheetNamesAreLegalAndUnique() {
        SheetNames names = new SheetNames();
        assertThat(names.of("Items: what/how?")).isEqualTo("Items what how");
        assertThat(names.of("items what how")).isEqualTo("items what how (2)");
        assertThat(names.of("History")).isEqualTo("History (2)");
        assertThat(names.of("'quoted'")).isEqualTo("quoted");
        assertThat(names.of("[]")).isEqualTo("Sheet");
        assertThat(names.of("x".repeat(40))).hasSize(31).endsWith("…");
        assertThat(names.of("x".repeat(40))).hasSize(31).endsWith("… (2)");
    }
}
