package kith.rotation;

/** Whether each item counts by its communality or all items count alike while the axes are turned. */
public enum RowNormalization {
    /** Loadings as they are. */
    NONE,
    /**
     * Each row divided by the root of its communality, and multiplied back afterwards (Kaiser 1958, doi
     * 10.1007/BF02289233).
     */
    KAISER
}
