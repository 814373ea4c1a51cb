package kith.invariance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.sem.Estimate;
import kith.sem.SemFit;
import kith.sem.model.Operator;

/**
 * A factor in one context: its distribution, and what answers to its items are expected given it.
 *
 * @param items by their common names, in the order of the model
 * @param noise variance of what the items' sum has beside the factor; of no use where items are ordered
 */
record MeasuredFactor(double mean, double variance, Map<String, ExpectedAnswer> items, double noise) {

    /** Items that measure this factor and no other. */
    static List<String> itemsOf(ContextModel contexts, SemFit fit, String factor) {
        return contexts.items().stream()
                .filter(item -> {
                    ContextModel.Placed at = contexts.at(item, 0);
                    List<String> behind = fit.estimates().stream()
                            .filter(e ->
                                    e.op() == Operator.LOADING && e.rhs().equals(at.name()) && e.group() == at.group())
                            .map(Estimate::lhs)
                            .toList();
                    return behind.equals(List.of(contexts.at(factor, 0).name()));
                })
                .toList();
    }

    MeasuredFactor scaled(EffectScaling scaling) {
        return switch (scaling) {
            case AS_FITTED -> this;
            case UNIT_VARIANCE -> rescaled(mean, Math.sqrt(variance));
            case MARKER -> {
                if (!(items.values().iterator().next() instanceof ExpectedAnswer.Linear marker)) {
                    throw new IllegalArgumentException("an ordered item has no unit that a factor could take over");
                }
                yield rescaled(-marker.intercept() / marker.loading(), 1 / marker.loading());
            }
        };
    }

    private MeasuredFactor rescaled(double shift, double scale) {
        Map<String, ExpectedAnswer> moved = new LinkedHashMap<>();
        items.forEach((name, answer) -> moved.put(name, answer.rescaled(shift, scale)));
        return new MeasuredFactor((mean - shift) / scale, variance / (scale * scale), moved, noise);
    }
}
