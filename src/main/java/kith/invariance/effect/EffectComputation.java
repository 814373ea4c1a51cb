package kith.invariance.effect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import kith.finding.Finding;
import kith.invariance.alignment.AlignmentAnswer;
import kith.invariance.model.ContextModel;
import kith.math.GaussLegendre;
import kith.resampling.Interval;
import kith.sem.fit.SemFit;
import kith.sem.model.ParameterTable;

/** Computes the sizes of differences from values of the parameters of one step, again and again. */
final class EffectComputation {

    private static final GaussLegendre QUADRATURE = GaussLegendre.of(101);
    private static final double REACH = 8.5;
    private static final double SHOWN = 2.5;
    private static final int STEPS = 40;
    private static final double[] WEIGHTS = weights();

    private final NonInvarianceEffects question;
    private final ContextModel contexts;
    private final int reference;
    private final Map<String, List<FactorPlaces>> places = new LinkedHashMap<>();
    private final Map<String, List<String>> itemsOf = new LinkedHashMap<>();
    private final Map<String, Double> ranges = new LinkedHashMap<>();

    /** Implied variances of factors. */
    interface Variances {
        double of(String factor, int group);
    }

    /** How answers to an item spread in a context. */
    interface Spreads {
        EffectDivisor.Spread of(String item, int context);
    }

    /**
     * What is known of a fit.
     *
     * @param values of the table's rows
     */
    record Values(double[] values, Variances variances, Spreads spreads) {

        static Values of(SemFit fit, ContextModel contexts) {
            double[] values = IntStream.range(0, fit.table().parameters().size())
                    .mapToDouble(row -> fit.estimates().get(row).estimate())
                    .toArray();
            return new Values(
                    values, fit::latentVariance, (item, context) -> EffectDivisor.Spread.of(contexts, item, context));
        }
    }

    EffectComputation(NonInvarianceEffects question, ContextModel contexts, SemFit fit, int reference) {
        this.question = question;
        this.contexts = contexts;
        this.reference = reference;
        ParameterTable table = fit.table();
        for (String factor : contexts.factors()) {
            List<String> own = contexts.unidimensionalItems(fit, factor);
            boolean placed = question.units().scaling() != EffectScaling.ALIGNED
                    || placement(factor, 0).isPresent();
            if (!own.isEmpty() && placed) {
                itemsOf.put(factor, own);
                places.put(
                        factor,
                        IntStream.range(0, contexts.contexts().size())
                                .mapToObj(context -> FactorPlaces.of(contexts, table, factor, own, context))
                                .toList());
            }
        }
        boolean responses = contexts.sem().rows().moments().isEmpty();
        for (String item : contexts.items()) {
            double[] all = IntStream.range(0, contexts.contexts().size())
                    .mapToObj(context -> contexts.answers(item, context))
                    .flatMapToDouble(Arrays::stream)
                    .toArray();
            double range = Arrays.stream(all).max().orElse(0)
                    - Arrays.stream(all).min().orElse(0);
            ranges.put(item, responses ? range : Double.NaN);
        }
    }

    private List<MeasuredFactor> measured(String factor, Values values) {
        List<MeasuredFactor> measured = new ArrayList<>();
        for (FactorPlaces one : places.get(factor)) {
            MeasuredFactor fitted = one.measured(
                    values.values(),
                    values.variances().of(one.factor().name(), one.factor().group()));
            measured.add(
                    question.units().scaling() == EffectScaling.ALIGNED
                            ? fitted.aligned(placement(factor, measured.size()).orElseThrow())
                            : fitted.scaled(
                                    question.units().scaling(), question.units().referents()));
        }
        return measured;
    }

    private Optional<AlignmentAnswer.Placement> placement(String factor, int context) {
        return question.units().alignment().stream()
                .flatMap(answer -> answer.factors().stream())
                .filter(one -> one.factor().equals(factor))
                .map(one -> one.placements().get(context))
                .findFirst();
    }

    EffectSizes sizes(Values values) {
        List<EffectSizes.OfItem> items = new ArrayList<>();
        List<EffectSizes.OfScale> scales = new ArrayList<>();
        for (String factor : places.keySet()) {
            List<MeasuredFactor> measured = measured(factor, values);
            for (int context = 0; context < measured.size(); context++) {
                if (context != reference) {
                    compare(factor, context, measured, values.spreads(), items, scales);
                }
            }
        }
        return new EffectSizes(
                question.units().level(),
                question.units().scaling(),
                question.metric(),
                question.divisor(),
                contexts.contexts().get(reference),
                0,
                items,
                scales,
                List.of(),
                findings());
    }

    private List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        places.forEach((factor, all) -> {
            for (int context = 0; context < all.size(); context++) {
                for (String item : itemsOf.get(factor)) {
                    if (!all.get(context).items().containsKey(item)) {
                        findings.add(Finding.of("category_not_answered")
                                .at(item)
                                .in(contexts.contexts().get(context)));
                    }
                }
            }
        });
        contexts.items().stream()
                .filter(item -> itemsOf.values().stream().noneMatch(own -> own.contains(item)))
                .forEach(item -> findings.add(Finding.of("no_effect_size").at(item)));
        return findings;
    }

    private void compare(
            String factor,
            int context,
            List<MeasuredFactor> measured,
            Spreads spreads,
            List<EffectSizes.OfItem> items,
            List<EffectSizes.OfScale> scales) {
        MeasuredFactor here = measured.get(context);
        MeasuredFactor there = measured.get(reference);
        double[] points = nodes(here);
        double[] sumHere = new double[points.length];
        double[] sumThere = new double[points.length];
        List<String> both = new ArrayList<>();
        for (String item : itemsOf.get(factor)) {
            ExpectedAnswer a = here.items().get(item);
            ExpectedAnswer b = there.items().get(item);
            if (a == null || b == null) {
                continue;
            }
            both.add(item);
            double[] difference = new double[points.length];
            for (int i = 0; i < points.length; i++) {
                double own = a.at(points[i]);
                double other = b.at(points[i]);
                difference[i] = own - other;
                sumHere[i] += own;
                sumThere[i] += other;
            }
            items.add(item(factor, item, context, difference, spreads));
        }
        double possible = both.stream().mapToDouble(ranges::get).sum();
        scales.add(new EffectSizes.OfScale(
                factor,
                contexts.contexts().get(context),
                both.size(),
                over(sumHere) - over(sumThere),
                Interval.NONE,
                possible,
                variance(sumHere) - variance(sumThere),
                classification(factor, here, there, both, points)));
    }

    private EffectSizes.OfItem item(String factor, String item, int context, double[] difference, Spreads spreads) {
        double points = over(difference);
        double[] squares = new double[difference.length];
        for (int i = 0; i < squares.length; i++) {
            squares[i] = difference[i] * difference[i];
        }
        double deviation = question.divisor().of(spreads.of(item, reference), spreads.of(item, context));
        return new EffectSizes.OfItem(
                factor,
                item,
                contexts.contexts().get(context),
                points,
                Math.sqrt(over(squares)) / deviation,
                points / deviation,
                deviation,
                Interval.NONE,
                Interval.NONE);
    }

    private Optional<Classification> classification(
            String factor, MeasuredFactor here, MeasuredFactor there, List<String> both, double[] points) {
        OptionalDouble cutoff = question.cutoffs().of(factor);
        if (cutoff.isEmpty() || both.isEmpty()) {
            return Optional.empty();
        }
        ScaleSum own = new ScaleSum(here, both);
        ScaleSum other = new ScaleSum(there, both);
        double[] reachedHere = new double[points.length];
        double[] reachedThere = new double[points.length];
        double[] apart = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            reachedHere[i] = own.reaches(cutoff.getAsDouble(), points[i], here.noise());
            reachedThere[i] = other.reaches(cutoff.getAsDouble(), points[i], here.noise());
            apart[i] = Math.abs(reachedHere[i] - reachedThere[i]);
        }
        return Optional.of(new Classification(
                cutoff.getAsDouble(), over(reachedHere), over(reachedThere), over(apart), Interval.NONE));
    }

    /** What is expected of every item over its factor. */
    List<AnswerCurve> curves(Values values) {
        List<AnswerCurve> curves = new ArrayList<>();
        for (String factor : places.keySet()) {
            List<MeasuredFactor> measured = measured(factor, values);
            if (measured.stream().allMatch(one -> one.variance() > 0)) {
                double[] points = shownPoints(measured);
                itemsOf.get(factor).forEach(item -> curves.add(curve(factor, item, measured, points)));
            }
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

    private static double[] shownPoints(List<MeasuredFactor> measured) {
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

    /** Places on the factor at which a function is evaluated. */
    private static double[] nodes(MeasuredFactor measured) {
        double deviation = Math.sqrt(measured.variance());
        double[] nodes = new double[WEIGHTS.length];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = measured.mean() + deviation * REACH * QUADRATURE.node(i);
        }
        return nodes;
    }

    /** Weights of the nodes times the normal density there. */
    private static double[] weights() {
        double[] weights = new double[QUADRATURE.size()];
        for (int i = 0; i < weights.length; i++) {
            double z = REACH * QUADRATURE.node(i);
            weights[i] = REACH * QUADRATURE.weight(i) * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
        }
        return weights;
    }

    /** The mean over the factor's normal distribution of a function whose values at the nodes are given. */
    private static double over(double[] values) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += WEIGHTS[i] * values[i];
        }
        return sum;
    }

    private static double variance(double[] values) {
        double mean = over(values);
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += WEIGHTS[i] * (values[i] - mean) * (values[i] - mean);
        }
        return sum;
    }
}
