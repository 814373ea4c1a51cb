package kith.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class AnswerRangeTest {

    private static final OptionalDouble NONE = OptionalDouble.empty();

    @Test
    void recodesWithinTheEnds() {
        assertThat(AnswerRange.of(1, 6).recoded(new double[] {1, 2, 6, Double.NaN, 3.5}))
                .containsExactly(6, 5, 1, Double.NaN, 3.5);
        double[] answers = {0, 2};
        AnswerRange.of(-1, 2).recoded(answers);
        assertThat(answers).containsExactly(0, 2);
    }

    @Test
    void comesFromTheResponseScale() {
        List<ResponseScale.Point> points =
                List.of(new ResponseScale.Point(2, Map.of()), new ResponseScale.Point(3, Map.of()));
        assertThat(AnswerRange.of(new ResponseScale.Rating("r", points, Map.of())))
                .isEqualTo(AnswerRange.of(2, 3));
        assertThat(AnswerRange.of(new ResponseScale.Rating("r", List.of(), Map.of())))
                .isEqualTo(AnswerRange.UNKNOWN);
        assertThat(AnswerRange.of(new ResponseScale.Continuous("c", OptionalDouble.of(0), NONE, "", Map.of())))
                .isEqualTo(new AnswerRange(OptionalDouble.of(0), NONE))
                .hasToString("0 to ?");
    }

    @Test
    void theObservedEndTakesThePlaceOfAnUnknownOne() {
        AnswerRange observed = AnswerRange.observed(List.of(new double[] {3, Double.NaN, 2}, new double[] {4.5, 4}));
        assertThat(observed).isEqualTo(AnswerRange.of(2, 4.5)).hasToString("2 to 4.5");
        AnswerRange lowestOnly = new AnswerRange(OptionalDouble.of(1), NONE);
        assertThat(lowestOnly.isKnown()).isFalse();
        assertThat(lowestOnly.orElse(observed)).isEqualTo(AnswerRange.of(1, 4.5));
        assertThat(AnswerRange.of(0, 9).orElse(observed)).isEqualTo(AnswerRange.of(0, 9));
        assertThat(AnswerRange.observed(List.of(new double[] {Double.NaN}))).isEqualTo(AnswerRange.UNKNOWN);
    }

    @Test
    void neverLeavesAnAnswerAsItStood() {
        assertThatThrownBy(() -> AnswerRange.UNKNOWN.recoded(new double[] {1}))
                .isInstanceOf(IllegalStateException.class);
        assertThat(AnswerRange.UNKNOWN.recoded(new double[] {Double.NaN})).containsExactly(Double.NaN);
    }
}
