package kith.study;

import java.util.Optional;

/** What became of one analysis of a study. */
public sealed interface Outcome<T> {

    /** It was done. */
    record Done<T>(T answer) implements Outcome<T> {}

    /** The study asked for it, and it could not be done. */
    record Failed<T>(NotDone reason) implements Outcome<T> {}

    /** The study did not ask for it. */
    record NotAsked<T>() implements Outcome<T> {}

    /** The answer, if there is one. */
    default Optional<T> found() {
        return this instanceof Done<T> done ? Optional.of(done.answer()) : Optional.empty();
    }

    /** Why there is no answer although the study asked for it. */
    default Optional<NotDone> notDone() {
        return this instanceof Failed<T> failed ? Optional.of(failed.reason()) : Optional.empty();
    }
}
