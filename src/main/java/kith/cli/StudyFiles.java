package kith.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.citation.Source;
import kith.report.render.DocxReport;
import kith.report.render.ExcelReport;
import kith.report.render.HtmlReport;
import kith.report.render.JsonWriter;
import kith.report.section.References;
import kith.report.section.StudyReport;
import kith.report.section.StudyTree;
import kith.report.section.script.AnalysisScript;
import kith.study.StudyResults;

/** The files that a run leaves of a study, all but the one with the facts of the machine. */
final class StudyFiles {

    private StudyFiles() {}

    static Map<Path, byte[]> of(Path folder, StudyResults results) {
        StudyReport report = StudyReport.of(results);
        List<Source> cited = References.cited(report.workbook());
        Map<Path, byte[]> files = new LinkedHashMap<>();
        files.put(folder.resolve("report.html"), bytes(HtmlReport.render(report.report())));
        files.put(folder.resolve("supplement.html"), bytes(HtmlReport.render(report.supplement())));
        files.put(folder.resolve("report.docx"), DocxReport.bytes(report.report()));
        files.put(folder.resolve("report.xlsx"), ExcelReport.bytes(report.workbook()));
        files.put(
                folder.resolve("results.json"),
                bytes(JsonWriter.write(StudyTree.of(results).put("references", References.trees(cited)))));
        files.put(folder.resolve("references.bib"), bytes(References.bibTex(cited)));
        files.put(folder.resolve("references.json"), bytes(JsonWriter.write(References.csl(cited))));
        files.put(folder.resolve("analysis.R"), bytes(AnalysisScript.of(results)));
        return files;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
