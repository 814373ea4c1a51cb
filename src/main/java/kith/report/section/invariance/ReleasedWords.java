package kith.report.section.invariance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.invariance.ComparabilityAnswer;
import kith.invariance.MeanComparison;
import kith.invariance.effect.EffectMetric;
import kith.invariance.effect.EffectSizes;
import kith.report.section.word.Labels;
import kith.report.section.word.NumberWords;
import kith.sem.model.Operator;

/**
 * What released parameters mean: which responses differ at equal factor levels, the bias of scores, the change of
 * latent means.
 */
record ReleasedWords(ComparabilityAnswer answer, Labels labels) {

    /** Points and standard deviations that are not 0 when rounded to two decimals. */
    static final double NOTICEABLE = 0.005;

    /** Items that are named in a sentence; of more there is none. */
    private static final int MOST_NAMED = 6;

    /** In the order of a paragraph; none where they would tell of nothing. */
    List<String> sentences() {
        return Stream.of(direction(), bias(), onMeans())
                .flatMap(Optional::stream)
                .toList();
    }

    /** What the released parameters mean: where the same factor level goes with other responses. */
    private Optional<String> direction() {
        if (answer.effects().metric() != EffectMetric.PARTIAL_SCALAR) {
            return Optional.empty();
        }
        int named = 0;
        Map<String, List<String>> items = new LinkedHashMap<>();
        for (EffectSizes.OfItem item : answer.effects().items()) {
            boolean shifted = answer.conclusion().released().stream()
                    .filter(one -> one.parameter().op() == Operator.INTERCEPT
                            || one.parameter().op() == Operator.THRESHOLD)
                    .anyMatch(one -> one.parameter().lhs().equals(item.item())
                            && one.context().filter(item.context()::equals).isPresent());
            if (shifted && Math.abs(item.points()) >= NOTICEABLE) {
                String direction = (item.points() > 0 ? "higher" : "lower") + " in " + labels.title(item.context());
                items.computeIfAbsent(direction, key -> new ArrayList<>()).add(item.item());
                named++;
            }
        }
        return named == 0 || named > MOST_NAMED
                ? Optional.empty()
                : Optional.of("At equal levels of the factor, and compared with "
                        + labels.title(answer.effects().reference()) + ", "
                        + items.entrySet().stream()
                                .map(one ->
                                        "responses to " + NumberWords.list(one.getValue()) + " were " + one.getKey())
                                .collect(Collectors.joining(" and "))
                        + ".");
    }

    /** By how many points the released parameters move scores. */
    private Optional<String> bias() {
        if (answer.effects().metric() != EffectMetric.PARTIAL_SCALAR) {
            return Optional.empty();
        }
        String text = answer.effects().scales().stream()
                .filter(scale -> Math.abs(scale.points()) >= NOTICEABLE)
                .map(scale -> String.format(
                        Locale.ROOT,
                        "%s in %s, %s points%s",
                        labels.title(scale.factor()),
                        labels.title(scale.context()),
                        NumberWords.two(scale.points()),
                        Double.isNaN(scale.possible())
                                ? ""
                                : String.format(Locale.ROOT, " (possible range %.0f)", scale.possible())))
                .collect(Collectors.joining("; "));
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of("Expected bias of the sum score relative to "
                        + labels.title(answer.effects().reference()) + ": " + text + ".");
    }

    /** The difference of means that changes most when the released parameters are allowed for. */
    private Optional<String> onMeans() {
        return answer.means().stream()
                .filter(mean -> mean.full().isPresent() && mean.partial().isPresent())
                .filter(mean -> Math.abs(change(mean)) >= NOTICEABLE)
                .max(Comparator.comparingDouble(mean -> Math.abs(change(mean))))
                .map(mean -> String.format(
                        Locale.ROOT,
                        "The latent mean difference that changed most was that of %s between %s and %s: %s SD with all items"
                                + " held equal, %s SD under partial invariance.",
                        labels.title(mean.factor()),
                        labels.title(mean.context()),
                        labels.title(answer.effects().reference()),
                        NumberWords.two(mean.full().orElseThrow().standardised()),
                        NumberWords.two(mean.partial().orElseThrow().standardised())));
    }

    private static double change(MeanComparison mean) {
        return mean.partial().orElseThrow().standardised()
                - mean.full().orElseThrow().standardised();
    }
}
