package kith.invariance.effect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.invariance.alignment.AlignmentAnswer;

/**
 * A factor in one context: its distribution, and what answers to its items are expected given it.
 *
 * @param items by their common names, in the order of the model
 * @param noise variance of what the items' sum has beside the factor; of no use where items are ordered
 */
record MeasuredFactor(double mean, double variance, Map<String, ExpectedAnswer> items, double noise) {

    /** @param referents items of which that of this factor is the marker; the first item where none is */
    MeasuredFactor scaled(EffectScaling scaling, List<String> referents) {
        return switch (scaling) {
            case AS_FITTED, ALIGNED -> this;
            case UNIT_VARIANCE -> rescaled(mean, Math.sqrt(variance));
            case MARKER -> {
                ExpectedAnswer first = items.entrySet().stream()
                        .filter(item -> referents.contains(item.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElseGet(() -> items.values().iterator().next());
                if (!(first instanceof ExpectedAnswer.Linear marker)) {
                    throw new IllegalArgumentException("an ordered item has no unit that a factor could take over");
                }
                yield rescaled(-marker.intercept() / marker.loading(), 1 / marker.loading());
            }
        };
    }

    /** With the mean and the standard deviation that an alignment gives the factor in this context. */
    MeasuredFactor aligned(AlignmentAnswer.Placement placed) {
        MeasuredFactor unit = scaled(EffectScaling.UNIT_VARIANCE, List.of());
        return unit.rescaled(-placed.mean() / placed.deviation(), 1 / placed.deviation());
    }

    private MeasuredFactor rescaled(double shift, double scale) {
        Map<String, ExpectedAnswer> moved = new LinkedHashMap<>();
        items.forEach((name, answer) -> moved.put(name, answer.rescaled(shift, scale)));
        return new MeasuredFactor((mean - shift) / scale, variance / (scale * scale), moved, noise);
    }
}
