package kith.sem;

/** What is done where answers are missing. */
public enum Missing {
    /** Rows with a missing answer among the model's variables are left out, and told. */
    LISTWISE,
    /** Every row counts with what it has (full-information maximum likelihood). */
    FIML,
    /** Every pair of ordered variables uses the rows that have both. */
    PAIRWISE
}
