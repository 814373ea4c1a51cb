package kith.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import kith.data.Grouping;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.instrument.ContextForm;
import kith.instrument.Instrument;
import kith.instrument.Item;
import kith.instrument.ResponseScale;
import kith.instrument.ScoringRule;
import kith.instrument.ScoringRule.Boundary;
import kith.instrument.ScoringRule.Count;
import kith.instrument.ScoringRule.Method;
import kith.instrument.ScoringRule.Share;
import kith.instrument.Subscale;
import org.junit.jupiter.api.Test;

class ScoringTest {

    private static final double NA = Double.NaN;

    private static final ScoringRule MEAN_OF_HALF =
            new ScoringRule(Method.MEAN, new Share(0.5, Boundary.SCORED), false);

    @Test
    void meansOfAnswersWithReversedItemsTurnedRound() {
        Scores scores = Scoring.of(instrument(MEAN_OF_HALF), answers("", row(4, 5, 2, 1), row(4, 5, 2, NA)));
        ScaleScores first = scores.scale("first");
        // b is reversed on 1 to 5: 5 counts as 1.
        assertThat(first.scores().get(0)).isEqualTo(new Score(2.5, 2, 2, Outcome.COMPLETE));
        assertThat(scores.scale("second").values()).containsExactly(1.5, 2);
        assertThat(scores.scale("all").scores().get(1)).isEqualTo(new Score(7.0 / 3, 3, 4, Outcome.MEAN_OF_ANSWERED));
        assertThat(scores.scale("short").values()).containsExactly(3, 3);
        assertThat(scores.scale("all").scale().lowest()).hasValue(1);
        assertThat(scores.scale("all").scale().highest()).hasValue(5);
        assertThat(scores.scale("all").scale().direction()).isEqualTo("more");
    }

    @Test
    void exactlyTheLeastShareIsScoredOrNotAsTheRuleSays() {
        ScoringRule strict = new ScoringRule(Method.MEAN, new Share(0.5, Boundary.NOT_SCORED), false);
        Responses half = answers("", row(4, NA, 2, NA));
        assertThat(Scoring.of(instrument(MEAN_OF_HALF), half).scale("all").scores())
                .containsExactly(new Score(3, 2, 4, Outcome.MEAN_OF_ANSWERED));
        Score refused =
                Scoring.of(instrument(strict), half).scale("all").scores().get(0);
        assertThat(refused.outcome()).isEqualTo(Outcome.TOO_FEW_ANSWERS);
        assertThat(refused.value()).isNaN();
        assertThat(refused.answered()).isEqualTo(2);
    }

    @Test
    void aShareThatBinaryFractionsCannotHoldIsStillMetExactly() {
        ScoringRule rule = new ScoringRule(Method.MEAN, new Share(0.7, Boundary.SCORED), false);
        double[] tenItems =
                IntStream.range(0, 10).mapToDouble(i -> i < 7 ? 3 : NA).toArray();
        assertThat(Scoring.score(tenItems, rule).outcome()).isEqualTo(Outcome.MEAN_OF_ANSWERED);
    }

    @Test
    void sumsAreProratedOnlyWhereTheRuleSaysSo() {
        double[] answers = {4, NA, 2, 3};
        ScoringRule plain = new ScoringRule(Method.SUM, new Count(3), false);
        ScoringRule prorated = new ScoringRule(Method.SUM, new Count(3), true);
        assertThat(Scoring.score(answers, prorated)).isEqualTo(new Score(12, 3, 4, Outcome.PRORATED));
        assertThat(Scoring.score(answers, plain).outcome()).isEqualTo(Outcome.INCOMPLETE_SUM);
        assertThat(Scoring.score(new double[] {4, NA, NA, 3}, prorated).outcome())
                .isEqualTo(Outcome.TOO_FEW_ANSWERS);
        assertThat(Scoring.score(new double[] {NA, NA}, prorated).outcome()).isEqualTo(Outcome.NO_ANSWERS);
        assertThat(Scoring.score(new double[] {4, 1, 2, 3}, plain)).isEqualTo(new Score(10, 4, 4, Outcome.COMPLETE));
        ScaleScores all =
                Scoring.of(instrument(plain), answers("", row(1, 1, 1, 1))).scale("all");
        assertThat(all.scale().lowest()).hasValue(4);
        assertThat(all.scale().highest()).hasValue(20);
    }

    @Test
    void everyScoreThatIsMissingOrProratedIsToldOf() {
        Scores scores = Scoring.of(
                instrument(MEAN_OF_HALF), answers("", row(4, 5, 2, 1), row(NA, NA, NA, 1), row(3, NA, 2, NA)));
        assertThat(scores.findings())
                .extracting(Finding::code, Finding::where)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("score_missing", "first"),
                        org.assertj.core.groups.Tuple.tuple("score_prorated", "second"),
                        org.assertj.core.groups.Tuple.tuple("score_missing", "all"));
    }

    @Test
    void scoresAreDescribedByGroup() {
        Scores scores =
                Scoring.of(instrument(MEAN_OF_HALF), answers("", row(5, 1, 5, 5), row(1, 5, 1, 1), row(3, 3, 3, NA)));
        Grouping grouping = new Grouping("context", List.of("work", "home"), new int[] {0, 1, 1});
        List<ScoreDescription> descriptions = scores.describe(grouping).stream()
                .filter(description -> description.scale().equals("all"))
                .toList();
        assertThat(descriptions.get(0).scores().mean()).isEqualTo(5);
        assertThat(descriptions.get(0).ceiling()).isEqualTo(1);
        assertThat(descriptions.get(1).scores().mean()).isEqualTo(2);
        assertThat(descriptions.get(1).floor()).isEqualTo(0.5);
        assertThat(descriptions.get(1).prorated()).isEqualTo(1);
        assertThat(descriptions.get(1).floorEffect()).isTrue();
    }

    @Test
    void wideDataIsScoredFormByForm() {
        ContextForm form = new ContextForm("work", "Work", Map.of(), "team", "w_");
        Scores scores = Scoring.of(instrument(MEAN_OF_HALF), answers("w_", row(4, 5, 2, 1)), form);
        assertThat(scores.form()).isEqualTo("work");
        assertThat(scores.scale("first").values()).containsExactly(2.5);
    }

    @Test
    void aTotalMayBePutTogetherFromSubscales() {
        Subscale total = new Subscale("all", "All", List.of("first", "second"), "more", Optional.empty());
        Scores scores = Scoring.of(
                instrument(MEAN_OF_HALF, rating(5), total), answers("", row(4, 5, 2, NA), row(NA, NA, 4, 4)));
        // (2.5 + 2) / 2, and the one subscale that there is.
        assertThat(scores.scale("all").values()).containsExactly(2.25, 4);
    }

    @Test
    void pointsThatAreNotSetAreAskedFor() {
        InputException refused = catchThrowableOfType(
                InputException.class,
                () -> Scoring.of(instrument(MEAN_OF_HALF, rating(0), null), answers("", row(4, 5, 2, 1))));
        assertThat(refused.problems()).hasSize(1);
        assertThat(refused)
                .hasMessageContaining("the points of the response scale “agree” are not set")
                .hasMessageContaining("write them as the points");
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        Responses wrong = answers("", row(0, 5, 2, 9)).rows(new int[] {0});
        Map<String, double[]> columns = new LinkedHashMap<>(wrong.numeric());
        columns.remove("c");
        Responses withoutC = new Responses("answers.csv", List.of("p1"), columns, Map.of());
        InputException refused =
                catchThrowableOfType(InputException.class, () -> Scoring.of(instrument(MEAN_OF_HALF), withoutC));
        assertThat(refused.problems()).hasSize(3);
        assertThat(refused)
                .hasMessageContaining("answers.csv: row p1, column a: 0 is outside the response scale; expected 1 to 5")
                .hasMessageContaining("there is no column “c”")
                .hasMessageContaining("column d: 9");
    }

    @Test
    void aContinuousItemIsReversedOnlyWithinBounds() {
        ResponseScale open =
                new ResponseScale.Continuous("agree", OptionalDouble.empty(), OptionalDouble.empty(), "", Map.of());
        InputException refused = catchThrowableOfType(
                InputException.class,
                () -> Scoring.of(instrument(MEAN_OF_HALF, open, null), answers("", row(4, 5, 2, 1))));
        assertThat(refused).hasMessageContaining("item “b” is reversed on a scale without bounds");
        ResponseScale bounded =
                new ResponseScale.Continuous("agree", OptionalDouble.of(0), OptionalDouble.of(10), "", Map.of());
        assertThat(Scoring.of(instrument(MEAN_OF_HALF, bounded, null), answers("", row(4, 2.5, 2, 1)))
                        .scale("first")
                        .values())
                .containsExactly(5.75);
    }

    private static Instrument instrument(ScoringRule rule) {
        Subscale total = new Subscale("all", "All", List.of("a", "b", "c", "d"), "more", Optional.empty());
        return instrument(rule, rating(5), total);
    }

    /** Four items in two subscales, the second of them reversed; {@code total} may be null for none. */
    private static Instrument instrument(ScoringRule rule, ResponseScale scale, Subscale total) {
        List<Item> items = new ArrayList<>();
        for (String id : List.of("a", "b", "c", "d")) {
            items.add(new Item(id, "agree", id.equals("b"), "content", List.of(), ""));
        }
        return new Instrument(
                "test",
                "1",
                "Test",
                "",
                List.of(),
                "",
                List.of("en"),
                List.of(scale),
                items,
                List.of(),
                List.of(
                        new Subscale("first", "First", List.of("a", "b"), "more", Optional.empty()),
                        new Subscale("second", "Second", List.of("c", "d"), "more", Optional.empty())),
                Optional.ofNullable(total),
                List.of(new Instrument.ShortForm("short", "Short", List.of("a", "c"))),
                List.of(),
                rule,
                List.of());
    }

    private static ResponseScale rating(int points) {
        return new ResponseScale.Rating(
                "agree",
                IntStream.rangeClosed(1, points)
                        .mapToObj(value -> new ResponseScale.Point(value, Map.of()))
                        .toList(),
                Map.of());
    }

    private static double[] row(double... answers) {
        return answers;
    }

    private static Responses answers(String prefix, double[]... rows) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        List<String> names = List.of("a", "b", "c", "d");
        for (int item = 0; item < names.size(); item++) {
            double[] column = new double[rows.length];
            for (int row = 0; row < rows.length; row++) {
                column[row] = rows[row][item];
            }
            columns.put(prefix + names.get(item), column);
        }
        List<String> ids = IntStream.rangeClosed(1, rows.length)
                .mapToObj(Integer::toString)
                .toList();
        return new Responses("answers.csv", ids, columns, Map.of());
    }
}
