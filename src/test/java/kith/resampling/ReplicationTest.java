package kith.resampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.finding.InputException;
import kith.math.Parallel;
import kith.math.Seeds;
import org.junit.jupiter.api.Test;

class ReplicationTest {

    private static double[] values(int sample) {
        double value = Seeds.stream(5, sample).nextDouble();
        return new double[] {value, sample % 10 == 0 ? Double.NaN : 1 - value};
    }

    private static double[][] piece(int from, int to) {
        return IntStream.range(from, to).mapToObj(ReplicationTest::values).toArray(double[][]::new);
    }

    @Test
    void valuesDependOnTheNumberOfTheSampleOnly() {
        List<Replicates> one = Replication.of(100, 2, new Parallel(1), ReplicationTest::values);
        List<Replicates> three = Replication.of(100, 2, new Parallel(3), ReplicationTest::values);
        List<Replicates> pieces = Replication.inPieces(100, 16, 2, new Parallel(3), ReplicationTest::piece);
        for (int value = 0; value < 2; value++) {
            Interval expected = one.get(value).percentile(0.9);
            assertThat(three.get(value).percentile(0.9)).isEqualTo(expected);
            assertThat(pieces.get(value).percentile(0.9)).isEqualTo(expected);
        }
        assertThat(one.get(1).lost()).isEqualTo(10);
        assertThat(one.get(1).used()).isEqualTo(90);
        assertThat(one.get(1).drawn()).isEqualTo(100);
    }

    @Test
    void noSamplesAreNoInterval() {
        assertThat(Replication.inPieces(0, 16, 2, new Parallel(1), ReplicationTest::piece)
                        .get(0)
                        .percentile(0.9))
                .isEqualTo(Interval.NONE);
    }

    /** A sample depends on the seed and its number only, and those that give nothing are counted. */
    @Test
    void outcomesDoNotDependOnTheThreads() {
        Outcomes<Double> one = uneven(new Parallel(1));
        assertThat(one).isEqualTo(uneven(new Parallel(3)));
        assertThat(one.used()).allMatch(value -> value > 0.5);
        assertThat(one.used().size() + one.lostInAll()).isEqualTo(40);
        assertThat(one.lostInAll()).isBetween(5, 35);
    }

    private static Outcomes<Double> uneven(Parallel parallel) {
        return Replication.outcomes(
                40,
                7,
                parallel,
                "samples",
                kith.math.Progress.SILENT,
                random -> Replicate.of(Optional.of(random.nextDouble()).filter(value -> value > 0.5), "at most .5"));
    }

    /** What a sample lacks is counted, and nothing that follows from it is computed. */
    @Test
    void aSparseSampleIsCountedByItsReason() {
        Outcomes<Double> outcomes = Replication.outcomes(
                6,
                1,
                new Parallel(1),
                "samples",
                kith.math.Progress.SILENT,
                random -> Replicate.<Double>of(() -> {
                            throw new InputException("x1", "one category", "two", "");
                        })
                        .then(value -> {
                            throw new AssertionError();
                        }));
        assertThat(outcomes.used()).isEmpty();
        assertThat(outcomes.lost()).containsExactly(entry("one category", 6));
    }
}
