package kith.invariance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import kith.sem.Estimate;
import kith.sem.SemFit;
import kith.sem.model.Operator;

/**
 * A factor in one context: its distribution, and what answers to its items are expected given it.
 *
 * @param items by their common names, in the order of the model
 */
record MeasuredFactor(double mean, double variance, Map<String, ExpectedAnswer> items) {

    /** The factor as a fitted step has it, without items that measure other factors too. */
    static MeasuredFactor of(ContextModel contexts, SemFit fit, String factor, int context) {
        ContextModel.Placed placed = contexts.at(factor, context);
        Map<String, ExpectedAnswer> items = new LinkedHashMap<>();
        for (String item : itemsOf(contexts, fit, factor)) {
            answer(contexts, fit, placed, item, context).ifPresent(one -> items.put(item, one));
        }
        double mean = value(fit, placed.name(), Operator.INTERCEPT, "", placed.group(), 0);
        return new MeasuredFactor(mean, fit.latentVariance(placed.name(), placed.group()), items);
    }

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

    private static java.util.Optional<ExpectedAnswer> answer(
            ContextModel contexts, SemFit fit, ContextModel.Placed factor, String item, int context) {
        ContextModel.Placed at = contexts.at(item, context);
        double loading = value(fit, factor.name(), Operator.LOADING, at.name(), at.group(), Double.NaN);
        double intercept = value(fit, at.name(), Operator.INTERCEPT, "", at.group(), 0);
        if (!fit.table().ordered().contains(at.name())) {
            return java.util.Optional.of(new ExpectedAnswer.Linear(intercept, loading));
        }
        TreeMap<Integer, Double> thresholds = new TreeMap<>();
        for (Estimate e : fit.estimates()) {
            if (e.op() == Operator.THRESHOLD && e.lhs().equals(at.name()) && e.group() == at.group()) {
                thresholds.put(Integer.parseInt(e.rhs().substring(1)), e.estimate());
            }
        }
        TreeSet<Double> codes = new TreeSet<>();
        for (double code : contexts.answers(item, context)) {
            codes.add(code);
        }
        if (codes.size() != thresholds.size() + 1) {
            return java.util.Optional.empty();
        }
        double residual = value(fit, at.name(), Operator.COVARIANCE, at.name(), at.group(), 1);
        return java.util.Optional.of(new ExpectedAnswer.Ordinal(
                intercept,
                loading,
                Math.sqrt(residual),
                thresholds.values().stream().mapToDouble(Double::doubleValue).toArray(),
                codes.stream().mapToDouble(Double::doubleValue).toArray()));
    }

    private static double value(SemFit fit, String lhs, Operator op, String rhs, int group, double absent) {
        return fit.estimates().stream()
                .filter(e -> e.op() == op && e.lhs().equals(lhs) && e.rhs().equals(rhs) && e.group() == group)
                .mapToDouble(Estimate::estimate)
                .findFirst()
                .orElse(absent);
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
        return new MeasuredFactor((mean - shift) / scale, variance / (scale * scale), moved);
    }
}
