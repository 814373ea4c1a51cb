package kith.change.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.change.RepeatedScores;
import kith.finding.Finding;
import org.junit.jupiter.api.Test;

class ShownScoresTest {

    private static final int LEAST = 5;

    /**
     * Arms “a” of ten and “b” of ten respondents at waves w0, w1 and w2.
     *
     * @param ofB how many of b have a score at w2
     * @param withoutBaseline how many of these have none at w0
     */
    private static RepeatedScores scores(int ofA, int ofB, int withoutBaseline) {
        int people = 20;
        double[][] values = new double[3][people];
        List<String> arms = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            boolean a = i < 10;
            arms.add(a ? "a" : "b");
            values[0][i] = !a && i - 10 < withoutBaseline ? Double.NaN : i;
            values[1][i] = 2 * i;
            values[2][i] = (a ? i < ofA : i - 10 < ofB) ? 3 * i : Double.NaN;
        }
        return new RepeatedScores(
                "scores.csv",
                "s",
                IntStream.range(0, people).mapToObj(Integer::toString).toList(),
                List.of("w0", "w1", "w2"),
                values,
                arms,
                List.of(),
                new double[0][]);
    }

    private static ShownScores shown(RepeatedScores scores) {
        return ShownScores.of(scores, Optional.empty(), LEAST);
    }

    @Test
    void fiveOfAnArmAreShown() {
        ShownScores shown = shown(scores(10, 5, 0));
        assertThat(shown.findings()).isEmpty();
        assertThat(shown.scores().armNames()).containsExactly("a", "b");
    }

    @Test
    void armsAreNotShownWhereFourOfOneHaveAScore() {
        ShownScores shown = shown(scores(10, 4, 0));
        assertThat(shown.findings()).extracting(Finding::code).containsExactly("arms_too_small");
        assertThat(shown.findings().get(0).what()).contains("at w2, fewer than 5 respondents");
        assertThat(shown.scores().armNames()).isEmpty();
        assertThat(count(shown, 2)).isEqualTo(14);
    }

    /** Change is of those with both scores. */
    @Test
    void armsAreNotShownWhereFourOfOneHaveBothScores() {
        assertThat(shown(scores(10, 6, 1)).findings()).isEmpty();
        assertThat(shown(scores(10, 6, 2)).scores().armNames()).isEmpty();
        assertThat(ShownScores.of(scores(10, 6, 2), Optional.of("w1"), LEAST).findings())
                .isEmpty();
    }

    @Test
    void anArmWithoutScoresDisclosesNothing() {
        assertThat(shown(scores(10, 0, 0)).findings()).isEmpty();
    }

    @Test
    void aWaveOfFewRespondentsIsNotUsed() {
        assertThat(shown(scores(5, 0, 0)).findings()).isEmpty();
        RepeatedScores given = scores(4, 0, 0);
        ShownScores shown = shown(given);
        assertThat(given.of(2, "a")).contains(3);
        assertThat(shown.findings()).extracting(Finding::code).containsExactly("waves_too_small");
        assertThat(shown.findings().get(0).what()).startsWith("Scores at w2 were not used: fewer than 5 respondents");
        assertThat(count(shown, 2)).isZero();
        assertThat(shown.scores().armNames()).containsExactly("a", "b");
    }

    @Test
    void oneShowsAll() {
        assertThat(ShownScores.of(scores(1, 1, 0), Optional.empty(), 1).findings())
                .isEmpty();
    }

    private static long count(ShownScores shown, int wave) {
        return Arrays.stream(shown.scores().values()[wave])
                .filter(value -> !Double.isNaN(value))
                .count();
    }
}
