package kith.irt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import kith.math.HolmAdjustment;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ItemReviewTest {

    private static final double[][] ITEMS = {
        {1.8, 1.5, 0, -1.5}, {1.8, 1.3, 0.2, -1.2}, {1.4, 1.9, 0, -1.8}, {1.7, 2, 0.3, -1.6}, {0.3, 1, 0, -1}
    };

    private static final List<String> NAMES = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");

    private static IrtScaling scaling(double[][] x) {
        IrtFit fit = IrtModel.fit(
                ResponsePatterns.of(NAMES.subList(0, x.length), x), IrtQuestion.of(ItemModel.GRADED, x.length));
        IrtScaling.Statistics statistics = IrtScaling.Statistics.of(fit, 0);
        return new IrtScaling(
                "scale",
                ItemModel.GRADED,
                fit.patterns().items(),
                java.util.Optional.of(fit),
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                List.of(statistics),
                List.of(),
                java.util.Optional.empty(),
                new int[0],
                List.of());
    }

    @Test
    void findsPlantedTrouble() {
        double[][] twice =
                Stream.concat(Arrays.stream(ITEMS), Arrays.stream(ITEMS)).toArray(double[][]::new);
        double[][] x = IrtSimulationTest.responses(ItemModel.GRADED, twice, 1500, 0, new Random(7));
        for (int r = 0; r < 1500; r++) {
            x[9][r] = r % 5 < 2 ? x[4][r] : x[9][r];
        }
        List<ItemReview> reviews = scaling(x).reviews();
        assertThat(reviews.get(4).reasons()).contains(ItemReview.Reason.DEPENDENT, ItemReview.Reason.LOW_SLOPE);
        assertThat(reviews.get(4).dependentOn()).containsExactly("j");
        assertThat(reviews.get(3).isNeeded()).isFalse();
    }

    @Test
    void adjustsAsHolm() {
        assertThat(HolmAdjustment.of(new double[] {0.01, 0.04, Double.NaN, 0.03}))
                .containsExactly(new double[] {0.03, 0.06, Double.NaN, 0.06}, Offset.offset(1e-12));
    }

    /** Where the reliability I/(I + 1) crosses .70, the information is 7/3. */
    @Test
    void givesTheReliableRange() {
        IrtScaling scaling = scaling(IrtSimulationTest.responses(ItemModel.GRADED, ITEMS, 1500, 0, new Random(8)));
        PrecisionRange range = scaling.statistics().get(0).precision();
        double[] ends = scaling.statistics().get(0).curves().testInformation(new double[] {
            range.lowest(), range.highest(), range.lowest() - 0.02
        });
        assertThat(ends[0]).isBetween(7.0 / 3, 7.0 / 3 + 0.1);
        assertThat(ends[1]).isBetween(7.0 / 3, 7.0 / 3 + 0.1);
        assertThat(ends[2]).isLessThan(7.0 / 3);
        assertThat(range.share()).isBetween(0.5, 1.0);
    }
}
