package kith.rotation;

/** Whether factors may correlate. */
public enum Axes {
    /** Factors stay uncorrelated. */
    ORTHOGONAL,
    /** Factors may correlate. */
    OBLIQUE
}
