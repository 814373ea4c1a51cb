package kith.report.section.invariance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.invariance.ComparabilityAnswer;
import kith.invariance.MeanComparison;
import kith.invariance.conclusion.Conclusion;
import kith.invariance.effect.EffectDivisor;
import kith.invariance.effect.EffectMetric;
import kith.invariance.effect.EffectScaling;
import kith.invariance.effect.EffectSizes;
import kith.invariance.ladder.LatentMean;
import kith.invariance.level.DecisionRule;
import kith.invariance.level.FreedParameter;
import kith.invariance.level.Level;
import kith.report.section.word.Labels;
import kith.resampling.Interval;
import kith.sem.model.ParameterKey;
import org.junit.jupiter.api.Test;

/** What released parameters mean, on both sides of half a hundredth of a point and of a standard deviation. */
class ReleasedWordsTest {

    private static final Labels LABELS = new Labels(Map.of("g", "Grant-White School", "visual", "Visual perception"));

    private static EffectSizes.OfItem item(String name, double points) {
        return new EffectSizes.OfItem("visual", name, "g", points, .2, .2, 1, Interval.NONE, Interval.NONE);
    }

    private static EffectSizes.OfScale scale(double points, double possible) {
        return new EffectSizes.OfScale("visual", "g", 3, points, Interval.NONE, possible, 1, Optional.empty());
    }

    private static MeanComparison mean(String factor, double full, double partial) {
        return new MeanComparison(
                factor,
                "g",
                null,
                Double.isNaN(full) ? Optional.empty() : Optional.of(latent(factor, full)),
                Double.isNaN(partial) ? Optional.empty() : Optional.of(latent(factor, partial)),
                Optional.empty());
    }

    private static LatentMean latent(String factor, double estimate) {
        return new LatentMean(factor, "g", 2 * estimate, .1, .5, 0, 1, 2);
    }

    private static List<String> sentences(
            EffectMetric metric,
            List<String> released,
            List<EffectSizes.OfItem> items,
            List<EffectSizes.OfScale> scales,
            MeanComparison... means) {
        Conclusion conclusion = new Conclusion(
                Conclusion.Answer.WITH_RELEASED,
                DecisionRule.SEARCH,
                Optional.of(Level.SCALAR),
                Optional.of(Level.METRIC),
                Optional.of(Level.SCALAR),
                released.stream()
                        .map(parameter -> new FreedParameter(ParameterKey.parse("test", parameter), Optional.of("g")))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        EffectSizes effects = new EffectSizes(
                Level.SCALAR,
                EffectScaling.UNIT_VARIANCE,
                metric,
                EffectDivisor.POOLED,
                "Pasteur",
                0,
                items,
                scales,
                List.of(),
                List.of());
        return new ReleasedWords(
                        new ComparabilityAnswer(
                                null,
                                Optional.empty(),
                                conclusion,
                                effects,
                                null,
                                List.of(means),
                                Optional.empty(),
                                List.of()),
                        LABELS)
                .sentences();
    }

    private static List<String> items(EffectSizes.OfItem... items) {
        return sentences(EffectMetric.PARTIAL_SCALAR, List.of("x3~1", "x7~1"), List.of(items), List.of());
    }

    @Test
    void responsesAreLowerOrHigherAtEqualLevels() {
        assertThat(items(item("x3", -.4)))
                .containsExactly(
                        "At equal levels of the factor, and compared with Pasteur, responses to x3 were lower in"
                                + " Grant-White School.");
        assertThat(items(item("x3", .005), item("x7", -.005)))
                .containsExactly(
                        "At equal levels of the factor, and compared with Pasteur, responses to x3 were higher in"
                                + " Grant-White School and responses to x7 were lower in Grant-White School.");
        assertThat(items(item("x3", -.4), item("x7", -.3)))
                .singleElement()
                .asString()
                .endsWith(", responses to x3 and x7 were lower in Grant-White School.");
        assertThat(items(item("x3", .0049), item("x7", -.0049))).isEmpty();
    }

    /** An item is named for its intercept or threshold, not for a loading or what is released elsewhere. */
    @Test
    void onlyReleasedInterceptsAndThresholdsShiftResponses() {
        assertThat(items(item("x1", .4))).isEmpty();
        assertThat(sentences(EffectMetric.PARTIAL_SCALAR, List.of("visual=~x3"), List.of(item("x3", .4)), List.of()))
                .isEmpty();
        assertThat(sentences(EffectMetric.PARTIAL_SCALAR, List.of("x3~~x3"), List.of(item("x3", .4)), List.of()))
                .isEmpty();
        assertThat(sentences(
                        EffectMetric.PARTIAL_SCALAR,
                        List.of("x3~1"),
                        List.of(new EffectSizes.OfItem(
                                "visual", "x3", "other", .4, .2, .2, 1, Interval.NONE, Interval.NONE)),
                        List.of()))
                .isEmpty();
        assertThat(sentences(EffectMetric.PARTIAL_SCALAR, List.of("x3|t1"), List.of(item("x3", .4)), List.of()))
                .hasSize(1);
        assertThat(sentences(EffectMetric.SCALAR, List.of("x3~1"), List.of(item("x3", .4)), List.of()))
                .isEmpty();
    }

    /** Up to six items are named. */
    @Test
    void manyItemsAreNotListed() {
        assertThat(many(6)).hasSize(1);
        assertThat(many(7)).isEmpty();
    }

    private static List<String> many(int count) {
        List<String> released = new ArrayList<>();
        List<EffectSizes.OfItem> items = new ArrayList<>();
        IntStream.rangeClosed(1, count).forEach(i -> {
            released.add("x" + i + "~1");
            items.add(item("x" + i, .4));
        });
        return sentences(EffectMetric.PARTIAL_SCALAR, released, items, List.of());
    }

    @Test
    void biasOfTheSumScoreIsInPoints() {
        assertThat(sentences(EffectMetric.PARTIAL_SCALAR, List.of(), List.of(), List.of(scale(-.526, 19))))
                .containsExactly("Expected bias of the sum score relative to Pasteur: Visual perception in Grant-White"
                        + " School, −0.53 points (possible range 19).");
        assertThat(sentences(
                        EffectMetric.PARTIAL_SCALAR,
                        List.of(),
                        List.of(),
                        List.of(scale(.005, Double.NaN), scale(-.0049, 19))))
                .singleElement()
                .asString()
                .endsWith(": Visual perception in Grant-White School, 0.01 points.");
        assertThat(sentences(EffectMetric.PARTIAL_SCALAR, List.of(), List.of(), List.of(scale(.0049, 19))))
                .isEmpty();
        assertThat(sentences(EffectMetric.ALIGNMENT, List.of(), List.of(), List.of(scale(1, 19))))
                .isEmpty();
    }

    @Test
    void theMeanThatChangesMostIsNamed() {
        assertThat(means(mean("visual", .5, .3), mean("textual", .1, .2)))
                .containsExactly("The latent mean difference that changed most was that of Visual perception between"
                        + " Grant-White School and Pasteur: 0.50 SD with all items held equal, 0.30 SD under partial"
                        + " invariance.");
        assertThat(means(mean("visual", .5, .45), mean("textual", -.1, .2)))
                .singleElement()
                .asString()
                .contains("of textual between", ": −0.10 SD with all items held equal, 0.20 SD under partial");
        assertThat(means(mean("visual", .5, .5049))).isEmpty();
        assertThat(means(mean("visual", .5, .5051))).hasSize(1);
        assertThat(means(mean("visual", .5, Double.NaN), mean("textual", Double.NaN, .5)))
                .isEmpty();
    }

    private static List<String> means(MeanComparison... means) {
        return sentences(EffectMetric.SCALAR, List.of(), List.of(), List.of(), means);
    }
}
