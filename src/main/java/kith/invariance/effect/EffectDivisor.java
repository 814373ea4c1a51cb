package kith.invariance.effect;

import java.util.List;
import kith.invariance.model.ContextModel;

/** Whose standard deviation of an item's answers (divided by n − 1) is the unit of dMACS. */
public enum EffectDivisor {
    /** The two contexts' standard deviations, weighted by n − 1 (Nye &amp; Drasgow 2011, equation 3). */
    POOLED("pooled standard deviation"),
    REFERENCE("standard deviation in the reference context"),
    FOCAL("standard deviation in the context compared");

    private final String says;

    EffectDivisor(String says) {
        this.says = says;
    }

    /** To be printed beside every value. */
    public String says() {
        return says;
    }

    double of(Spread reference, Spread focal) {
        return switch (this) {
            case REFERENCE -> reference.deviation();
            case FOCAL -> focal.deviation();
            case POOLED ->
                ((reference.count() - 1) * reference.deviation() + (focal.count() - 1) * focal.deviation())
                        / (reference.count() + focal.count() - 2);
        };
    }

    /** Number and standard deviation of answers. */
    public record Spread(double count, double deviation) {

        /** Of an item in a context. */
        public static Spread of(ContextModel contexts, String item, int context) {
            return contexts.moments(List.of(item), context)
                    .map(known -> new Spread(known.n(), Math.sqrt(known.variance())))
                    .orElseGet(() -> of(contexts.answers(item, context)));
        }

        /** @param answers without those that are missing */
        public static Spread of(double[] answers) {
            double sum = 0;
            for (double answer : answers) {
                sum += answer;
            }
            double mean = sum / answers.length;
            double squares = 0;
            for (double answer : answers) {
                squares += (answer - mean) * (answer - mean);
            }
            return new Spread(answers.length, Math.sqrt(squares / (answers.length - 1)));
        }
    }
}
