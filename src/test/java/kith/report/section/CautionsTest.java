package kith.report.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kith.finding.Finding;
import kith.finding.Severity;
import kith.math.Parallel;
import kith.math.Progress;
import kith.report.document.Block;
import kith.report.document.Section;
import kith.report.section.presenter.StudyContext;
import kith.study.StudyReader;
import kith.study.StudyResults;
import kith.study.StudyRunner;
import org.junit.jupiter.api.Test;

class CautionsTest {

    private static final Finding SIDE =
            Finding.of("few_clusters", Map.of("clusters", 12, "parameters", 40)).in("short");
    private static final Finding MAIN =
            Finding.of("hypothesis_not_tested", Map.of("respondents", 3)).in("personal");
    private static final Finding NOTE = Finding.of("missing_answers", Map.of("incomplete", 3, "respondents", 10))
            .as(Severity.NOTE);

    @Test
    void whatBearsOnTheFirstAnalysisComesFirst() {
        assertThat(Cautions.sorted(List.of(SIDE, MAIN), finding -> finding == MAIN ? 1 : 2))
                .extracting(alike -> alike.first().code())
                .containsExactly("hypothesis_not_tested", "few_clusters");
        assertThat(Cautions.sorted(List.of(MAIN, SIDE), finding -> finding == MAIN ? 2 : 1))
                .extracting(alike -> alike.first().code())
                .containsExactly("few_clusters", "hypothesis_not_tested");
    }

    @Test
    void notesAreNoCautions() {
        assertThat(Cautions.sorted(List.of(NOTE), finding -> 0)).isEmpty();
    }

    /** Readers see titles, not ids. */
    @Test
    void groupsAreNamedByTheirTitles() {
        StudyResults results = StudyRunner.run(
                StudyReader.read(Path.of("datasets/collective-efficacy/study.yaml"))
                        .only(java.util.Set.of("items")),
                new Parallel(2),
                Progress.SILENT);
        Section box = Cautions.section(StudyContext.of(results));
        String told = box.blocks().stream()
                .filter(Block.Notice.class::isInstance)
                .map(Object::toString)
                .reduce("", String::concat);
        assertThat(told).contains("Personal community").doesNotContain("personal,");
    }
}
