package kith.change.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import kith.Reference;
import kith.Tolerance;
import kith.finding.InputException;
import kith.math.Parallel;
import kith.math.Progress;
import kith.study.Study;
import kith.study.StudyReader;
import kith.study.StudyResults;
import kith.study.StudyRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LongitudinalAnalysisTest {

    private static final Path TRIAL = Path.of("datasets/trial/study.yaml");

    @TempDir
    private Path folder;

    private static LongitudinalAnswer answer(Study study) {
        StudyResults results = StudyRunner.run(study, Parallel.allCores(), Progress.SILENT);
        return results.answer(LongitudinalAnswer.class).orElseThrow();
    }

    /** The bundled trial scores as the reference did, which rounded to four decimals. */
    @Test
    void theBundledTrialGivesTheNumbersOfTheReferences() {
        LongitudinalAnswer found = answer(StudyReader.read(TRIAL));
        JsonNode retest = Reference.json("change_retest").get("trial_baseline_retest");
        Tolerance.ESTIMATE.check(
                "icc",
                found.change().retest().orElseThrow().reliability(),
                retest.get("icc21_agreement").asDouble());
        // rounding to four decimals makes ties of changes that differ, and changes that are equal differ in their last
        // bits
        assertThat(found.change().minimal().orElseThrow().roc().auc())
                .isCloseTo(
                        Reference.json("change_mic_trial")
                                .at("/little_better_or_more/auc")
                                .asDouble(),
                        org.assertj.core.data.Offset.offset(5e-4));
        JsonNode clustered = Reference.json("change_mmrm").at("/mmrm_cluster_reml/treatment_effect");
        found.trial()
                .orElseThrow()
                .differences()
                .forEach(difference -> Tolerance.ESTIMATE.check(
                        difference.visit(),
                        difference.byMethod().get(0).estimate(),
                        clustered.at("/" + difference.visit() + "/est").asDouble()));
    }

    @Test
    void refusesAnUnknownScaleWithItsPlace() throws Exception {
        Path file = folder.resolve("study.yaml");
        String text = Files.readString(TRIAL)
                .replace(
                        "../collective-efficacy/trial.csv",
                        Path.of("datasets/collective-efficacy/trial.csv")
                                .toAbsolutePath()
                                .toString())
                .replace("score_as: pomp", "score: trust");
        Files.writeString(file, text);
        assertThatThrownBy(() -> StudyReader.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("“trust”")
                .hasMessageContaining("one of ci, rw, ta, le, sc, total");
    }

    @Test
    void aStudyWithoutWavesSaysWhyThereIsNoChange() throws Exception {
        Path file = folder.resolve("study.yaml");
        String text = Files.readString(TRIAL)
                .replace(
                        "../collective-efficacy/trial.csv",
                        Path.of("datasets/collective-efficacy/contexts.csv")
                                .toAbsolutePath()
                                .toString())
                .replace("  wave: visit\n", "")
                .replace("  arm: arm\n", "")
                .replace("compare: arm\n", "")
                .replaceFirst("analyses: \\[.*]", "analyses: [change]");
        Files.writeString(file, text);
        StudyResults results = StudyRunner.run(StudyReader.read(file), Parallel.allCores(), Progress.SILENT);
        assertThat(results.answer(LongitudinalAnswer.class)).isEmpty();
    }
}
