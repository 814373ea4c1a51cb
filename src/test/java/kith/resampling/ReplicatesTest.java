package kith.resampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import kith.Tolerance;
import org.junit.jupiter.api.Test;

/** Intervals of given samples are held against R's package boot by {@link kith.sem.resampling.BootstrapTest}. */
class ReplicatesTest {

    private static final double Z = 1.959963984540054;

    @Test
    void samplesWithoutAnEstimateAreLeftOutAndCounted() {
        Replicates replicates = Replicates.of(new double[] {5, Double.NaN, 1, 9, Double.NaN});
        assertThat(replicates.used()).isEqualTo(3);
        assertThat(replicates.lost()).isEqualTo(2);
        assertThat(replicates.mean()).isEqualTo(5);
        assertThat(replicates.standardError()).isEqualTo(4);
        assertThat(replicates.bias(3)).isEqualTo(2);
        Interval normal = replicates.normal(3, 0.95);
        Tolerance.CLOSED_FORM.check("lower", normal.lower(), 1 - Z * 4);
        Tolerance.CLOSED_FORM.check("upper", normal.upper(), 1 + Z * 4);
    }

    @Test
    void quantilesAreTheOrderStatisticsAtTheirExpectedPlaces() {
        Replicates replicates =
                Replicates.of(IntStream.rangeClosed(1, 99).mapToDouble(i -> i).toArray());
        assertThat(replicates.quantile(0.25)).isEqualTo(25);
        assertThat(replicates.percentile(0.90))
                .isEqualTo(new Interval(5, 95, 0.90, IntervalMethod.BOOTSTRAP_PERCENTILE));
        assertThat(replicates.quantile(0.001)).isEqualTo(1);
        assertThat(replicates.quantile(0.999)).isEqualTo(99);
        assertThat(replicates.quantile(0.505)).isBetween(50.0, 51.0);
    }

    @Test
    void withoutBiasAndAccelerationTheCorrectedIntervalIsThatOfPercentiles() {
        Replicates replicates =
                Replicates.of(IntStream.rangeClosed(1, 99).mapToDouble(i -> i).toArray());
        Interval corrected = replicates.corrected(50, 0, 0.9);
        Tolerance.CLOSED_FORM.check("lower", corrected.lower(), 5);
        Tolerance.CLOSED_FORM.check("upper", corrected.upper(), 95);
        assertThat(replicates.corrected(0, 0, 0.9)).isEqualTo(Interval.NONE);
    }

    @Test
    void fewSamplesSayLittle() {
        Replicates none = Replicates.of(new double[] {Double.NaN});
        assertThat(none.percentile(0.95)).isEqualTo(Interval.NONE);
        assertThat(none.normal(1, 0.95)).isEqualTo(Interval.NONE);
        assertThat(none.corrected(1, 0, 0.95)).isEqualTo(Interval.NONE);
        assertThat(Replicates.of(new double[] {1}).standardError()).isNaN();
        assertThat(Replicates.of(new double[] {1}).normal(1, 0.95).exists()).isFalse();
    }
}
