package kith.report.section.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.report.document.Table;
import kith.screening.CompletelyAtRandom;
import kith.screening.Cutoffs;
import kith.screening.ExclusionLog;
import kith.screening.Missingness;
import kith.screening.Outlyingness;
import kith.screening.RowScreen;
import kith.screening.ScreeningResult;
import org.junit.jupiter.api.Test;

/** Notes of a screening: what is not shown, and what a test does not show. */
class ScreeningWordsTest {

    private static CompletelyAtRandom test(int df, double p) {
        return new CompletelyAtRandom(100, 5, 4, 7.891, df, p, 7.8, p);
    }

    @Test
    void aTestThatDoesNotRejectShowsNothing() {
        assertThat(ScreeningSection.completelyAtRandom(test(3, .0499)))
                .isEqualTo("Test that responses are missing completely at random (Little, 1988): χ²(3) = 7.89, p ="
                        + " .050.");
        assertThat(ScreeningSection.completelyAtRandom(test(3, .05)))
                .endsWith("p = .050. A test that does not reject does not show that they are.");
        assertThat(ScreeningSection.completelyAtRandom(test(3, .0001))).endsWith("p < .001.");
    }

    private static ScreeningResult result(int patterns, int flagged, Optional<CompletelyAtRandom> test) {
        return new ScreeningResult(
                1000,
                List.of(),
                new Missingness(
                        .1,
                        10,
                        0,
                        List.of(),
                        IntStream.range(0, patterns)
                                .mapToObj(i -> new Missingness.Pattern(List.of("x" + i), 20 - i))
                                .toList()),
                IntStream.range(0, flagged)
                        .mapToObj(i -> new RowScreen(i, "r" + i, 5, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1))
                        .toList(),
                Optional.of(new Outlyingness(new double[flagged], new double[flagged])),
                List.of(),
                List.of(),
                test,
                new ExclusionLog(IntStream.range(0, flagged)
                        .mapToObj(i -> new ExclusionLog.Flag(i, "r" + i, ExclusionLog.Reason.FAST, 1, 2))
                        .toList()),
                Cutoffs.DEFAULT,
                List.of());
    }

    private static List<String> notes(String id, ScreeningResult result) {
        return ScreeningSection.of(result, List.of()).blocks().stream()
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .filter(table -> table.id().equals(id))
                .flatMap(table -> table.notes().stream())
                .toList();
    }

    @Test
    void whatIsNotShownIsCounted() {
        assertThat(notes("screen-missing", result(10, 20, Optional.empty()))).isEmpty();
        assertThat(notes("screen-missing", result(11, 20, Optional.empty())))
                .containsExactly("One further pattern is not shown.");
        assertThat(notes("screen-missing", result(12, 20, Optional.empty())))
                .containsExactly("2 further patterns are not shown.");
        assertThat(notes("screen-flagged", result(1, 20, Optional.empty()))).isEmpty();
        assertThat(notes("screen-flagged", result(1, 21, Optional.empty())))
                .containsExactly("One further row is flagged; the JSON and CSV output list all of them.");
        assertThat(notes("screen-flagged", result(1, 22, Optional.empty())))
                .containsExactly("2 further rows are flagged; the JSON and CSV output list all of them.");
    }

    @Test
    void aTestWithoutDegreesOfFreedomIsNotReported() {
        assertThat(notes("screen-missing", result(1, 0, Optional.of(test(0, Double.NaN)))))
                .isEmpty();
        assertThat(notes("screen-missing", result(1, 0, Optional.of(test(1, .2)))))
                .hasSize(1);
    }

    @Test
    void cutoffsOfUnusualResponsesAreThoseThatAreApplied() {
        assertThat(notes("screen-reasons", result(1, 1, Optional.empty())))
                .singleElement()
                .asString()
                .contains("a score of .65 and a factor of 2, are Kith’s defaults");
    }
}
