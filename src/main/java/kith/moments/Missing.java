package kith.moments;

/** How an analysis treats missing responses. Each analysis says which of these it offers. */
public enum Missing {
    /** Only rows with a response to every variable of the analysis are used; how many were left out is told. */
    LISTWISE,
    /**
     * Each covariance, threshold or correlation comes from the rows that have what it needs (lavaan's {@code missing =
     * "pairwise"}, psych's default for alpha).
     */
    PAIRWISE,
    /** Every row is used with the responses that it has, by full-information maximum likelihood. */
    FIML
}
