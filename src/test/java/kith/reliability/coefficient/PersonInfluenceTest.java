package kith.reliability.coefficient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import kith.math.Parallel;
import kith.math.SmallMatrices;
import kith.moments.Missing;
import kith.reliability.Samples;
import kith.reliability.scale.ReliabilityOptions.Resampling;
import kith.reliability.scale.ResampledCovariance;
import kith.reliability.scale.ScaleResponses;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Influences of people on coefficients of correlations, and standard errors from them. */
class PersonInfluenceTest {

    private static final ScaleResponses NINE =
            ScaleResponses.of(Samples.nineTests(), Samples.holzinger(), Missing.LISTWISE);

    private static PersonInfluence influence(ScaleResponses answers) {
        return new PersonInfluence(
                answers,
                answers.moments().covariance().toArray(),
                answers.moments().mean());
    }

    /** Covariances where one person counts for a share more of everybody than the others. */
    private static double[][] contaminated(ScaleResponses answers, int person, double share) {
        int k = answers.items().size();
        int n = answers.people();
        double[] mean = new double[k];
        double[][] c = new double[k][k];
        for (int row = 0; row < n; row++) {
            double weight = (1 - share) / n + (row == person ? share : 0);
            for (int i = 0; i < k; i++) {
                mean[i] += weight * answers.keyed().get(i).at(row);
            }
        }
        for (int row = 0; row < n; row++) {
            double weight = (1 - share) / n + (row == person ? share : 0);
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < k; j++) {
                    c[i][j] += weight
                            * (answers.keyed().get(i).at(row) - mean[i])
                            * (answers.keyed().get(j).at(row) - mean[j]);
                }
            }
        }
        return c;
    }

    /** Searched again each time: that the optimum moves makes no difference of first order. */
    private static void assertThatInfluencesAreDerivatives(
            double[][] gradient, ToDoubleFunction<double[][]> coefficient, double within) {
        PersonInfluence influence = influence(NINE);
        double[][] form = influence.form(gradient);
        double n = NINE.people();
        double[] z = new double[9];
        for (int person = 0; person < 40; person++) {
            double step = 1e-4;
            double derivative = (coefficient.applyAsDouble(SmallMatrices.correlations(contaminated(NINE, person, step)))
                            - coefficient.applyAsDouble(SmallMatrices.correlations(contaminated(NINE, person, -step))))
                    / (2 * step);
            // Standardised answers have a variance of 1 when divided by n − 1, contaminated ones when divided by n.
            influence.read(person, z);
            assertThat(PersonInfluence.of(form, z) * n / (n - 1))
                    .as("person " + person)
                    .isCloseTo(derivative, Offset.offset(within));
        }
    }

    @Test
    void theInfluenceOnTheBestSplitHalfIsItsDerivative() {
        double[][] r = influence(NINE).correlations();
        SplitHalves halves = SplitHalves.of(r, 1_000, 1);
        double[][] x = SplitHalves.weights(
                9, halves.bestHalf().stream().mapToInt(item -> item).toArray());
        assertThatInfluencesAreDerivatives(
                HeldOutSearch.gradient(x, r),
                moved -> SplitHalves.of(moved, 1_000, 1).best(),
                1e-5);
    }

    @Test
    void theInfluenceOnTheGreatestLowerBoundIsItsDerivative() {
        double[][] r = influence(NINE).correlations();
        assertThatInfluencesAreDerivatives(
                HeldOutSearch.gradient(GreatestLowerBound.weights(r).orElseThrow(), r),
                moved -> GreatestLowerBound.of(moved).value(),
                2e-4);
    }

    @Test
    void influencesSumToZero() {
        PersonInfluence influence = influence(NINE);
        double[][] form = influence.form(meanSplitGradient(influence.correlations()));
        double sum = 0;
        double[] z = new double[9];
        for (int person = 0; person < influence.people(); person++) {
            influence.read(person, z);
            sum += PersonInfluence.of(form, z);
        }
        assertThat(sum).isCloseTo(0, Offset.offset(1e-10));
    }

    @Test
    void theStandardErrorIsThatOfTheJackknife() {
        PersonInfluence influence = influence(NINE);
        int n = NINE.people();
        ResampledCovariance sample =
                new ResampledCovariance(NINE, NINE.moments().mean());
        List<Double> without = new ArrayList<>();
        for (int person = 0; person < n; person++) {
            without.add(
                    sample.without(person, n, c -> new double[] {SplitHalves.mean(SmallMatrices.correlations(c))})[0]);
        }
        double mean = without.stream().mapToDouble(value -> value).average().orElseThrow();
        double squares = without.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        // The jackknife's is the larger by a share of order 1/n (Efron & Stein 1981, doi 10.1214/aos/1176345462).
        assertThat(influence.standardError(meanSplitGradient(influence.correlations())))
                .isCloseTo(Math.sqrt(squares * (n - 1) / n), Percentage.withPercentage(4))
                .isLessThan(Math.sqrt(squares * (n - 1) / n));
    }

    @Test
    void withMissingAnswersTheStandardErrorIsThatOfTheBootstrap() {
        ScaleResponses answers = ScaleResponses.of(Samples.agreeableness(), Samples.bfi(), Missing.PAIRWISE);
        assertThat(answers.completeRows().length).isLessThan(answers.people());
        PersonInfluence influence = influence(answers);
        ReliabilityBootstrap<Coefficient> bootstrap = new ReliabilityBootstrap<>(
                new ResampledCovariance(answers, answers.moments().mean()),
                new Resampling(2_000, 5, new Parallel(2)),
                List.of(Coefficient.SPLIT_HALF_MEAN),
                c -> new double[] {SplitHalves.mean(SmallMatrices.correlations(c))});
        // A standard deviation of 2,000 draws is known to 1/√4,000, 1.6 %.
        assertThat(influence.standardError(meanSplitGradient(influence.correlations())))
                .isCloseTo(bootstrap.of(Coefficient.SPLIT_HALF_MEAN).standardError(), Percentage.withPercentage(5));
    }

    @Test
    void theSharesOfGroupsOfPeopleSumToTheCorrelations() {
        PersonInfluence influence = influence(NINE);
        double[][] sum = new double[9][9];
        for (int group = 0; group < 10; group++) {
            double[][] share = influence.share(group, 10);
            for (int i = 0; i < 9; i++) {
                for (int j = 0; j < 9; j++) {
                    sum[i][j] += share[i][j];
                }
            }
        }
        for (int i = 0; i < 9; i++) {
            assertThat(sum[i]).containsExactly(influence.correlations()[i], Offset.offset(1e-12));
        }
    }

    /** Of a(1 − k/V), the mean of all splits: ak/V² everywhere, the diagonal of R being fixed. */
    private static double[][] meanSplitGradient(double[][] r) {
        double total = SmallMatrices.sum(r);
        double k = r.length;
        double share = SplitHalves.mean(r) / (1 - k / total);
        double[][] gradient = new double[r.length][r.length];
        for (double[] row : gradient) {
            java.util.Arrays.fill(row, share * k / (total * total));
        }
        return gradient;
    }
}
