package kith.study;

import java.util.Optional;

/** What became of one analysis of a study. */
public sealed interface Outcome<T> {

    /** It was done. */
    record Done<T>(T answer) implements Outcome<T> {}

    /** It could not be done. */
    record Failed<T>(Analysis analysis, String reason) implements Outcome<T> {}

    /** The study did not ask for it, or its data cannot have it. */
    record NotAsked<T>(String reason) implements Outcome<T> {}

    /** The answer, if there is one. */
    default Optional<T> found() {
        return this instanceof Done<T> done ? Optional.of(done.answer()) : Optional.empty();
    }
}
