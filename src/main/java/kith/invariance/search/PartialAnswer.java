package kith.invariance.search;

import java.util.List;
import java.util.Optional;
import kith.finding.Finding;
import kith.invariance.ladder.InvarianceAnswer;
import kith.invariance.level.FreedParameter;
import kith.invariance.level.Level;

/**
 * What a search for partial invariance found.
 *
 * @param way how it was searched
 * @param anchors items that were never freed; none where any would do
 * @param rounds the path: every round of tests with what came of it
 * @param freed what is free in the end, in the order in which it was freed; what the user left free first
 * @param detectable which changes the search could have found, level by level; none for a backward search
 * @param ladder with these parameters free and factors of variance 1
 */
public record PartialAnswer(
        PartialSearch.Way way,
        List<String> anchors,
        List<Round> rounds,
        List<FreedParameter> freed,
        List<Detectable> detectable,
        InvarianceAnswer ladder,
        List<Finding> findings) {

    public PartialAnswer {
        anchors = List.copyOf(anchors);
        rounds = List.copyOf(rounds);
        freed = List.copyOf(freed);
        detectable = List.copyOf(detectable);
        findings = List.copyOf(findings);
    }

    /** Whether parameters differ that could not be released, as too few items of their factor would be left. */
    public boolean anchorsSpent() {
        return rounds.stream().anyMatch(round -> round.outcome() == Outcome.ANCHORS_SPENT);
    }

    /** Whether a model of the search did not converge. */
    public boolean endedEarly() {
        return rounds.stream().anyMatch(round -> round.outcome() == Outcome.NOT_CONVERGED);
    }

    /**
     * How large a difference of one parameter has to be for the first round of a search to find it with a probability
     * of 80 %: (z₁ + z₂) SE, with z₁ the normal quantile of the strictest bound of the round, z₂ that of .80, and SE =
     * |expected change| ∕ √χ² of the score test; the median over the parameters tested.
     *
     * @param change in standard deviations of the item (latent response, where it is ordered); of a loading, per
     *     standard deviation of the factor
     */
    public record Detectable(Level level, double change) {}

    /** How a round ended. */
    public enum Outcome {
        FREED,
        /** Held equal again, as it does not differ more than chance would have it. */
        CONSTRAINED,
        /** All that is free differs by more than chance would have it. */
        ALL_SIGNIFICANT,
        /** No equality costs more than chance would. */
        NOTHING_SIGNIFICANT,
        /**
         * What is significant must stay equal, as too few items of its factor would be left to carry the comparison.
         */
        ANCHORS_SPENT,
        /** The model of the round did not converge. */
        NOT_CONVERGED
    }

    /**
     * A round of tests.
     *
     * @param candidates how many parameters were tested
     * @param strongest of those that might be freed; going backward the weakest of those that are free
     */
    public record Round(Level level, int candidates, Optional<Tested> strongest, Outcome outcome) {}

    /**
     * A parameter and the test of its equality.
     *
     * @param chisq expected drop of χ², one degree of freedom
     * @param expectedChange by how much it is expected to part from the other contexts
     */
    public record Tested(FreedParameter parameter, double chisq, double pValue, double expectedChange) {}
}
