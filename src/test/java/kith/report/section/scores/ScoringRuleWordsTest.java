package kith.report.section.scores;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import kith.instrument.ScoringRule;
import kith.scoring.Outcome;
import kith.scoring.ScoredScale;
import org.junit.jupiter.api.Test;

/** A scoring rule in words: mean or sum, how many responses it needs, and whether it is scaled up. */
class ScoringRuleWordsTest {

    private static String rule(ScoringRule.Method method, ScoringRule.Least least, boolean prorated, String... items) {
        return ScoresSection.rule(new ScoredScale(
                "trust",
                "Trust",
                ScoredScale.Kind.SUBSCALE,
                List.of(items),
                "",
                new ScoringRule(method, least, prorated),
                OptionalDouble.empty(),
                OptionalDouble.empty()));
    }

    @Test
    void countsOfResponses() {
        ScoringRule.Least two = new ScoringRule.Count(2);
        assertThat(rule(ScoringRule.Method.MEAN, two, false, "a", "b", "c"))
                .isEqualTo("mean of the items, at least 2 of 3 items answered");
        assertThat(rule(ScoringRule.Method.SUM, two, true, "a", "b", "c"))
                .isEqualTo("sum of the items, at least 2 of 3 items answered, scaled up to all items");
        assertThat(rule(ScoringRule.Method.SUM, new ScoringRule.Count(1), false, "a"))
                .isEqualTo("the response to the single item");
    }

    /** Whether a share of exactly the limit is scored decides the words. */
    @Test
    void sharesOfResponses() {
        assertThat(rule(
                        ScoringRule.Method.MEAN,
                        new ScoringRule.Share(.5, ScoringRule.Boundary.SCORED),
                        false,
                        "a",
                        "b"))
                .isEqualTo("mean of the items, at least 50% of the items answered");
        assertThat(rule(
                        ScoringRule.Method.MEAN,
                        new ScoringRule.Share(.625, ScoringRule.Boundary.NOT_SCORED),
                        false,
                        "a",
                        "b"))
                .isEqualTo("mean of the items, more than 62.50% of the items answered");
    }

    @Test
    void outcomesHaveWords() {
        assertThat(ScoresSection.word(Outcome.COMPLETE)).isEqualTo("complete");
    }
}
