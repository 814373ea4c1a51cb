package kith.data;

import java.util.Optional;
import java.util.OptionalDouble;
import kith.instrument.ResponseScale;

/** Which numbers can stand in a column. */
sealed interface ValueRule {

    /** What is wrong with a number, if anything. */
    Optional<Fault> fault(double value);

    /** What can stand there, for a message. */
    String expected();

    /** Any number. */
    record Any() implements ValueRule {
        @Override
        public Optional<Fault> fault(double value) {
            return Optional.empty();
        }

        @Override
        public String expected() {
            return "a number";
        }
    }

    /** A point of a rating scale. */
    record Points(int lowest, int highest) implements ValueRule {
        @Override
        public Optional<Fault> fault(double value) {
            if (value < lowest || value > highest) {
                return Optional.of(Fault.OUT_OF_RANGE);
            }
            return value == Math.rint(value) ? Optional.empty() : Optional.of(Fault.NOT_A_POINT);
        }

        @Override
        public String expected() {
            return "a whole number from " + lowest + " to " + highest;
        }
    }

    /** A measurement within bounds, both inclusive. */
    record Between(OptionalDouble minimum, OptionalDouble maximum) implements ValueRule {
        @Override
        public Optional<Fault> fault(double value) {
            boolean low = minimum.isPresent() && value < minimum.getAsDouble();
            boolean high = maximum.isPresent() && value > maximum.getAsDouble();
            return low || high ? Optional.of(Fault.OUT_OF_RANGE) : Optional.empty();
        }

        @Override
        public String expected() {
            String from = minimum.isPresent() ? NumberText.shown(minimum.getAsDouble()) : "";
            String to = maximum.isPresent() ? NumberText.shown(maximum.getAsDouble()) : "";
            if (from.isEmpty() || to.isEmpty()) {
                return from.isEmpty() ? "a number up to " + to : "a number, " + from + " or more";
            }
            return "a number from " + from + " to " + to;
        }
    }

    /** The weight of a row. */
    record Weight() implements ValueRule {
        @Override
        public Optional<Fault> fault(double value) {
            return value < 0 ? Optional.of(Fault.WEIGHT) : Optional.empty();
        }

        @Override
        public String expected() {
            return "a number, 0 or more";
        }
    }

    /** What a response scale admits; anything where its points or bounds are not known. */
    static ValueRule of(ResponseScale scale) {
        if (scale instanceof ResponseScale.Rating rating) {
            return rating.known() ? new Points(rating.lowest(), rating.highest()) : new Any();
        }
        ResponseScale.Continuous continuous = (ResponseScale.Continuous) scale;
        return continuous.minimum().isEmpty() && continuous.maximum().isEmpty()
                ? new Any()
                : new Between(continuous.minimum(), continuous.maximum());
    }
}
