package kith.report.section;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import kith.invariance.AnswerCurve;
import kith.invariance.ComparabilityAnswer;
import kith.invariance.EffectSizes;
import kith.invariance.FreedParameter;
import kith.invariance.MeanComparison;
import kith.invariance.PartialAnswer;
import kith.sem.model.Operator;

/** Says what stands in the way of comparison and how much it matters to somebody who never heard of invariance. */
record ComparabilityWords(ComparabilityAnswer answer, Labels labels) {

    /** Points that are not 0 when rounded to two decimals. */
    private static final double NOTICEABLE = 0.005;

    /** Nothing where no search was made. */
    List<String> paragraphs() {
        List<String> paragraphs = new ArrayList<>();
        answer.partial().ifPresent(partial -> {
            paragraphs.add(items(partial));
            inPoints().ifPresent(paragraphs::add);
            onMeans().ifPresent(paragraphs::add);
        });
        return paragraphs;
    }

    /** What stands in the way, and how far the ladder holds without it. */
    private String items(PartialAnswer partial) {
        if (partial.freed().isEmpty()) {
            return "No single item stands in the way of comparison: none works otherwise in a group by more than chance would have"
                    + " it.";
        }
        return "What stands in the way of comparison: "
                + partial.freed().stream().map(this::plainly).collect(Collectors.joining("; "))
                + ". "
                + partial.ladder()
                        .reached()
                        .map(level -> "Once this is allowed for, the ladder holds up to the " + level.id()
                                + " step, and the groups are compared by what the other items say.")
                        .orElse("Not even once this is allowed for does the same structure hold in every group.");
    }

    /** Such as: people in Workplace who are alike in what is measured give lower answers to rw3 (the intercept of rw3 in Workplace). */
    private String plainly(FreedParameter freed) {
        String name = said(freed, labels);
        String item = freed.parameter().op() == Operator.LOADING
                ? freed.parameter().rhs()
                : freed.parameter().lhs();
        String where = freed.context().map(labels::title).orElse("some groups");
        Optional<Double> difference = freed.context()
                .flatMap(context ->
                        freed.parameter().op() == Operator.LOADING ? slope(item, context) : level(item, context));
        if (difference.isEmpty() || difference.get() == 0) {
            return name;
        }
        boolean more = difference.get() > 0;
        return freed.parameter().op() == Operator.LOADING
                ? "in " + where + ", answers to " + item + " go along " + (more ? "more" : "less")
                        + " closely with what is measured (" + name + ")"
                : "in " + where + ", people who are alike in what is measured give " + (more ? "higher" : "lower")
                        + " answers to " + item + " (" + name + ")";
    }

    /** By how much the curve of an item is steeper in a context than in the reference. */
    private Optional<Double> slope(String item, String context) {
        return answer.freedEffects().stream()
                .flatMap(sizes -> sizes.curves().stream())
                .filter(curve -> curve.item().equals(item))
                .findFirst()
                .flatMap(curve -> rise(curve, context)
                        .flatMap(here ->
                                rise(curve, answer.effects().reference()).map(there -> here - there)));
    }

    private static Optional<Double> rise(AnswerCurve curve, String context) {
        return curve.contexts().stream()
                .filter(one -> one.context().equals(context))
                .map(one -> one.expected()[one.expected().length - 1] - one.expected()[0])
                .findFirst();
    }

    private Optional<Double> level(String item, String context) {
        return answer.freedEffects().stream()
                .flatMap(sizes -> sizes.items().stream())
                .filter(one -> one.item().equals(item) && one.context().equals(context))
                .map(EffectSizes.OfItem::points)
                .findFirst();
    }

    /** By how many points the items left free move scores; nothing where none is free. */
    private Optional<String> inPoints() {
        return answer.freedEffects()
                .map(sizes -> sizes.scales().stream()
                        .filter(scale -> hasFreed(scale.factor()))
                        .filter(scale -> Math.abs(scale.points()) >= NOTICEABLE)
                        .map(scale -> String.format(
                                Locale.ROOT,
                                "%s in %s by %s of %.0f points",
                                labels.title(scale.factor()),
                                labels.title(scale.context()),
                                twoDecimals(scale.points()),
                                scale.possible()))
                        .collect(Collectors.joining("; ")))
                .filter(text -> !text.isEmpty())
                .map(text ->
                        "How much that matters: between people who are alike in what is measured it moves the sum of the"
                                + " items, against "
                                + labels.title(answer.effects().reference()) + ": " + text + ".");
    }

    /** Whether an item of the factor was left free. */
    private boolean hasFreed(String factor) {
        List<String> own = answer.effects().items().stream()
                .filter(item -> item.factor().equals(factor))
                .map(EffectSizes.OfItem::item)
                .toList();
        return answer.partial().stream()
                .flatMap(partial -> partial.freed().stream())
                .map(FreedParameter::parameter)
                .anyMatch(one -> own.contains(one.lhs()) || own.contains(one.rhs()));
    }

    /** The difference of means that changes most when the items left free are allowed for. */
    private Optional<String> onMeans() {
        return answer.means().stream()
                .filter(mean -> mean.full().isPresent() && mean.partial().isPresent())
                .filter(mean -> hasFreed(mean.factor()) && Math.abs(change(mean)) >= NOTICEABLE)
                .max(Comparator.comparingDouble(mean -> Math.abs(change(mean))))
                .map(mean -> String.format(
                        Locale.ROOT,
                        "The difference of means that changes most when this is allowed for is that of %s between %s and %s:"
                                + " %s standard deviations when all items are taken to work alike, %s once it is allowed"
                                + " for.",
                        labels.title(mean.factor()),
                        labels.title(mean.context()),
                        labels.title(answer.effects().reference()),
                        twoDecimals(mean.full().orElseThrow().standardised()),
                        twoDecimals(mean.partial().orElseThrow().standardised())));
    }

    /** As in the tables, with a minus sign. */
    private static String twoDecimals(double value) {
        String digits = String.format(Locale.ROOT, "%.2f", Math.abs(value));
        return (value < 0 && !digits.equals("0.00") ? "−" : "") + digits;
    }

    private static double change(MeanComparison mean) {
        return mean.partial().orElseThrow().standardised()
                - mean.full().orElseThrow().standardised();
    }

    /** Such as: the loading of ci2 in Personal communities. */
    static String said(FreedParameter freed, Labels labels) {
        Operator op = freed.parameter().op();
        String what = switch (op) {
            case LOADING -> "the loading of " + freed.parameter().rhs();
            case INTERCEPT -> "the intercept of " + freed.parameter().lhs();
            case THRESHOLD ->
                "threshold " + freed.parameter().rhs().substring(1) + " of "
                        + freed.parameter().lhs();
            default -> freed.parameter().toString();
        };
        return what + freed.context().map(name -> " in " + labels.title(name)).orElse("");
    }
}
