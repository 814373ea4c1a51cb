package kith.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import kith.finding.Problems;
import kith.report.document.Document;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.render.CsvTable;
import kith.report.render.ExcelReport;

/** A file with a row of factor scores a person. */
final class ScoreFile {

    private ScoreFile() {}

    /** Tells a name that does not say which form is wanted. */
    static void requireName(Path file, Problems problems) {
        if (!extension(file).equals("csv") && !extension(file).equals("xlsx")) {
            problems.add(
                    "--scores", "“" + file + "”", "a name that ends with .csv or .xlsx", "choose one of these forms");
        }
    }

    static void write(Path file, Table table) {
        OutputFile.write(file, extension(file).equals("csv") ? text(table) : workbook(table));
    }

    /** What a name ends in after its last point, in lower case; empty where there is no point. */
    static String extension(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.indexOf('.') < 0 ? "" : name.substring(name.lastIndexOf('.') + 1);
    }

    private static byte[] text(Table table) {
        return CsvTable.render(table).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] workbook(Table table) {
        Section sheet = new Section("factor-scores", "Factor scores", List.of(table));
        return ExcelReport.bytes(new Document("Factor scores", "", "en", sheet, List.of(), List.of()));
    }
}
