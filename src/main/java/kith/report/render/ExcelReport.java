package kith.report.render;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kith.report.document.Block;
import kith.report.document.BlockContent;
import kith.report.document.Document;
import kith.report.document.Section;
import kith.report.document.Table;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.util.LocaleUtil;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A report as an Excel workbook: a sheet of contents with links, one sheet a section, a sheet that says how the report
 * was made, one with the numbers of the charts, and each table alone on a sheet for programs. Numbers are numbers (12
 * significant digits) under a format that shows them as the APA wants them; texts are never formulas. The same document
 * always gives the same bytes.
 */
public final class ExcelReport {

    /** Stands for the moment of making, which must not be in the file. */
    private static final Date EPOCH = Date.from(Instant.parse("2000-01-01T00:00:00Z"));

    static {
        QuietLogging.set();
    }

    private final Document document;
    private final XSSFWorkbook workbook = new XSSFWorkbook();
    private final ExcelStyles styles = new ExcelStyles(workbook);
    private final SheetNames names = new SheetNames();

    private ExcelReport(Document document) {
        this.document = document;
    }

    /** The workbook as the content of a file. */
    public static byte[] bytes(Document document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(document, bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    /** Writes the workbook; the stream stays open. */
    public static void write(Document document, OutputStream out) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        // Titles of charts name a language: that of the report, not that of the machine.
        LocaleUtil.setUserLocale(Locale.US);
        ExcelReport report = new ExcelReport(document);
        try (XSSFWorkbook workbook = report.workbook) {
            report.build();
            workbook.write(plain);
        } finally {
            LocaleUtil.resetUserLocale();
        }
        StableZip.rewrite(plain.toByteArray(), out);
    }

    private void build() {
        CoreProperties core = workbook.getProperties().getCoreProperties();
        core.setTitle(PlainText.cut(PlainText.line(document.title()), 250, "…"));
        core.setCreator("Kith");
        core.setCreated(Optional.of(EPOCH));
        core.setModified(Optional.of(EPOCH));
        XSSFSheet contents = workbook.createSheet(names.of(Words.CONTENTS));
        List<Section> sections = new ArrayList<>();
        sections.add(document.summary());
        sections.addAll(document.sections());
        List<XSSFSheet> sheets = new ArrayList<>();
        for (Section section : sections) {
            sheets.add(workbook.createSheet(names.of(section.title())));
        }
        XSSFSheet manifest = workbook.createSheet(names.of(Words.MANIFEST));
        Numbering numbering = new Numbering(document);
        ExcelCharts charts = new ExcelCharts(workbook, styles, names.of(Words.CHART_DATA));
        for (int i = 0; i < sections.size(); i++) {
            new ExcelSheet(sheets.get(i), styles, numbering, document.way()).write(sections.get(i), charts);
        }
        manifest(manifest);
        contents(contents, sections, sheets, manifest, numbering);
    }

    private void manifest(XSSFSheet sheet) {
        ExcelSheet.put(sheet, styles, 0, 0, Words.MANIFEST, styles.title());
        int row = 2;
        for (Document.Entry entry : document.manifest()) {
            ExcelSheet.put(sheet, styles, row, 0, entry.label(), styles.label());
            ExcelSheet.put(sheet, styles, row++, 1, entry.value(), styles.paragraph());
        }
        sheet.setColumnWidth(0, 34 * 256);
        sheet.setColumnWidth(1, 100 * 256);
        ExcelSheet.page(sheet);
        sheet.createFreezePane(0, 1);
    }

    private void contents(
            XSSFSheet sheet, List<Section> sections, List<XSSFSheet> sheets, XSSFSheet manifest, Numbering numbering) {
        ExcelSheet.put(sheet, styles, 0, 0, document.title(), styles.title());
        ExcelSheet.put(sheet, styles, 1, 0, document.subtitle(), styles.subtitle());
        ExcelSheet.put(sheet, styles, 2, 0, document.imprint().byline(), styles.note());
        int row = 4;
        for (int i = 0; i < sections.size(); i++) {
            link(sheet, row++, 0, sections.get(i).title(), sheets.get(i).getSheetName());
            for (Numbered one : numbered(sections.get(i), numbering)) {
                ExcelSheet.put(sheet, styles, row, 0, "      " + one.label() + "  " + one.caption(), styles.note());
                link(sheet, row++, 1, Words.TIDY, tidy(one.table(), numbering));
            }
        }
        if (!document.manifest().isEmpty()) {
            link(sheet, row, 0, Words.MANIFEST, manifest.getSheetName());
        }
        sheet.setColumnWidth(0, 110 * 256);
        sheet.setColumnWidth(1, 14 * 256);
        ExcelSheet.page(sheet);
        sheet.createFreezePane(0, 1);
    }

    /** Writes the table alone on a sheet of its own and tells the sheet's name. */
    private String tidy(Table table, Numbering numbering) {
        XSSFSheet sheet = workbook.createSheet(names.of(numbering.label(table)));
        TidySheet.write(sheet, styles, table);
        return sheet.getSheetName();
    }

    /** A table or a figure with a number, and the table of its values. */
    private record Numbered(String label, String caption, Table table) {}

    private static List<Numbered> numbered(Section section, Numbering numbering) {
        List<Numbered> all = new ArrayList<>();
        for (Block block : section.blocks()) {
            String label = numbering.label(block);
            BlockContent content = BlockContent.of(block);
            content.table().ifPresent(table -> all.add(new Numbered(label, table.caption(), table)));
            content.figure().ifPresent(figure -> all.add(new Numbered(label, figure.caption(), figure.table())));
        }
        section.subsections().forEach(part -> all.addAll(numbered(part, numbering)));
        return all;
    }

    private void link(XSSFSheet sheet, int row, int column, String text, String target) {
        ExcelSheet.put(sheet, styles, row, column, text, styles.link());
        XSSFHyperlink link = workbook.getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
        link.setAddress("'" + target.replace("'", "''") + "'!A1");
        XSSFCell cell = sheet.getRow(row).getCell(column);
        cell.setHyperlink(link);
    }
}
