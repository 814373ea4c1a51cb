package kith.moments.ordered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import kith.moments.missing.MissingPatternsTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Polychoric correlations of simulated answers are unbiased, and their standard errors true. */
@Tag("slow")
class OrdinalRecoveryTest {

    private static final int REPLICATIONS = 600;

    @Test
    void estimatesAreUnbiasedAndIntervalsCover() {
        double[] thresholds = {-1.2, -0.1, 0.7};
        double loading = 0.75;
        int statistics = 3 * 3 + 3;
        double[] sum = new double[statistics];
        int[] covered = new int[statistics];
        double[] truth = {-1.2, -0.1, 0.7, -1.2, -0.1, 0.7, -1.2, -0.1, 0.7, 0.5625, 0.5625, 0.5625};
        for (int replication = 0; replication < REPLICATIONS; replication++) {
            Map<String, double[]> columns =
                    OrdinalTroubleTest.simulated(3, 500, loading, thresholds, 1000 + replication);
            OrdinalMoments moments = OrdinalMoments.of(
                    MissingPatternsTest.responses(columns),
                    OrdinalDesign.of(List.copyOf(columns.keySet())).with(CovarianceDetail.DIAGONAL));
            double[] estimate = moments.statistics();
            double[] variance = moments.asymptotic().diagonal();
            for (int k = 0; k < statistics; k++) {
                sum[k] += estimate[k];
                double half = 1.959963984540054 * Math.sqrt(variance[k] / 500);
                covered[k] += Math.abs(estimate[k] - truth[k]) <= half ? 1 : 0;
            }
        }
        double coverage = 0;
        for (int k = 0; k < statistics; k++) {
            assertThat(sum[k] / REPLICATIONS).as("mean of statistic %d", k).isCloseTo(truth[k], within(0.01));
            coverage += (double) covered[k] / REPLICATIONS / statistics;
        }
        assertThat(coverage).isBetween(0.93, 0.97);
    }
}
