package kith.prespecification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kith.finding.InputException;
import kith.yaml.YamlDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanComparisonTest {

    private static final String SUM = "0".repeat(64);
    private static final List<String> KNOWN = List.of("scores", "items", "cfa", "invariance", "hypotheses");
    private static final String STUDY = """
            id: trust
            title: Trust
            instrument: mine.yaml
            data: {file: a.csv, groups: [site, arm]}

            model:
              estimator: ML
            analyses: [scores, items, invariance]
            invariance: {levels: [metric, scalar]}
            hypotheses:
              - id: H1
                correlation: [a, b]
                above: 0.3
            """;

    @TempDir
    private Path folder;

    private static FrozenPlan plan() {
        return FrozenPlan.of(
                "2026-03-01T09:00:00Z",
                "0.1.0",
                List.of("scores", "items", "invariance"),
                FrozenPlan.Data.ABSENT,
                SUM,
                STUDY);
    }

    private static PlanComparison compared(String study) {
        return PlanComparison.of(plan(), YamlDocument.of("study", study).mapping(), SUM);
    }

    @Test
    void aPlanIsReadAsItWasWritten() throws Exception {
        Path file = folder.resolve("study.plan.yaml");
        Files.writeString(file, plan().text());
        assertThat(FrozenPlan.read(file)).isEqualTo(plan());
        assertThat(FrozenPlan.read(file).isIntact()).isTrue();
    }

    /** Line ends of another system are no change. */
    @Test
    void lineEndsAreNoDeviation() {
        FrozenPlan other = FrozenPlan.of(
                plan().frozen(), plan().version(), plan().analyses(), plan().data(), SUM, STUDY.replace("\n", "\r\n"));
        assertThat(other).isEqualTo(plan());
    }

    @Test
    void aChangedPlanIsNotIntact() throws Exception {
        Path file = folder.resolve("study.plan.yaml");
        Files.writeString(file, plan().text().replace("above: 0.3", "above: 0.2"));
        assertThat(FrozenPlan.read(file).isIntact()).isFalse();
    }

    @Test
    void whatIsNoPlanIsRefused() throws Exception {
        Path file = folder.resolve("study.plan.yaml");
        Files.writeString(file, "frozen: yesterday\ndata: perhaps\n");
        assertThatThrownBy(() -> FrozenPlan.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("study_sha256")
                .hasMessageContaining("perhaps");
    }

    @Test
    void theSameStudyHasNoDeviation() {
        PlanComparison same = compared(STUDY.replace("title: Trust", "title: Trust in three contexts"));
        assertThat(same.deviations()).isEmpty();
        assertThat(same.statuses(List.of("scores", "items", "invariance"), KNOWN))
                .containsValues(PlanStatus.AS_PLANNED)
                .doesNotContainValue(PlanStatus.CHANGED);
    }

    @Test
    void aSettingOfAnAnalysisConcernsItAlone() {
        PlanComparison changed = compared(STUDY.replace("[metric, scalar]", "[metric]"));
        assertThat(changed.deviations())
                .containsExactly(
                        new Deviation("invariance.levels", Optional.of("metric, scalar"), Optional.of("metric")));
        assertThat(changed.statuses(List.of("scores", "cfa", "invariance"), KNOWN))
                .containsEntry("scores", PlanStatus.AS_PLANNED)
                .containsEntry("cfa", PlanStatus.ADDED)
                .containsEntry("invariance", PlanStatus.CHANGED)
                .containsEntry("items", PlanStatus.LEFT_OUT);
    }

    @Test
    void everyOtherSettingConcernsAll() {
        PlanComparison changed = compared(STUDY.replace("estimator: ML", "estimator: MLR\n  missing: fiml"));
        assertThat(changed.deviations()).extracting(Deviation::key).containsExactly("model.estimator", "model.missing");
        assertThat(changed.deviations().get(1).planned()).isEmpty();
        assertThat(changed.statuses(List.of("scores"), KNOWN)).containsEntry("scores", PlanStatus.CHANGED);
    }

    @Test
    void aHypothesisIsKnownByItsId() {
        assertThat(compared(STUDY.replace("above: 0.3", "above: 0.2")).deviations())
                .extracting(Deviation::key)
                .containsExactly("hypotheses[H1].above");
        assertThat(compared(STUDY.substring(0, STUDY.indexOf("hypotheses:"))).deviations())
                .extracting(Deviation::key)
                .contains("hypotheses[H1].correlation", "hypotheses[H1].above");
    }

    @Test
    void anotherInstrumentIsADeviation() {
        PlanComparison other =
                PlanComparison.of(plan(), YamlDocument.of("study", STUDY).mapping(), "1".repeat(64));
        assertThat(other.deviations()).extracting(Deviation::key).containsExactly("instrument.sha256");
    }
}
