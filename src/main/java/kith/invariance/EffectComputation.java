package kith.invariance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import kith.finding.Finding;
import kith.math.GaussLegendre;
import kith.sem.SemFit;

/** Computes the sizes of differences from a fitted step. */
record EffectComputation(NonInvarianceEffects question, ContextModel contexts, SemFit fit, int reference) {

    private static final GaussLegendre QUADRATURE = GaussLegendre.of(101);
    private static final double REACH = 8.5;
    private static final double SHOWN = 2.5;
    private static final int STEPS = 40;

    EffectSizes sizes() {
        List<EffectSizes.OfItem> items = new ArrayList<>();
        List<EffectSizes.OfScale> scales = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        for (String factor : contexts.factors()) {
            List<String> own = MeasuredFactor.itemsOf(contexts, fit, factor);
            taken.addAll(own);
            for (int context = 0; context < contexts.contexts().size() && !own.isEmpty(); context++) {
                if (context != reference) {
                    compare(factor, context, own, items, scales, findings);
                }
            }
        }
        contexts.items().stream()
                .filter(item -> !taken.contains(item))
                .forEach(item -> findings.add(Finding.note(
                        "no_effect_size",
                        item,
                        "It measures several factors, so that it has no expected answer given one.",
                        "")));
        return new EffectSizes(
                question.level(),
                question.scaling(),
                question.divisor(),
                contexts.contexts().get(reference),
                0,
                items,
                scales,
                List.of(),
                findings);
    }

    /** What is expected of every item over its factor. */
    List<AnswerCurve> curves() {
        List<AnswerCurve> curves = new ArrayList<>();
        for (String factor : contexts.factors()) {
            List<MeasuredFactor> measured = IntStream.range(
                            0, contexts.contexts().size())
                    .mapToObj(context -> MeasuredFactor.of(contexts, fit, factor, context))
                    .toList();
            List<String> own = MeasuredFactor.itemsOf(contexts, fit, factor);
            if (own.isEmpty() || measured.stream().anyMatch(one -> !(one.variance() > 0))) {
                continue;
            }
            List<MeasuredFactor> scaled =
                    measured.stream().map(one -> one.scaled(question.scaling())).toList();
            double[] points = points(scaled);
            own.forEach(item -> curves.add(curve(factor, item, scaled, points)));
        }
        return curves;
    }

    private AnswerCurve curve(String factor, String item, List<MeasuredFactor> measured, double[] points) {
        List<AnswerCurve.InContext> lines = new ArrayList<>();
        for (int context = 0; context < measured.size(); context++) {
            MeasuredFactor here = measured.get(context);
            ExpectedAnswer answer = here.items().get(item);
            if (answer != null) {
                lines.add(new AnswerCurve.InContext(
                        contexts.contexts().get(context),
                        here.mean(),
                        Math.sqrt(here.variance()),
                        Arrays.stream(points).map(answer::at).toArray()));
            }
        }
        return new AnswerCurve(factor, item, points, lines);
    }

    private static double[] points(List<MeasuredFactor> measured) {
        double low = measured.stream()
                .mapToDouble(one -> one.mean() - SHOWN * Math.sqrt(one.variance()))
                .min()
                .orElseThrow();
        double high = measured.stream()
                .mapToDouble(one -> one.mean() + SHOWN * Math.sqrt(one.variance()))
                .max()
                .orElseThrow();
        return IntStream.rangeClosed(0, STEPS)
                .mapToDouble(step -> low + (high - low) * step / STEPS)
                .toArray();
    }

    private void compare(
            String factor,
            int context,
            List<String> own,
            List<EffectSizes.OfItem> items,
            List<EffectSizes.OfScale> scales,
            List<Finding> findings) {
        MeasuredFactor there =
                MeasuredFactor.of(contexts, fit, factor, reference).scaled(question.scaling());
        MeasuredFactor here = MeasuredFactor.of(contexts, fit, factor, context).scaled(question.scaling());
        String name = contexts.contexts().get(context);
        List<String> both = new ArrayList<>();
        for (String item : own) {
            if (there.items().containsKey(item) && here.items().containsKey(item)) {
                both.add(item);
                items.add(item(factor, item, context, here, there));
            } else {
                findings.add(Finding.warning(
                        "category_not_answered",
                        item + " @ " + name,
                        "The rows used lack a category that other rows have, so that the item has no effect size.",
                        "Join categories that nobody chose."));
            }
        }
        double points = over(here, f -> sum(here, both, f) - sum(there, both, f));
        double variance = variance(here, f -> sum(here, both, f)) - variance(here, f -> sum(there, both, f));
        double possible =
                both.stream().mapToDouble(item -> range(item, context)).sum();
        scales.add(
                new EffectSizes.OfScale(factor, name, both.size(), points, EffectSizes.Range.NONE, possible, variance));
    }

    private EffectSizes.OfItem item(
            String factor, String item, int context, MeasuredFactor here, MeasuredFactor there) {
        ExpectedAnswer a = here.items().get(item);
        ExpectedAnswer b = there.items().get(item);
        double points = over(here, f -> a.at(f) - b.at(f));
        double square = over(here, f -> (a.at(f) - b.at(f)) * (a.at(f) - b.at(f)));
        double deviation = question.divisor().of(contexts.answers(item, reference), contexts.answers(item, context));
        return new EffectSizes.OfItem(
                factor,
                item,
                contexts.contexts().get(context),
                points,
                Math.sqrt(square) / deviation,
                points / deviation,
                deviation,
                EffectSizes.Range.NONE);
    }

    private double range(String item, int context) {
        double[] here = contexts.answers(item, context);
        double[] there = contexts.answers(item, reference);
        return Math.max(
                        Arrays.stream(here).max().orElse(0),
                        Arrays.stream(there).max().orElse(0))
                - Math.min(
                        Arrays.stream(here).min().orElse(0),
                        Arrays.stream(there).min().orElse(0));
    }

    private static double sum(MeasuredFactor measured, List<String> some, double factor) {
        Map<String, ExpectedAnswer> items = measured.items();
        return some.stream().mapToDouble(item -> items.get(item).at(factor)).sum();
    }

    private static double variance(MeasuredFactor measured, DoubleUnaryOperator score) {
        double mean = over(measured, score);
        return over(measured, f -> (score.applyAsDouble(f) - mean) * (score.applyAsDouble(f) - mean));
    }

    /** The mean of a function of the factor over its normal distribution. */
    private static double over(MeasuredFactor measured, DoubleUnaryOperator function) {
        double deviation = Math.sqrt(measured.variance());
        double sum = 0;
        for (int i = 0; i < QUADRATURE.size(); i++) {
            double z = REACH * QUADRATURE.node(i);
            double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
            sum += REACH * QUADRATURE.weight(i) * density * function.applyAsDouble(measured.mean() + deviation * z);
        }
        return sum;
    }
}
