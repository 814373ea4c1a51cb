package kith.invariance.ladder;

import java.util.ArrayList;
import java.util.List;
import kith.invariance.model.ContextModel;
import kith.sem.fit.SemFit;
import kith.sem.model.Operator;

/**
 * The mean of a factor in a context, with that of the reference context fixed at 0.
 *
 * @param context name of the group
 * @param estimate in units of the factor
 * @param se standard error; 0 in the reference context
 * @param deviation standard deviation of the factor, pooled over contexts by size
 */
public record LatentMean(
        String factor,
        String context,
        double estimate,
        double se,
        double pValue,
        double lower,
        double upper,
        double deviation) {

    /** The estimate in standard deviations of the factor. */
    public double standardised() {
        return estimate / deviation;
    }

    /** Lower end of the interval in standard deviations of the factor, taken as known. */
    public double standardisedLower() {
        return lower / deviation;
    }

    public double standardisedUpper() {
        return upper / deviation;
    }

    /** The means of all factors in all contexts; of a composite the model has an intercept, not a mean. */
    public static List<LatentMean> of(SemFit fit, ContextModel contexts) {
        List<LatentMean> means = new ArrayList<>();
        for (String factor : contexts.factors()) {
            String first = contexts.at(factor, 0).name();
            if (fit.estimates().stream()
                    .anyMatch(e -> e.op() == Operator.COMPOSITE && e.lhs().equals(first))) {
                continue;
            }
            double pooled = pooledDeviation(fit, contexts, factor);
            for (int context = 0; context < contexts.contexts().size(); context++) {
                ContextModel.Placed placed = contexts.at(factor, context);
                String name = contexts.contexts().get(context);
                fit.estimates().stream()
                        .filter(e -> e.op() == Operator.INTERCEPT
                                && e.lhs().equals(placed.name())
                                && e.group() == placed.group())
                        .findFirst()
                        .ifPresent(e -> means.add(new LatentMean(
                                factor, name, e.estimate(), e.se(), e.pValue(), e.lower(), e.upper(), pooled)));
            }
        }
        return means;
    }

    /** Square root of the factor's variances averaged by the sizes of the contexts. */
    private static double pooledDeviation(SemFit fit, ContextModel contexts, String factor) {
        double sum = 0;
        double n = 0;
        for (int context = 0; context < contexts.contexts().size(); context++) {
            ContextModel.Placed placed = contexts.at(factor, context);
            double size = contexts.observations(fit, context);
            sum += size * fit.latentVariance(placed.name(), placed.group());
            n += size;
        }
        return Math.sqrt(sum / n);
    }
}
