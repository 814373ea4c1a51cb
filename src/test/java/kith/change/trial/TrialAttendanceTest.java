package kith.change.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.change.RepeatedScores;
import kith.finding.Finding;
import org.junit.jupiter.api.Test;

/** From which difference on dropout is called unequal, and from which number on clusters are enough. */
class TrialAttendanceTest {

    private static final int ARM = 100;

    /** All of one arm come to the visit; of the other {@code present}. */
    private static List<String> codes(int present) {
        double[][] values = new double[2][2 * ARM];
        List<String> ids = new ArrayList<>();
        List<String> arms = new ArrayList<>();
        for (int i = 0; i < 2 * ARM; i++) {
            ids.add("r" + i);
            arms.add(i < ARM ? "usual" : "new");
            values[0][i] = Math.sin(i);
            values[1][i] = i < ARM + present ? Math.cos(2.3 * i) : Double.NaN;
        }
        RepeatedScores scores = new RepeatedScores(
                "data", "trust", ids, List.of("before", "after"), values, arms, List.of(), new double[0][]);
        return TrialAnalysis.of(
                        scores,
                        0,
                        new int[] {1},
                        new TrialQuestion("usual", FreedomMethod.SATTERTHWAITE, Structure.UNSTRUCTURED, .95))
                .findings()
                .stream()
                .map(Finding::code)
                .toList();
    }

    @Test
    void dropoutIsUnequalBeyondTenPercentagePoints() {
        assertThat(codes(90)).isEmpty();
        assertThat(codes(89)).containsExactly("unequal_dropout");
    }

    @Test
    void fewerThanFortyClustersAreFew() {
        assertThat(ancova(0).hasFewClusters()).isFalse();
        assertThat(ancova(39).hasFewClusters()).isTrue();
        assertThat(ancova(40).hasFewClusters()).isFalse();
    }

    private static Ancova ancova(int clusters) {
        double[] none = {};
        return new Ancova(
                "after",
                80,
                clusters,
                List.of(),
                1,
                0,
                none,
                none,
                none,
                none,
                List.of(),
                List.of(),
                List.of(),
                none,
                Optional.empty());
    }
}
