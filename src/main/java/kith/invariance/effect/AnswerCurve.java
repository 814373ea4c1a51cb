package kith.invariance.effect;

import java.util.List;

/**
 * The expected answer to an item over the factor behind it, context by context: where the curves part, respondents who
 * are alike on the factor answer differently.
 *
 * @param points places on the factor, ascending, from the lowest to the highest that some context reaches within two
 *     and a half standard deviations of its mean
 * @param contexts in their order; those in which the item has no expected answer are left out
 */
public record AnswerCurve(String factor, String item, double[] points, List<InContext> contexts) {

    public AnswerCurve {
        points = points.clone();
        contexts = List.copyOf(contexts);
    }

    /**
     * The curve of one context.
     *
     * @param mean of the factor there
     * @param deviation standard deviation of the factor there
     * @param expected answer at each place
     */
    public record InContext(String context, double mean, double deviation, double[] expected) {
        public InContext {
            expected = expected.clone();
        }
    }
}
