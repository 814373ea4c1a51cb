package kith.resampling;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import kith.finding.InputException;

/**
 * What one sample gave: a value, or the reason why there is none. Samples of real responses may lack what an analysis
 * needs, such as a category of an item; that is an outcome of the sample, which is counted.
 */
public sealed interface Replicate<T> {

    /** A sample with a value. */
    record Used<T>(T found) implements Replicate<T> {}

    /** A sample without one. */
    record Lost<T>(String reason) implements Replicate<T> {}

    /** What an analysis gives, or what it finds wrong with the responses of the sample. */
    static <T> Replicate<T> of(Supplier<T> analysis) {
        try {
            return new Used<>(analysis.get());
        } catch (InputException sparse) {
            return new Lost<>(sparse.problems().get(0).found());
        }
    }

    /** @param reason why there may be no value */
    static <T> Replicate<T> of(Optional<T> value, String reason) {
        return value.<Replicate<T>>map(Used::new).orElseGet(() -> new Lost<>(reason));
    }

    /** What follows from the value. */
    default <R> Replicate<R> then(Function<T, Replicate<R>> next) {
        return this instanceof Used<T> used ? next.apply(used.found()) : new Lost<>(((Lost<T>) this).reason());
    }

    default Optional<T> value() {
        return this instanceof Used<T> used ? Optional.of(used.found()) : Optional.empty();
    }
}
