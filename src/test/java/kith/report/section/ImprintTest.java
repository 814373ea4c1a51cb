package kith.report.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import kith.math.Parallel;
import kith.math.Progress;
import kith.report.render.HtmlReport;
import kith.study.Study;
import kith.study.StudyReader;
import kith.study.StudyRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImprintTest {

    @TempDir
    private Path folder;

    private Study study(String keys) throws Exception {
        Path file = folder.resolve("study.yaml");
        Files.writeString(file, """
                id: schools
                title: Nine tests
                %s
                instrument: holzinger1939
                data: {file: '%s', id: id}
                analyses: [scores]
                """.formatted(
                keys, Path.of("datasets/holzinger1939/holzinger1939.csv").toAbsolutePath()));
        return StudyReader.read(file);
    }

    @Test
    void authorsAndDateStandUnderTheTitle() throws Exception {
        Study study = study("authors: [A. Author, '<b>B</b>']\ndate: 30 November 2026");
        assertThat(StudyReport.byline(study)).isEqualTo("A. Author, <b>B</b> · 30 November 2026");
        StudyReport report = StudyReport.of(StudyRunner.run(study, new Parallel(2), Progress.SILENT));
        String page = HtmlReport.render(report.report());
        assertThat(page).contains("A. Author, &lt;b").doesNotContain("<b>B</b>").contains("href=\"supplement.html\"");
        assertThat(HtmlReport.render(report.supplement())).contains("href=\"report.html\"");
    }

    @Test
    void withoutThemThereIsNoLine() throws Exception {
        Study study = study("date: 2026");
        assertThat(StudyReport.byline(study)).isEqualTo("2026");
        assertThat(StudyReport.byline(study("language: en"))).isEmpty();
    }
}
