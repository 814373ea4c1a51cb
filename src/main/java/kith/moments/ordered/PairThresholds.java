package kith.moments.ordered;

/** Where the thresholds of a polychoric correlation come from. */
public enum PairThresholds {
    /** From all answers to each item: the same for every pair (lavaan; psych's {@code global = TRUE}). */
    ALL_ANSWERS,
    /**
     * From the margins of the pair's own table (psych's {@code global = FALSE}). They differ only where answers are
     * missing.
     */
    WITHIN_PAIR
}
