package kith.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.data.PackedRows;
import kith.screening.ExclusionLog.Reason;
import org.junit.jupiter.api.Test;

/** A row is flagged beyond each cut-off, not at it. */
class FlagsTest {

    private static final double NONE = Double.NaN;

    /** Ten items from 1 to 5, and cut-offs that are numbers without rounding. */
    private static List<Reason> reasons(double response, Outlyingness outliers, RowScreen person) {
        List<ScreenedItem> items = IntStream.range(0, 10)
                .mapToObj(i -> new ScreenedItem(
                        "x" + i, ScreenedItem.Keying.FORWARD, Optional.of(new ScreenedItem.Points(1, 5))))
                .toList();
        double[] row = new double[10];
        Arrays.fill(row, response);
        PackedRows.Builder rows = new PackedRows.Builder();
        rows.add(row);
        PackedRows given = rows.packed();
        Cutoffs cutoffs = new Cutoffs(.5, .5, .25, .25, .125, .25, .6, 10, 0, .5, 2);
        return new Flags(new AnswerGrid(items, given, given), cutoffs, List.of(), Optional.ofNullable(outliers))
                .log(List.of(person)).flags().stream()
                        .map(ExclusionLog.Flag::reason)
                        .toList();
    }

    private record Row(
            int answered,
            int longString,
            double variability,
            double evenOdd,
            int scales,
            double mahalanobisP,
            double synonyms,
            int pairs,
            double antonyms,
            int antonymPairs,
            double guttman,
            double seconds) {

        RowScreen screen() {
            return new RowScreen(
                    0,
                    "r",
                    answered,
                    longString,
                    variability,
                    evenOdd,
                    scales,
                    1,
                    1,
                    mahalanobisP,
                    synonyms,
                    pairs,
                    antonyms,
                    antonymPairs,
                    guttman,
                    seconds);
        }
    }

    private static List<Reason> reasons(Row row) {
        return reasons(3, null, row.screen());
    }

    @Test
    void aRowAtEachCutoffIsNotFlagged() {
        assertThat(reasons(new Row(5, 4, .25, .25, 10, .125, .25, 10, 0, 10, .5, 20)))
                .isEmpty();
        assertThat(reasons(new Row(10, 0, NONE, NONE, 0, NONE, NONE, 0, NONE, 0, NONE, NONE)))
                .isEmpty();
    }

    @Test
    void aRowBeyondEachCutoffIsFlagged() {
        assertThat(reasons(new Row(4, 5, .24, .24, 10, .124, .24, 10, .01, 10, .51, 19.9)))
                .containsExactly(
                        Reason.MANY_MISSING,
                        Reason.LONG_STRING,
                        Reason.LOW_VARIABILITY,
                        Reason.EVEN_ODD,
                        Reason.SYNONYMS,
                        Reason.ANTONYMS,
                        Reason.GUTTMAN_ERRORS,
                        Reason.FAST,
                        Reason.OUTLYING);
    }

    /** A correlation over fewer than ten pairs is not judged. */
    @Test
    void indicesOfFewPairsAreNotJudged() {
        assertThat(reasons(new Row(10, 0, 1, -1, 9, 1, -1, 9, 1, 9, 0, 60))).isEmpty();
    }

    @Test
    void responsesOutsideTheScaleAndNone() {
        Row usual = new Row(10, 0, 1, 1, 10, 1, 1, 10, -1, 10, 0, 60);
        assertThat(reasons(5, null, usual.screen())).isEmpty();
        assertThat(reasons(6, null, usual.screen())).containsExactly(Reason.OUT_OF_RANGE);
        assertThat(reasons(1, null, usual.screen())).isEmpty();
        assertThat(reasons(0, null, usual.screen())).containsExactly(Reason.OUT_OF_RANGE);
        assertThat(reasons(new Row(0, 10, 0, 0, 10, 0, 0, 10, 1, 10, 1, 0))).containsExactly(Reason.NO_ANSWERS);
    }

    @Test
    void unusualResponsesAreThoseBeyondTheCutoffs() {
        RowScreen usual = new Row(10, 0, 1, 1, 10, 1, 1, 10, -1, 10, 0, 60).screen();
        assertThat(reasons(3, new Outlyingness(new double[] {.65}, new double[] {2}), usual))
                .isEmpty();
        assertThat(reasons(3, new Outlyingness(new double[] {.6501}, new double[] {2.001}), usual))
                .containsExactly(Reason.ISOLATED, Reason.LOCAL_OUTLIER);
    }
}
