package kith.efa.correlation;

/** The kind of correlation that is analysed. */
public enum CorrelationKind {
    /** Of the answers as numbers. */
    PEARSON,
    /** Of the ranks of the answers; equal answers share the mean of their ranks. */
    SPEARMAN,
    /** Of the normal variables supposed behind ordered answers. */
    POLYCHORIC
}
