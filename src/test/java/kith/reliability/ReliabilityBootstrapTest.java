package kith.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import kith.Reference;
import kith.math.Parallel;
import kith.math.Seeds;
import org.apache.commons.math3.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ReliabilityBootstrapTest {

    @Test
    void aDrawIsThePairwiseCovarianceOfThePeopleDrawn() {
        KeyedMatrix answers = KeyedMatrix.of(Samples.agreeableness(), Samples.bfi(), MissingAnswers.PAIRWISE);
        ResampledCovariance sample =
                new ResampledCovariance(answers, answers.moments().mean());
        double[][] found = sample.workspace().draw(Seeds.stream(9, 4));
        RandomGenerator random = Seeds.stream(9, 4);
        int[] drawn = new int[answers.people()];
        Arrays.setAll(drawn, i -> random.nextInt(answers.people()));
        double[][] expected = KeyedMatrix.of(
                        Samples.agreeableness(), Samples.bfi().rows(drawn), MissingAnswers.PAIRWISE)
                .moments()
                .covariance()
                .toArray();
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                assertThat(found[i][j]).isCloseTo(expected[i][j], Offset.offset(1e-11));
            }
        }
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        assertThat(analyse(1).reliability()).isEqualTo(analyse(4).reliability());
    }

    @Test
    void theIntervalOfAlphaIsThatOfAnOrdinaryBootstrap() {
        Interval found = analyse(2)
                .estimate(Coefficient.ALPHA, IntervalMethod.BOOTSTRAP_PERCENTILE)
                .orElseThrow()
                .interval();
        var expected = Reference.own("reliability").get("bootstrap_alpha");
        // Monte Carlo error of a 2.5 % quantile of 2,000 and of 4,000 draws: about 0.1 of the standard error.
        Offset<Double> close = Offset.offset(0.2 * Reference.number(expected.get("se")));
        assertThat(found.lower()).isCloseTo(Reference.number(expected.get("ci").get(0)), close);
        assertThat(found.upper()).isCloseTo(Reference.number(expected.get("ci").get(1)), close);
    }

    private static ScaleAnalysis analyse(int threads) {
        ReliabilityOptions options = ReliabilityOptions.withSeed(11)
                .with(MissingAnswers.LISTWISE)
                .with(new ReliabilityOptions.Resampling(2000, 11, new Parallel(threads)));
        return ItemAnalysis.of(List.of(Samples.agreeableness()), Samples.bfi(), options)
                .scale("A");
    }
}
