package kith.report.section.invariance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import kith.invariance.level.FreedParameter;
import kith.invariance.level.Level;
import kith.invariance.permutation.PermutationAnswer;
import kith.invariance.permutation.PermutationAnswer.Statistic;
import kith.invariance.permutation.PermutationAnswer.Step;
import kith.invariance.permutation.PermutationAnswer.Tested;
import kith.invariance.permutation.PermutedMeasure;
import kith.report.document.Block;
import kith.report.section.word.Labels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sentence of a permutation test on both sides of p = .05. */
class PermutationSectionTest {

    private static final FreedParameter PARAMETER = FreedParameter.parse("test", "x3~1");

    private static Step step(Level level, double p, double ofParameter) {
        List<Statistic> statistics = Stream.of(PermutedMeasure.values())
                .map(measure -> new Statistic(measure, 1, 1, p))
                .toList();
        List<Tested> parameters =
                Double.isNaN(ofParameter) ? List.of() : List.of(new Tested(PARAMETER, 9.5, ofParameter));
        return new Step(level, statistics, parameters);
    }

    private static List<Block> blocks(Step... steps) {
        return new PermutationSection(new PermutationAnswer(1000, 998, 1, List.of(steps), List.of()), Labels.none())
                .blocks();
    }

    private static String words(Step... steps) {
        return ((Block.Paragraph) blocks(steps).get(0)).text();
    }

    @ParameterizedTest
    @CsvSource({"0.05, false", "0.0499, true", "0.046, true", "0.054, false"})
    void oneLevel(double p, boolean larger) {
        String words = words(step(Level.CONFIGURAL, 0.5, Double.NaN), step(Level.METRIC, p, Double.NaN));
        assertThat(words)
                .startsWith("Permutation test: respondents were exchanged between the groups at random 998 times");
        if (larger) {
            assertThat(words).contains("Misfit was larger than under permutation at the level metric (p = .0");
        } else {
            assertThat(words).endsWith("At no level was misfit larger than under permutation (all p ≥ .05).");
        }
    }

    @Test
    void severalLevels() {
        assertThat(words(step(Level.METRIC, 0.01, Double.NaN), step(Level.SCALAR, 0.02, Double.NaN)))
                .contains("at the levels metric (p = .010), scalar (p = .020). A difference at the first");
    }

    @ParameterizedTest
    @CsvSource({"0.0499, true", "0.05, false"})
    void theStrongestParameter(double p, boolean named) {
        Step step = step(Level.SCALAR, 0.01, p);
        assertThat(words(step).contains("; above all intercept of x3")).isEqualTo(named);
        assertThat(blocks(step)).hasSize(3);
        assertThat(blocks(step(Level.SCALAR, 0.01, Double.NaN))).hasSize(2);
    }
}
