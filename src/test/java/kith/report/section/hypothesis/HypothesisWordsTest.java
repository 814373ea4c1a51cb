package kith.report.section.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.hypothesis.ExpectedRange;
import kith.hypothesis.HypothesesAnswer;
import kith.hypothesis.Hypothesis;
import kith.hypothesis.HypothesisResult;
import kith.hypothesis.HypothesisVerdict;
import kith.resampling.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HypothesisWordsTest {

    private static HypothesesAnswer answer(int agreeing, int disagreeing, int untested) {
        List<HypothesisResult> results = new ArrayList<>();
        for (int i = 0; i < agreeing + disagreeing + untested; i++) {
            HypothesisVerdict verdict = i < agreeing
                    ? HypothesisVerdict.AGREES
                    : i < agreeing + disagreeing ? HypothesisVerdict.CONTRADICTED : HypothesisVerdict.NOT_TESTED;
            Hypothesis hypothesis =
                    new Hypothesis.Correlation("H" + i, "a", "b", ExpectedRange.above(0.3), Optional.empty(), "");
            results.add(new HypothesisResult(hypothesis, "", 100, 0.4, Interval.NONE, verdict));
        }
        return new HypothesesAnswer(results, 0.95, 0, List.of());
    }

    @Test
    void countsWhatAgreesAndWhatCouldNotBeTested() {
        assertThat(HypothesisWords.counted(answer(3, 1, 0)))
                .isEqualTo("3 of 4 estimates were within the range that the hypotheses predict.");
        assertThat(HypothesisWords.counted(answer(3, 1, 2)))
                .isEqualTo(
                        "3 of 4 estimates were within the range that the hypotheses predict (2 could not be tested).");
        assertThat(HypothesisWords.counted(answer(0, 0, 2)))
                .isEqualTo("None of the hypotheses about scores could be tested.");
    }

    @Test
    void threeQuartersReachTheGuideAndLessDoesNot() {
        assertThat(HypothesisWords.guide(answer(3, 1, 0)))
                .startsWith("This meets COSMIN’s criterion for construct validity of at least 75% (");
        assertThat(HypothesisWords.guide(answer(14, 5, 0))).startsWith("This does not meet COSMIN’s criterion");
        assertThat(HypothesisWords.guide(answer(0, 0, 1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "SUPPORTED, supported",
        "AGREES, agrees",
        "DISAGREES, disagrees",
        "CONTRADICTED, contradicted",
        "NOT_TESTED, not tested"
    })
    void everyVerdictHasItsWord(HypothesisVerdict verdict, String word) {
        assertThat(HypothesisWords.of(verdict)).isEqualTo(word);
    }
}
