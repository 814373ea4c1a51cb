package kith.dif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import kith.Tolerance;
import kith.math.Seeds;
import kith.resampling.Interval;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DifScaleTest {

    private static final double ALPHA = 0.05;

    /**
     * Graded responses of two groups whose means differ by .3; {@code shift} lowers the first item in the focal group.
     */
    private static GroupedScores drawn(int items, int each, int steps, double shift, long seed) {
        RandomGenerator random = Seeds.stream(seed, 0);
        double[][] values = new double[items][2 * each];
        int[] group = new int[2 * each];
        for (int p = 0; p < 2 * each; p++) {
            group[p] = p % 2;
            double theta = random.nextGaussian() - 0.3 * group[p];
            for (int i = 0; i < items; i++) {
                double u = random.nextDouble();
                double logistic = Math.log(u / (1 - u));
                double latent = 1.5 * theta + logistic - (i == 0 ? shift * group[p] : 0);
                int score = 0;
                for (int s = 0; s < steps; s++) {
                    score += latent > 1.2 * (s - (steps - 1) / 2.0) ? 1 : 0;
                }
                values[i][p] = score;
            }
        }
        return GroupedScores.of(
                IntStream.range(0, items).mapToObj(i -> "i" + i).toList(),
                values,
                List.of("reference", "focal"),
                group);
    }

    private static DifComparison compared(GroupedScores data) {
        return DifComparison.of(
                data,
                DifQuestion.of("group")
                        .withMethods(
                                Set.of(DifMethod.MANTEL, DifMethod.LIU_AGRESTI, DifMethod.LOGISTIC, DifMethod.SIBTEST)),
                Optional.empty());
    }

    /** Groups whose sums do not overlap cannot be matched: no test, no size and no verdict, of either kind of item. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void groupsWithoutCommonScoresGetNoVerdict(int step) {
        int[] group = IntStream.range(0, 80).map(p -> p % 2).toArray();
        double[][] values = IntStream.range(0, 4)
                .mapToObj(i -> IntStream.range(0, 80)
                        .mapToDouble(p -> step == 1 && i == 0 ? p % 2 : 4 * group[p] + (p / 2 + i) % (step + 1))
                        .toArray())
                .toArray(double[][]::new);
        DifComparison found =
                compared(GroupedScores.of(List.of("a", "b", "c", "d"), values, List.of("reference", "focal"), group));
        for (ItemDif item : found.items()) {
            assertThat(item.isMatched()).isFalse();
            assertThat(item.results())
                    .extracting(MethodResult::method)
                    .doesNotContain(DifMethod.MANTEL, DifMethod.LIU_AGRESTI);
            assertThat(item.verdict().isRelevant()).isFalse();
        }
        assertThat(found.effectOnSum()).isZero();
    }

    /** Without differences each method rejects about 5% (3 to 7 over many samples). */
    @Test
    void keepsTheLevelWithoutDifferences() {
        int samples = Integer.getInteger("kith.samples", 60);
        double[] rejected = new double[5];
        int tests = 0;
        for (int s = 0; s < samples; s++) {
            DifComparison found = compared(drawn(8, 250, 4, 0, 900 + s));
            for (ItemDif item : found.items()) {
                tests++;
                MatchedItem one = item.unpurified();
                rejected[0] += one.total().test().isSignificant(ALPHA) ? 1 : 0;
                rejected[1] +=
                        one.logisticTotal().test(OrdinalLogistic.Effect.UNIFORM).isSignificant(ALPHA) ? 1 : 0;
                rejected[2] += one.logisticTotal()
                                .test(OrdinalLogistic.Effect.NON_UNIFORM)
                                .isSignificant(ALPHA)
                        ? 1
                        : 0;
                rejected[3] += one.sibtest().uniform().isSignificant(ALPHA) ? 1 : 0;
                rejected[4] += one.total().nominal().isSignificant(ALPHA) ? 1 : 0;
            }
        }
        for (double count : rejected) {
            double error = Math.sqrt(ALPHA * (1 - ALPHA) / tests);
            assertThat(count / tests).isBetween(0.03 - 2 * error, 0.07 + 2 * error);
        }
    }

    @Test
    void findsADifferenceThatWasPlanted() {
        DifComparison found = compared(drawn(8, 400, 4, 0.9, 5));
        ItemDif item = found.items().get(0);
        assertThat(item.verdict().isRelevant()).isTrue();
        assertThat(item.results())
                .filteredOn(result -> result.size() != DifSize.A)
                .hasSizeGreaterThanOrEqualTo(3);
        assertThat(item.points()).isNegative();
        assertThat(found.purification().anchors()[0]).isFalse();
        assertThat(found.items().stream().skip(1))
                .noneMatch(other -> other.verdict().isRelevant());
        assertThat(found.effectOnSum()).isEqualTo(item.points());
        assertThat(found.bundle()).isPresent();
        Interval effect = found.bundleEffect(0.95).orElseThrow();
        assertThat(effect.upper()).isNegative();
        assertThat(effect.lower() + effect.upper())
                .isCloseTo(-2 * found.bundle().orElseThrow().beta(), within(1e-12));
        assertThat(compared(drawn(8, 400, 4, 0, 5)).bundleEffect(0.95)).isEmpty();
    }

    /** The names of the groups exchanged: signs turn, tests stay. */
    @Test
    void exchangedGroupsTurnSigns() {
        GroupedScores data = drawn(6, 200, 3, 0.6, 3);
        GroupedScores turned = new GroupedScores(
                data.items(),
                data.scores(),
                data.groups(),
                Arrays.stream(data.group()).map(g -> 1 - g).toArray());
        MatchedItem one = MatchedItem.of(data, 0, all(6));
        MatchedItem other = MatchedItem.of(turned, 0, all(6));
        Tolerance.CLOSED_FORM.check(
                "χ²", other.total().test().chi2(), one.total().test().chi2());
        Tolerance.CLOSED_FORM.check(
                "Ψ", other.total().oddsRatio(), 1 / one.total().oddsRatio());
        Tolerance.CLOSED_FORM.check("β", other.sibtest().beta(), -one.sibtest().beta());
        Tolerance.CHI_SQUARE.check(
                "logistic",
                other.logisticTotal().test(OrdinalLogistic.Effect.TOTAL).chi2(),
                one.logisticTotal().test(OrdinalLogistic.Effect.TOTAL).chi2());
    }

    /** With two categories the Liu–Agresti odds ratio is Mantel and Haenszel's, and Mantel's test theirs. */
    @Test
    void twoCategoriesAreTheMantelHaenszelCase() {
        GroupedScores data = drawn(6, 200, 1, 0.6, 4);
        MatchedItem found = MatchedItem.of(data, 0, all(6));
        MantelHaenszel mh = found.mantelHaenszel().orElseThrow();
        Tolerance.CLOSED_FORM.check("Ψ", found.total().oddsRatio(), mh.alpha());
        Tolerance.CLOSED_FORM.check(
                "χ²", found.total().test().chi2(), mh.uncorrected().chi2());
        Tolerance.CLOSED_FORM.check(
                "χ²", found.total().nominal().chi2(), mh.uncorrected().chi2());
    }

    private static boolean[] all(int items) {
        boolean[] all = new boolean[items];
        Arrays.fill(all, true);
        return all;
    }

    /** A logistic regression of two categories with one indicator: the log odds ratio of a table. */
    @Test
    void proportionalOddsOfATable() {
        int[] y = new int[100];
        double[] x = new double[100];
        double[] ones = new double[100];
        Arrays.fill(ones, 1);
        for (int p = 0; p < 100; p++) {
            x[p] = p < 50 ? 0 : 1;
            y[p] = p < 20 || p >= 85 ? 1 : 0;
        }
        ProportionalOdds found = ProportionalOdds.of(y, 2, new double[][] {x}, ones);
        assertThat(found.converged()).isTrue();
        Tolerance.CLOSED_FORM.check("slope", found.slopes()[0], Math.log(15.0 / 35 / (20.0 / 30)));
        Tolerance.CLOSED_FORM.check(
                "se", found.standardErrors()[0], Math.sqrt(1.0 / 15 + 1.0 / 35 + 1.0 / 20 + 1.0 / 30));
    }

    @Test
    void purificationEnds() {
        Purification<Integer> cycle = Purification.of(
                3, (item, anchors) -> anchors[0] ? (item == 0 ? 1 : 0) : (item == 1 ? 1 : 0), value -> value == 1);
        assertThat(cycle.converged()).isFalse();
        assertThat(cycle.history()).hasSize(Purification.MOST_STEPS + 1);
        Purification<Integer> all = Purification.of(3, (item, anchors) -> 1, value -> value == 1);
        assertThat(all.converged()).isFalse();
        assertThat(all.anchors()).containsOnly(true);
    }

    @Test
    void cutOffsHoldOnBothSides() {
        assertThat(List.of(0.17, 0.1701, 0.25, 0.2501))
                .extracting(DifMethod::ofMeanDifference)
                .containsExactly(DifSize.A, DifSize.B, DifSize.B, DifSize.C);
        assertThat(List.of(0.4299, -0.43, 0.6399, 0.64))
                .extracting(DifMethod::ofLogOdds)
                .containsExactly(DifSize.A, DifSize.B, DifSize.B, DifSize.C);
        assertThat(List.of(0.0349, 0.035, 0.0699, 0.07))
                .extracting(DifMethod::ofNagelkerke)
                .containsExactly(DifSize.A, DifSize.B, DifSize.B, DifSize.C);
        assertThat(List.of(0.0589, -0.059, 0.0879, 0.088))
                .extracting(DifMethod::ofBeta)
                .containsExactly(DifSize.A, DifSize.B, DifSize.B, DifSize.C);
        assertThat(DifMethod.ofBeta(Double.NaN)).isEqualTo(DifSize.A);
        ChiSquareStatistic significant = new ChiSquareStatistic(50, 1, 1e-10);
        assertThat(mh(0.99, significant)).isEqualTo(DifSize.A);
        assertThat(mh(1.01, significant)).isEqualTo(DifSize.B);
        assertThat(mh(1.49, significant)).isEqualTo(DifSize.B);
        assertThat(mh(1.51, significant)).isEqualTo(DifSize.C);
        assertThat(mh(3, new ChiSquareStatistic(3, 1, 0.08))).isEqualTo(DifSize.A);
    }

    private static DifSize mh(double delta, ChiSquareStatistic test) {
        return new MantelHaenszel(test, test, Math.exp(-delta / 2.35), 1e-4).ets(ALPHA);
    }

    @Test
    void theVerdictCountsMethods() {
        ChiSquareStatistic significant = new ChiSquareStatistic(10, 1, 0.001);
        ChiSquareStatistic not = new ChiSquareStatistic(1, 1, 0.3);
        MethodResult a = new MethodResult(DifMethod.MANTEL, significant, 0, DifSize.A);
        MethodResult none = new MethodResult(DifMethod.MANTEL, not, 0, DifSize.A);
        MethodResult b = new MethodResult(DifMethod.MANTEL, significant, 0, DifSize.B);
        MethodResult c = new MethodResult(DifMethod.MANTEL, significant, 0, DifSize.C);
        assertThat(ItemVerdict.of(List.of(none, none), ALPHA)).isEqualTo(new ItemVerdict(ItemVerdict.Kind.NONE, false));
        assertThat(ItemVerdict.of(List.of(a, none, none, none), ALPHA))
                .isEqualTo(new ItemVerdict(ItemVerdict.Kind.NEGLIGIBLE, false));
        assertThat(ItemVerdict.of(List.of(b, a, a, a), ALPHA))
                .isEqualTo(new ItemVerdict(ItemVerdict.Kind.NEGLIGIBLE, true));
        assertThat(ItemVerdict.of(List.of(b, c, a, a), ALPHA))
                .isEqualTo(new ItemVerdict(ItemVerdict.Kind.MODERATE, true));
        assertThat(ItemVerdict.of(List.of(c, c, a, b), ALPHA).kind()).isEqualTo(ItemVerdict.Kind.MODERATE);
        assertThat(ItemVerdict.of(List.of(c, c, c, a), ALPHA)).isEqualTo(new ItemVerdict(ItemVerdict.Kind.LARGE, true));
        assertThat(ItemVerdict.of(List.of(), ALPHA).kind()).isEqualTo(ItemVerdict.Kind.NONE);
    }
}
