package kith.finding;

import java.util.Objects;

/**
 * One thing wrong with what was given to Kith.
 *
 * @param where file with line and column, cell, or option, such as {@code answers.csv:12:4}
 * @param found what stands there
 * @param expected what could stand there (the valid choices)
 * @param remedy what to do; may be empty
 */
public record Problem(String where, String found, String expected, String remedy) {

    public Problem {
        Objects.requireNonNull(where);
        Objects.requireNonNull(found);
        Objects.requireNonNull(expected);
        Objects.requireNonNull(remedy);
    }

    /** {@code where: found; expected …; remedy}, on one line. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (!where.isEmpty()) {
            text.append(where).append(": ");
        }
        text.append(found);
        if (!expected.isEmpty()) {
            text.append("; expected ").append(expected);
        }
        if (!remedy.isEmpty()) {
            text.append("; ").append(remedy);
        }
        return text.toString();
    }
}
