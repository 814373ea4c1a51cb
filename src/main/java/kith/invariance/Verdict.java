package kith.invariance;

/** What a step of the ladder says. */
public enum Verdict {
    /** What the step holds equal may be taken as equal. */
    HELD,
    /** The measures of fit disagree. */
    DOUBTFUL,
    /** What the step holds equal is not equal. */
    REJECTED,
    /** The step could not be judged. */
    UNKNOWN
}
