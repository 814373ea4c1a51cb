package kith.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kith.finding.InputException;
import kith.invariance.ComparabilityAnswer;
import kith.invariance.conclusion.Conclusion;
import kith.invariance.effect.EffectMetric;
import kith.invariance.level.DecisionRule;
import kith.math.Parallel;
import kith.math.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a study file says under {@code invariance:}. */
class ComparisonKeysTest {

    @TempDir
    private Path folder;

    private Study study(String keys) throws IOException {
        String data = Path.of("datasets/holzinger1939/holzinger1939.csv")
                .toAbsolutePath()
                .toString();
        Path file = folder.resolve("study.yaml");
        Files.writeString(
                file,
                "id: schools\ntitle: Schools\ninstrument: holzinger1939\ndata:\n  file: " + data
                        + "\n  groups: [school]\ncompare: school\nanalyses: [invariance]\ninvariance:\n" + keys);
        return StudyReader.read(file);
    }

    private static ComparabilityAnswer answer(Study study) {
        return StudyRunner.run(study, Parallel.allCores(), Progress.SILENT)
                .answer(ComparabilityAnswer.class)
                .orElseThrow();
    }

    @Test
    void theDefault() throws IOException {
        Study study = study("  levels: [configural, metric, scalar]\n");
        assertThat(study.settings(InvarianceAnalysis.class).questions().decision())
                .isEqualTo(DecisionRule.SEARCH);
        assertThat(answer(study).conclusion().answer()).isEqualTo(Conclusion.Answer.WITH_RELEASED);
    }

    /**
     * Chen's rule is in scope for two groups and maximum likelihood, and fails at scalar; with two intercepts free it
     * passes.
     */
    @Test
    void aPublishedRuleDecides() throws IOException {
        ComparabilityAnswer answer = answer(study("  decide_by: chen_2007\n  referents: [x1, x4, x8]\n"));
        assertThat(answer.conclusion().decidedBy()).isEqualTo(DecisionRule.CHEN);
        assertThat(answer.conclusion().answer()).isEqualTo(Conclusion.Answer.WITH_RELEASED);
        assertThat(answer.effects().metric()).isEqualTo(EffectMetric.REFERENT);
    }

    @Test
    void parametersLeftFree() throws IOException {
        ComparabilityAnswer answer = answer(study("  free: [x3~1, x7~1]\n"));
        assertThat(answer.conclusion().released()).hasSize(2);
        assertThat(answer.conclusion().answer()).isEqualTo(Conclusion.Answer.WITH_RELEASED);
    }

    @Test
    void permutations() throws IOException {
        ComparabilityAnswer answer =
                answer(study("  decide_by: permutation\n  permutations: 19\n  levels: [configural, metric]\n"));
        assertThat(answer.permutation().orElseThrow().draws()).isEqualTo(19);
        assertThat(answer.conclusion().decidedBy()).isEqualTo(DecisionRule.PERMUTATION);
    }

    @Test
    void permutationsHaveToBeCounted() {
        assertThatThrownBy(() -> study("  decide_by: permutation\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("permutations: 1000");
    }

    @Test
    void theSchemaKnowsEveryRule() throws IOException {
        String schema = Files.readString(Path.of("datasets/study.schema.json"));
        assertThat(DecisionRule.ids()).allSatisfy(id -> assertThat(schema).contains("\"" + id + "\""));
    }
}
