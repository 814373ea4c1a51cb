package kith.mokken;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import kith.Tolerance;
import kith.data.PackedNumbers;
import kith.math.Seeds;
import org.apache.commons.math3.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MokkenScalingTest {

    private static ItemScores drawn(int items, int people, int steps, long seed) {
        RandomGenerator random = Seeds.stream(seed, 0);
        double[][] values = new double[items][people];
        for (int p = 0; p < people; p++) {
            double theta = random.nextGaussian();
            for (int i = 0; i < items; i++) {
                double latent = 1.2 * theta + random.nextGaussian() + 0.3 * (i - items / 2.0);
                values[i][p] = Math.max(0, Math.min(steps, Math.floor(latent + steps / 2.0)));
            }
        }
        return ItemScores.of(
                IntStream.range(0, items).mapToObj(i -> "i" + i).toList(),
                Arrays.stream(values).map(PackedNumbers::of).toList());
    }

    /** H by covariances equals one minus observed over expected Guttman errors. */
    @Test
    void countsGuttmanErrors() {
        int[] first = {3, 4, 3};
        int[] second = {5, 4, 1};
        double[][] weights = GuttmanWeights.of(first, second);
        // Steps from the most popular: first ≥ 1 (7), second ≥ 1 (5), first ≥ 2 (3), second ≥ 2 (1).
        // Scores 0 and 2: the first step of the second item is passed without one more popular, its second step without
        // two.
        assertThat(weights[0]).containsExactly(0, 1, 3);
        assertThat(weights[1]).containsExactly(0, 0, 1);
        assertThat(weights[2]).containsExactly(1, 0, 0);
    }

    /** Equally popular steps: half of the orders make the error. */
    @Test
    void takesTheMeanOverOrdersOfEquallyPopularSteps() {
        double[][] weights = GuttmanWeights.of(new int[] {4, 6}, new int[] {4, 6});
        assertThat(weights[1][0]).isCloseTo(0.5, Offset.offset(1e-12));
        assertThat(weights[0][1]).isCloseTo(0.5, Offset.offset(1e-12));
        double[][] three = GuttmanWeights.of(new int[] {4, 0, 6}, new int[] {4, 3, 3});
        // The steps of the first item are tied with the first of the second: second among three places.
        assertThat(three[2][0]).isCloseTo(2.0 * 1 / 3 + 1.0 * 1 / 3, Offset.offset(1e-12));
    }

    /** The delta method agrees with the spread over samples. */
    @Test
    void standardErrorsAgreeWithTheSpreadOverSamples() {
        int samples = Integer.getInteger("kith.samples", 200);
        double[] estimates = new double[samples];
        double errors = 0;
        for (int s = 0; s < samples; s++) {
            ItemScores scores = drawn(5, 400, 4, 100 + s);
            Scalability found = Scalability.of(scores, PairCovariances.of(scores));
            estimates[s] = found.h();
            errors += found.standardErrorH() / samples;
        }
        double mean = Arrays.stream(estimates).average().orElseThrow();
        double sd = Math.sqrt(
                Arrays.stream(estimates).map(h -> (h - mean) * (h - mean)).sum() / (samples - 1));
        assertThat(errors / sd).isBetween(0.85, 1.17);
    }

    /** Beyond sixteen items the search finds what trying every set finds with fewer. */
    @Test
    void geneticSearchMeetsTheOptimum() {
        ItemScores scores = drawn(18, 300, 3, 7);
        PairCovariances covariances = PairCovariances.of(scores);
        int[] found = LargestScales.of(covariances, 0.45, 0.05, 1);
        int[] again = LargestScales.of(covariances, 0.45, 0.05, 1);
        assertThat(found).isEqualTo(again);
        int[] selected = ItemSelection.of(covariances, 0.45, 0.05);
        assertThat(Arrays.stream(found).filter(s -> s == 1).count())
                .isGreaterThanOrEqualTo(IntStream.rangeClosed(1, 9)
                        .mapToLong(scale ->
                                Arrays.stream(selected).filter(s -> s == scale).count())
                        .max()
                        .orElse(0));
    }

    @Test
    void permutingItemsChangesNothing() {
        ItemScores scores = drawn(6, 300, 4, 3);
        int[] turned = {5, 3, 1, 0, 2, 4};
        Scalability plain = Scalability.of(scores, PairCovariances.of(scores));
        ItemScores other = scores.select(turned);
        Scalability permuted = Scalability.of(other, PairCovariances.of(other));
        Tolerance.CLOSED_FORM.check("H", permuted.h(), plain.h());
        Tolerance.CLOSED_FORM.check("se", permuted.standardErrorH(), plain.standardErrorH());
        Tolerance.CLOSED_FORM.check("Hi", permuted.hi()[0], plain.hi()[5]);
        Tolerance.CLOSED_FORM.check("MS", MolenaarSijtsma.of(other), MolenaarSijtsma.of(scores));
    }

    @Test
    void cutOffsHoldOnBothSides() {
        assertThat(List.of(0.299999, 0.3, 0.399999, 0.4, 0.499999, 0.5))
                .extracting(ScaleStrength::of)
                .containsExactly(
                        ScaleStrength.UNSCALABLE,
                        ScaleStrength.WEAK,
                        ScaleStrength.WEAK,
                        ScaleStrength.MEDIUM,
                        ScaleStrength.MEDIUM,
                        ScaleStrength.STRONG);
        assertThat(List.of(0.299999, 0.3, 0.399999, 0.4, 0.499999, 0.5))
                .extracting(OrderingAccuracy::of)
                .containsExactly(
                        OrderingAccuracy.TOO_INACCURATE,
                        OrderingAccuracy.LOW,
                        OrderingAccuracy.LOW,
                        OrderingAccuracy.MEDIUM,
                        OrderingAccuracy.MEDIUM,
                        OrderingAccuracy.HIGH);
        Violations one = new Violations(10, 1, 0.1, 0.1, 1, 0);
        assertThat(ViolationSize.of(Violations.NONE, 0)).isEqualTo(ViolationSize.NONE);
        assertThat(ViolationSize.of(one, 39)).isEqualTo(ViolationSize.ACCEPTABLE);
        assertThat(ViolationSize.of(one, 40)).isEqualTo(ViolationSize.QUESTIONABLE);
        assertThat(ViolationSize.of(one, 79)).isEqualTo(ViolationSize.QUESTIONABLE);
        assertThat(ViolationSize.of(one, 80)).isEqualTo(ViolationSize.SERIOUS);
        assertThat(ScaleStrength.of(Double.NaN)).isEqualTo(ScaleStrength.UNSCALABLE);
        assertThat(IntStream.of(149, 150, 250, 251, 499, 500).map(MinimumGroup::of))
                .containsExactly(50, 50, 83, 50, 99, 50);
    }
}
