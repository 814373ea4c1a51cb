package kith.finding;

import java.util.Objects;

/**
 * Statistical trouble, or something worth knowing, that stands on an answer and is shown in every report of it.
 *
 * @param code stable name in lower snake case, such as {@code heywood_case}; other tools rely on it
 * @param severity how much it matters
 * @param where what it is about: an item, a parameter, a step of a ladder; empty for the whole answer
 * @param what what was seen, in a sentence
 * @param remedy what to do about it, in a sentence; empty where there is nothing to do
 */
public record Finding(String code, Severity severity, String where, String what, String remedy) {

    public Finding {
        Objects.requireNonNull(code);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(where);
        Objects.requireNonNull(what);
        Objects.requireNonNull(remedy);
    }

    /** A finding that changes nothing in how the answer may be used. */
    public static Finding note(String code, String where, String what, String remedy) {
        return new Finding(code, Severity.NOTE, where, what, remedy);
    }

    /** A finding with which the answer is to be used with care. */
    public static Finding warning(String code, String where, String what, String remedy) {
        return new Finding(code, Severity.WARNING, where, what, remedy);
    }

    /** A finding with which the answer must not be relied on. */
    public static Finding error(String code, String where, String what, String remedy) {
        return new Finding(code, Severity.ERROR, where, what, remedy);
    }

    /** Whether the answer must not be relied on. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The same finding said of {@code place}, in front of what it was said of before. */
    public Finding in(String place) {
        return new Finding(code, severity, where.isEmpty() ? place : place + ": " + where, what, remedy);
    }
}
