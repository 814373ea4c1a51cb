package kith.finding;

/** What a finding casts doubt on, or explains; the order is that in which a reader wants to know of it. */
public enum Affects {
    /** The conclusion on comparability. */
    CONCLUSION,
    /** Parameter estimates, and everything that rests on them. */
    ESTIMATES,
    /** Standard errors, confidence intervals and tests. */
    PRECISION,
    /** Fit of a model. */
    FIT,
    /** Reliability and agreement. */
    RELIABILITY,
    /** Scores of respondents. */
    SCORES,
    /** Single items. */
    ITEMS,
    /** Which rows were used. */
    ROWS,
    /** How the file was read. */
    DATA
}
