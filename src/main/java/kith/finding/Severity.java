package kith.finding;

/** How much a {@link Finding} matters to a reader who wants to rely on the answer it stands on. */
public enum Severity {
    /** Worth knowing; changes nothing in how the answer may be used. */
    NOTE,
    /** The answer stands, with care. */
    WARNING,
    /** The answer, or part of it, must not be relied on. */
    ERROR
}
