package kith.prespecification;

/** How an analysis stands to the plan. */
public enum PlanStatus {
    /** It was planned, with the settings that it has. */
    AS_PLANNED,
    /** It was planned, with other settings. */
    CHANGED,
    /** It is done, but was not planned. */
    ADDED,
    /** It was planned, but is not done. */
    LEFT_OUT
}
