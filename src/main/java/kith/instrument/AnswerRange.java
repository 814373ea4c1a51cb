package kith.instrument;

import java.util.Collection;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The lowest and the highest answer that an item can have, and the recoding of reverse-keyed items within them: an
 * answer x on a scale from a to b becomes a + b − x.
 *
 * <p>One rule holds where an end is not known: the lowest or highest answer observed to the items of the same scale
 * takes its place ({@link #orElse} with {@link #observed}), and the analysis tells so. Covariances, and everything that
 * follows from them, do not depend on the point of reflection; means do. Scale scores need both ends, so scoring
 * refuses a reverse-keyed item without them.
 *
 * @param lowest empty where it is not known
 * @param highest empty where it is not known
 */
public record AnswerRange(OptionalDouble lowest, OptionalDouble highest) {

    /** Neither end is known. */
    public static final AnswerRange UNKNOWN = new AnswerRange(OptionalDouble.empty(), OptionalDouble.empty());

    /** What a response scale allows. */
    public static AnswerRange of(ResponseScale scale) {
        if (scale instanceof ResponseScale.Rating rating) {
            return rating.known() ? of(rating.lowest(), rating.highest()) : UNKNOWN;
        }
        ResponseScale.Continuous continuous = (ResponseScale.Continuous) scale;
        return new AnswerRange(continuous.minimum(), continuous.maximum());
    }

    public static AnswerRange of(double lowest, double highest) {
        return new AnswerRange(OptionalDouble.of(lowest), OptionalDouble.of(highest));
    }

    /**
     * From the lowest to the highest answer of some columns; NaN is a missing response. Unknown where there is no
     * answer.
     */
    public static AnswerRange observed(Collection<double[]> columns) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (double[] column : columns) {
            for (double answer : column) {
                if (!Double.isNaN(answer)) {
                    lowest = Math.min(lowest, answer);
                    highest = Math.max(highest, answer);
                }
            }
        }
        return lowest > highest ? UNKNOWN : of(lowest, highest);
    }

    public boolean isKnown() {
        return lowest.isPresent() && highest.isPresent();
    }

    /** These ends, those of another range where one is not known. */
    public AnswerRange orElse(AnswerRange other) {
        return new AnswerRange(
                lowest.isPresent() ? lowest : other.lowest, highest.isPresent() ? highest : other.highest);
    }

    /**
     * The answers to a reverse-keyed item recoded: lowest + highest − x, NaN where missing.
     *
     * @throws IllegalStateException when an end is not known and there is an answer
     */
    public double[] recoded(double[] answers) {
        double[] recoded = answers.clone();
        for (int row = 0; row < recoded.length; row++) {
            recoded[row] = recoded(recoded[row]);
        }
        return recoded;
    }

    /** One answer recoded; NaN where missing. */
    public double recoded(double answer) {
        return Double.isNaN(answer) ? answer : ends() - answer;
    }

    private double ends() {
        if (!isKnown()) {
            throw new IllegalStateException("an end of the response scale is not known");
        }
        return lowest.getAsDouble() + highest.getAsDouble();
    }

    /** {@code 1 to 5}. */
    @Override
    public String toString() {
        return text(lowest) + " to " + text(highest);
    }

    private static String text(OptionalDouble end) {
        if (end.isEmpty()) {
            return "?";
        }
        double value = end.getAsDouble();
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%s", value);
    }
}
