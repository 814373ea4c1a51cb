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
                .isEqualTo("3 of 4 estimates were in the range that the hypotheses about scores state.");
        assertThat(HypothesisWords.counted(answer(3, 1, 2)))
                .isEqualTo(
                        "3 of 4 estimates were in the range that the hypotheses about scores state (2 could not be tested).");
        assertThat(HypothesisWords.counted(answer(0, 0, 2)))
                .isEqualTo("None of the hypotheses about scores could be tested.");
    }

    @Test
    void threeQuartersReachTheGuideAndLessDoesNot() {
        assertThat(HypothesisWords.guide(answer(3, 1, 0))).startsWith("That reaches the 75%");
        assertThat(HypothesisWords.guide(answer(14, 5, 0))).startsWith("That is less than the 75%");
        assertThat(HypothesisWords.guide(answer(0, 0, 1))).isEmpty();
    }
}
