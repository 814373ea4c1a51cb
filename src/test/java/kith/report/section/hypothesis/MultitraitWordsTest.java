package kith.report.section.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kith.hypothesis.Convergence;
import kith.hypothesis.Convergence.Comparisons;
import kith.hypothesis.ScoreCorrelation;
import kith.hypothesis.ScoreCorrelation.TraitScore;
import kith.resampling.Interval;
import kith.resampling.IntervalMethod;
import org.junit.jupiter.api.Test;

class MultitraitWordsTest {

    private static Convergence convergence(double r, Interval interval, int within) {
        TraitScore first = new TraitScore("a", "1", "1_a");
        TraitScore second = new TraitScore("a", "2", "2_a");
        return new Convergence(
                new ScoreCorrelation(first, second, 50, r, interval),
                new Comparisons(2, 2, 0.2),
                new Comparisons(within, 2, 0.3));
    }

    private static Interval from(double lower) {
        return new Interval(lower, 0.9, 0.95, IntervalMethod.FISHER_Z);
    }

    @Test
    void theCriteriaAreCounted() {
        List<Convergence> some = List.of(
                convergence(0.5, from(0.3), 2),
                convergence(0.4, from(0.2), 1),
                convergence(0.1, from(-0.1), 2),
                convergence(Double.NaN, Interval.NONE, 0));
        assertThat(MultitraitWords.of(some))
                .isEqualTo("1 of 3 correlations of the same trait in two contexts met the criteria for convergent and"
                        + " discriminant validity. They ranged from .10 to .50; 2 of 3 were above 0 by their interval. They"
                        + " exceeded 6 of 6 correlations with another trait in the other context and 5 of 6 correlations with"
                        + " another trait in the same context. (Correlations within a context include what the context adds to"
                        + " every trait.)");
        assertThat(MultitraitWords.of(some.subList(0, 1)))
                .endsWith("2 of 2 correlations with another trait in the same context.");
        assertThat(MultitraitWords.of(some.subList(3, 4)))
                .isEqualTo("No correlation of the same trait in two contexts could be tested.");
    }

    @Test
    void eachVerdictHasItsWords() {
        assertThat(java.util.Arrays.stream(Convergence.Verdict.values()).map(MultitraitWords::of))
                .containsExactly(
                        "not tested", "r not above 0", "an HTHM is as large", "an HTMM is as large", "all met");
    }
}
