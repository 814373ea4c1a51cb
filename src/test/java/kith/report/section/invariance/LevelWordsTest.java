package kith.report.section.invariance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import kith.invariance.ladder.Judgement;
import kith.invariance.level.FreedParameter;
import kith.invariance.level.Level;
import kith.invariance.level.LevelVerdict;
import kith.report.section.word.Labels;
import kith.sem.model.ParameterKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelWordsTest {

    @ParameterizedTest
    @CsvSource({
        "SUPPORTED, supported",
        "PARTIALLY_SUPPORTED, partially supported",
        "NOT_SUPPORTED, not supported",
        "NOT_JUDGED, not judged"
    })
    void everyVerdictHasItsWord(LevelVerdict verdict, String word) {
        assertThat(LevelWords.verdict(verdict)).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource({"PASS, supported", "FAIL, not supported", "SPLIT, indices disagree", "SILENT, inconclusive"})
    void everyOutcomeOfARuleHasItsWord(Judgement.Outcome outcome, String word) {
        assertThat(LevelWords.outcome(outcome)).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource({"f=~x2, loading of x2", "x3~1, intercept of x3", "x1|t2, threshold 2 of x1", "x1~~x1, x1~~x1"})
    void parametersAreNamedByWhatTheyAre(String parameter, String name) {
        ParameterKey key = ParameterKey.parse("test", parameter);
        Labels labels = new Labels(Map.of("g", "Women"));
        assertThat(LevelWords.parameter(new FreedParameter(key, Optional.of("g")), labels))
                .isEqualTo(name + " in Women");
        assertThat(LevelWords.parameter(new FreedParameter(key, Optional.empty()), labels))
                .isEqualTo(name + " in all groups");
    }

    @Test
    void aLevelBeginsWithACapital() {
        assertThat(LevelWords.name(Level.SCALAR)).isEqualTo("Scalar");
    }
}
