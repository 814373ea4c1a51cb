package kith.moments;

/** Which rows feed the moments of ordered data. */
public enum MissingAnswers {
    /** Only rows with an answer to every variable. */
    LISTWISE,
    /** For each threshold the rows that answer its variable, for each correlation the rows that answer both (lavaan's {@code missing = "pairwise"}). */
    PAIRWISE
}
