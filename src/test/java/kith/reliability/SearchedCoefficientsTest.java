package kith.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kith.Tolerance;
import kith.math.Parallel;
import kith.reliability.ReliabilityOptions.Extent;
import kith.reliability.ReliabilityOptions.Resampling;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Coefficients that take a search in every sample, and their intervals. */
class SearchedCoefficientsTest {

    private static double[][] correlations() {
        return Alpha.correlations(Samples.completeCovariances(Samples.nineTests(), Samples.holzinger()));
    }

    @Test
    void theMeanOfAllSplitsNeedsNoSplitting() {
        double[][] r = correlations();
        Tolerance.CLOSED_FORM.check(
                "nine items", SplitHalves.mean(r), SplitHalves.of(r, 1_000, 1).mean());
        double[][] eight = Alpha.without(r, 3);
        Tolerance.CLOSED_FORM.check(
                "eight items",
                SplitHalves.mean(eight),
                SplitHalves.of(eight, 1_000, 1).mean());
        Tolerance.CLOSED_FORM.check("of an even number it is alpha", SplitHalves.mean(eight), Alpha.of(eight));
    }

    @Test
    void inTheSampleItselfTheyAreTheEstimates() {
        double[][] c = Samples.completeCovariances(Samples.nineTests(), Samples.holzinger());
        List<String> names =
                Samples.nineTests().items().stream().map(KeyedItem::name).toList();
        ScaleCovariance scale = new ScaleCovariance(names, c, new double[9], 301, Optional.empty(), List.of());
        SplitHalves halves = SplitHalves.of(Alpha.correlations(c), 1_000, 1);
        double[] found = new SearchedCoefficients(scale, halves).of(c);
        FactorCoefficients factors = FactorCoefficients.of(scale);
        double[] expected = {
            halves.best(),
            halves.best(),
            halves.mean(),
            halves.worst(),
            Math.max(0, halves.worst()),
            GreatestLowerBound.of(Alpha.correlations(c)).value(),
            factors.greatestLowerBound().orElseThrow(),
            factors.generalFactor().orElseThrow().omegaHierarchical(),
            factors.generalFactor().orElseThrow().omegaTotal(),
            factors.generalFactor().orElseThrow().explainedCommonVariance()
        };
        for (int i = 0; i < expected.length; i++) {
            assertThat(found[i]).as(SearchedCoefficients.ALL.get(i).id()).isCloseTo(expected[i], Offset.offset(1e-6));
        }
    }

    /** R: z0 = qnorm(.45), jackknife 1, 2, 3, 5, 9, quantiles of type 7 of 1 to 999. */
    @Test
    void theCorrectedIntervalFollowsItsFormula() {
        double[] sorted = new double[999];
        Arrays.setAll(sorted, i -> i + 1);
        Interval found = BiasCorrected.of(sorted, 450.5, new double[] {1, 2, 3, 5, 9}, 0.95);
        Tolerance.CLOSED_FORM.check("lower", found.lower(), 7.14539278552218);
        Tolerance.CLOSED_FORM.check("upper", found.upper(), 936.213213325201);
    }

    @Test
    void intervalsDoNotDependOnThreads() {
        ReliabilityOptions one = options(1);
        ReliabilityOptions two = options(2);
        assertThat(ItemAnalysis.of(List.of(Samples.nineTests()), Samples.holzinger(), one)
                        .scales()
                        .get(0)
                        .reliability())
                .isEqualTo(ItemAnalysis.of(List.of(Samples.nineTests()), Samples.holzinger(), two)
                        .scales()
                        .get(0)
                        .reliability())
                .anyMatch(row -> row.coefficient() == Coefficient.OMEGA_HIERARCHICAL
                        && row.method() == IntervalMethod.BOOTSTRAP_BCA
                        && row.interval().lower() < row.estimate()
                        && row.interval().upper() > row.estimate());
    }

    private static ReliabilityOptions options(int threads) {
        return ReliabilityOptions.withSeed(4).with(new Resampling(100, 4, new Parallel(threads), Extent.AUTO));
    }
}
