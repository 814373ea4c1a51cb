package kith.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import kith.Tolerance;
import kith.finding.Finding;
import kith.math.Seeds;
import kith.resampling.Interval;
import kith.scoring.imputation.ChainedEquations;
import kith.scoring.imputation.ImputationMethod;
import kith.scoring.imputation.PooledInterval;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Identities and recovery; the rules themselves agree with mice in kith.scoring.imputation. */
class ImputedChangeTest {

    private static final ChainedEquations.Plan PLAN = new ChainedEquations.Plan(20, ImputationMethod.MATCHING, 3);
    private static final ChangeQuestion QUESTION = ChangeQuestion.usual()
            .withAnchor(new ChangeQuestion.Anchor(List.of(1.0), List.of(0.0), OptionalDouble.empty()));

    /** Waves of n respondents, an intermediate one, true change of one half, and an anchor that follows it. */
    private static double[][] waves(int n, int seed) {
        RandomGenerator random = Seeds.stream(seed, 0);
        double[][] waves = new double[4][n];
        for (int i = 0; i < n; i++) {
            waves[0][i] = random.nextGaussian();
            waves[1][i] = 0.6 * waves[0][i] + 0.3 + 0.8 * random.nextGaussian();
            waves[2][i] = 0.8 * waves[1][i] + 0.26 + 0.6 * random.nextGaussian();
            waves[3][i] = waves[2][i] - waves[0][i] + random.nextGaussian() > 0.5 ? 1 : 0;
        }
        return waves;
    }

    private static RepeatedScores scores(double[][] waves, List<String> arms) {
        int n = waves[0].length;
        double[] none = new double[n];
        Arrays.fill(none, Double.NaN);
        return new RepeatedScores(
                "simulated",
                "score",
                IntStream.range(0, n).mapToObj(Integer::toString).toList(),
                List.of("w0", "w1", "w2"),
                new double[][] {waves[0], waves[1], waves[2]},
                arms,
                List.of(),
                new double[][] {none, none, waves[3]});
    }

    private static ChangeAnswer answer(RepeatedScores scores) {
        return ChangeAnalysis.of(scores, QUESTION, Optional.of(PLAN));
    }

    private static void same(String what, Optional<PooledInterval> pooled, double estimate, Interval interval) {
        PooledInterval found = pooled.orElseThrow();
        Tolerance.CLOSED_FORM.check(what, found.estimate(), estimate);
        assertThat(found.lower()).as(what).isCloseTo(interval.lower(), within(1e-6));
        assertThat(found.upper()).as(what).isCloseTo(interval.upper(), within(1e-6));
    }

    @Test
    void withoutMissingScoresPooledAndObservedStatisticsAgree() {
        List<String> arms =
                IntStream.range(0, 60).mapToObj(i -> i % 2 == 0 ? "a" : "b").toList();
        ChangeAnswer plain = answer(scores(waves(60, 1), arms));
        ImputedChange imputed = plain.imputed().orElseThrow();
        assertThat(imputed.imputed()).isZero();
        assertThat(imputed.n()).isEqualTo(60);
        assertThat(imputed.groups()).extracting(ImputedChange.Group::arm).containsExactly("", "a", "b");
        for (int g = 0; g < 3; g++) {
            Responsiveness wanted = plain.groups().get(g).responsiveness();
            ImputedChange.Group group = imputed.groups().get(g);
            PooledInterval change = group.change().orElseThrow();
            double n = wanted.moments().n();
            Tolerance.CLOSED_FORM.check(
                    "change", change.estimate(), wanted.moments().meanChange());
            Tolerance.CLOSED_FORM.check(
                    "se", change.pooled().standardError(), wanted.moments().sdChange() / Math.sqrt(n));
            Tolerance.CLOSED_FORM.check("df", change.pooled().df(), n / (n + 2) * (n - 1));
            same("es", group.effectSize(), wanted.effectSize(), wanted.becker());
            same("srm", group.srm(), wanted.srm(), wanted.srmNormal());
            Tolerance.CLOSED_FORM.check(
                    "guyatt",
                    group.guyatt().orElseThrow(),
                    wanted.guyatt().orElseThrow().index());
        }
        MinimalImportantChange wanted = plain.minimal().orElseThrow();
        ImputedChange.Minimal found = imputed.minimal().orElseThrow();
        PooledInterval predictive = found.predictive().orElseThrow();
        Tolerance.CLOSED_FORM.check("mic", predictive.estimate(), wanted.predictive());
        Tolerance.CLOSED_FORM.check("mic se", predictive.pooled().standardError(), wanted.predictiveError());
        Tolerance.CLOSED_FORM.check("adjusted", found.adjusted().orElseThrow(), wanted.adjusted2017());
        assertThat(found.n()).isEqualTo(wanted.n());
    }

    /** Those with little change by the intermediate wave drop out: change of those who stay is too large. */
    @Test
    void dropoutAtRandomGivenAnEarlierWaveBiasesObservedButNotImputedChange() {
        double[][] waves = waves(2000, 2);
        Responsiveness truth = answer(scores(waves, List.of())).groups().get(0).responsiveness();
        int missing = 0;
        for (int i = 0; i < 2000; i++) {
            if (waves[1][i] - waves[0][i] < 0.3 && i % 10 < 7) {
                waves[2][i] = Double.NaN;
                waves[3][i] = Double.NaN;
                missing++;
            }
        }
        ChangeAnswer found = answer(scores(waves, List.of()));
        ImputedChange imputed = found.imputed().orElseThrow();
        ImputedChange.Group all = imputed.groups().get(0);
        PooledInterval change = all.change().orElseThrow();
        double wanted = truth.moments().meanChange();
        assertThat(found.groups().get(0).responsiveness().moments().meanChange())
                .isGreaterThan(wanted + 0.1);
        assertThat(change.estimate()).isCloseTo(wanted, within(0.06));
        assertThat(change.lower()).isLessThan(wanted);
        assertThat(change.upper()).isGreaterThan(wanted);
        assertThat(change.pooled().missingInformation()).isGreaterThan(0.05);
        assertThat(all.effectSize().orElseThrow().estimate()).isCloseTo(truth.effectSize(), within(0.06));
        assertThat(all.srm().orElseThrow().estimate()).isCloseTo(truth.srm(), within(0.06));
        assertThat(imputed.imputed()).isEqualTo(missing);
        assertThat(imputed.n()).isEqualTo(2000);
        assertThat(imputed.minimal().orElseThrow().n()).isEqualTo(2000 - missing);
    }

    @Test
    void withoutVarianceOnlyWhatExistsIsPooled() {
        double[][] waves = waves(40, 3);
        Arrays.setAll(waves[0], i -> i % 5);
        Arrays.setAll(waves[2], i -> i % 5 + 1);
        ImputedChange.Group all = answer(scores(waves, List.of()))
                .imputed()
                .orElseThrow()
                .groups()
                .get(0);
        assertThat(all.effectSize()).isPresent();
        assertThat(all.srm()).isEmpty();
    }

    @Test
    void nineRespondentsAreTooFewAndTenAreEnough() {
        assertThat(answer(scores(waves(10, 4), List.of())).imputed()).isPresent();
        ChangeAnswer nine = answer(scores(waves(9, 4), List.of()));
        assertThat(nine.imputed()).isEmpty();
        assertThat(nine.findings()).extracting(Finding::code).contains("change_not_imputed");
    }

    @Test
    void aWaveWithoutScoresIsNotImputed() {
        double[][] waves = waves(30, 5);
        Arrays.fill(waves[1], Double.NaN);
        ChangeAnswer found = answer(scores(waves, List.of()));
        assertThat(found.imputed()).isEmpty();
        assertThat(found.findings()).extracting(Finding::code).contains("change_not_imputed");
    }

    @Test
    void imputationIsDoneOnlyWhenAskedFor() {
        assertThat(ChangeAnalysis.of(scores(waves(30, 6), List.of()), QUESTION).imputed())
                .isEmpty();
    }
}
