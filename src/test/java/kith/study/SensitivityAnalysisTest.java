package kith.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kith.finding.Finding;
import kith.math.Parallel;
import kith.math.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Structure and comparability with responses as numbers and as ordered categories. */
class SensitivityAnalysisTest {

    @TempDir
    private Path folder;

    private StudyResults run(String more) throws IOException {
        Path data = Path.of("datasets/bfi/bfi.csv").toAbsolutePath();
        Path file = folder.resolve("study.yaml");
        Files.writeString(
                file,
                "id: bfi\ntitle: BFI\ninstrument: bfi\ndata:\n  file: " + data + "\n  groups: [gender]\n"
                        + "analyses: [sensitivity]\n" + more);
        return StudyRunner.run(StudyReader.read(file), Parallel.allCores(), Progress.SILENT);
    }

    @Test
    void withoutGroupsTheStructureAlone() throws IOException {
        StudyResults results = run("model:\n  syntax: a =~ A2 + A3 + A4 + A5\n");
        SensitivityAnswer answer = results.answer(SensitivityAnswer.class).orElseThrow();
        assertThat(answer.comparability()).isEmpty();
        assertThat(answer.structure().numbers().estimator()).isEqualTo("ML");
        assertThat(answer.structure().ordered().estimator()).isEqualTo("WLSMV");
        assertThat(Math.abs(answer.largestDifference().orElseThrow().difference()))
                .isBetween(0.001, 0.2);
    }

    @Test
    void comparabilityInBothWays() throws IOException {
        StudyResults results = run("compare: gender\nmodel:\n  syntax: a =~ A2 + A3 + A4 + A5\n");
        assertThat(results.notDone()).isEmpty();
        SensitivityAnswer answer = results.answer(SensitivityAnswer.class).orElseThrow();
        assertThat(answer.comparability()).isPresent();
        assertThat(answer.conclusionChanges())
                .isEqualTo(answer.comparability().get().numbers().answer()
                        != answer.comparability().get().ordered().answer());
        assertThat(answer.findings().stream().map(Finding::code).toList().contains("conclusion_depends_on_scale"))
                .isEqualTo(answer.conclusionChanges());
    }

    @Test
    void responsesThatAreOrderedAlready() throws IOException {
        assertThat(run("model:\n  answers: ordered\n  syntax: a =~ A2 + A3 + A4 + A5\n")
                        .notDone())
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).contains("already"));
    }

    /** Measures on a fine scale are no ordered categories. */
    @Test
    void measuresAreNoCategories() throws IOException {
        Path data = Path.of("datasets/holzinger1939/holzinger1939.csv").toAbsolutePath();
        Path file = folder.resolve("study.yaml");
        Files.writeString(
                file,
                "id: hs\ntitle: HS\ninstrument: holzinger1939\ndata:\n  file: " + data + "\nanalyses: [sensitivity]\n");
        assertThat(StudyRunner.run(StudyReader.read(file), Parallel.allCores(), Progress.SILENT)
                        .notDone())
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).contains("more than 10 different responses"));
    }
}
