package kith.finding;

import java.util.Objects;

/**
 * One thing wrong with what was given to Kith. Its texts name settings as {@link Setting} says, so that {@link #text}
 * can write them as an option, a key of a study file or a method.
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

    /** {@code where: found; expected …; remedy}, on one line, with settings written for Java. */
    @Override
    public String toString() {
        return text(WayIn.JAVA);
    }

    /** {@code where: found; expected …; remedy}, on one line, for a user of {@code way}. */
    public String text(WayIn way) {
        StringBuilder text = new StringBuilder();
        if (!where.isEmpty()) {
            text.append(way.words(where).replace("`", "")).append(": ");
        }
        text.append(found);
        if (!expected.isEmpty()) {
            text.append("; expected ").append(expected);
        }
        if (!remedy.isEmpty()) {
            text.append("; ").append(remedy);
        }
        return way.words(text.toString());
    }
}
