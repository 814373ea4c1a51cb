package kith.hypothesis;

import kith.resampling.Interval;

/**
 * Pearson's correlation of two scores of the same respondents.
 *
 * @param n respondents with both scores
 * @param estimate NaN where a score does not vary
 */
public record ScoreCorrelation(TraitScore first, TraitScore second, int n, double estimate, Interval interval) {

    /**
     * One cell of a multitrait-multimethod table.
     *
     * @param score the scale or column that has it
     */
    public record TraitScore(String trait, String method, String score) {}

    /** Which block of the table it is in. */
    public enum Kind {
        /** The same trait by two methods: monotrait-heteromethod, a validity. */
        CONVERGENT,
        /** Two traits by the same method. */
        HETEROTRAIT_MONOMETHOD,
        /** Two traits by two methods. */
        HETEROTRAIT_HETEROMETHOD
    }

    public Kind kind() {
        if (first.trait().equals(second.trait())) {
            return Kind.CONVERGENT;
        }
        return first.method().equals(second.method()) ? Kind.HETEROTRAIT_MONOMETHOD : Kind.HETEROTRAIT_HETEROMETHOD;
    }

    /** Whether one of the two scores is this. */
    boolean has(TraitScore score) {
        return first.equals(score) || second.equals(score);
    }
}
