package kith.change.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.Tolerance;
import kith.change.RepeatedScores;
import kith.finding.Finding;
import kith.math.Seeds;
import kith.scoring.imputation.ChainedEquations;
import kith.scoring.imputation.ImputationMethod;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Identities and recovery; PooledAncovaTest compares with mice. */
class ImputedAncovaTest {

    private static final ChainedEquations.Plan PLAN = new ChainedEquations.Plan(20, ImputationMethod.MATCHING, 3);

    private static TrialAnswer answer(RepeatedScores scores, int visits) {
        return TrialAnalysis.of(
                scores,
                0,
                IntStream.rangeClosed(1, visits).toArray(),
                new TrialQuestion(
                        scores.armNames().get(0),
                        FreedomMethod.SATTERTHWAITE,
                        Structure.UNSTRUCTURED,
                        0.95,
                        Optional.of(PLAN)));
    }

    private static RepeatedScores scores(double[][] waves, List<String> arms) {
        return new RepeatedScores(
                "simulated",
                "score",
                IntStream.range(0, arms.size()).mapToObj(Integer::toString).toList(),
                IntStream.range(0, waves.length).mapToObj(wave -> "w" + wave).toList(),
                waves,
                arms,
                List.of(),
                new double[0][]);
    }

    @Test
    void withoutMissingScoresItIsTheAnalysisOfCovariance() {
        RandomGenerator random = Seeds.stream(1, 0);
        double[][] waves = new double[2][60];
        for (int i = 0; i < 60; i++) {
            waves[0][i] = random.nextGaussian();
            waves[1][i] = 0.5 * waves[0][i] + (i % 2) * 0.4 + random.nextGaussian();
        }
        List<String> arms = IntStream.range(0, 60)
                .mapToObj(i -> i % 2 == 0 ? "control" : "treatment")
                .toList();
        TrialAnswer found = answer(scores(waves, arms), 1);
        Ancova plain = found.ancova().orElseThrow();
        ImputedAncova imputed = found.imputed().orElseThrow();
        assertThat(imputed.imputed()).isZero();
        FixedEffect wanted = plain.ols().get(2);
        FixedEffect pooled = imputed.differences().get(0).effect();
        Tolerance.CLOSED_FORM.check("estimate", pooled.estimate(), wanted.estimate());
        Tolerance.CLOSED_FORM.check("se", pooled.standardError(), wanted.standardError());
        Tolerance.CLOSED_FORM.check("df", pooled.df(), 58.0 / 60 * 57);
        Tolerance.CLOSED_FORM.check("d", imputed.standardised().get(0).effect().estimate(), plain.standardised()[0]);
    }

    /** Those with low scores at the first visit drop out of the treatment arm: what is observed flatters the arm. */
    @Test
    void dropoutAtRandomGivenAnEarlierVisitBiasesObservedButNotImputedDifferences() {
        int n = 2000;
        RandomGenerator random = Seeds.stream(2, 0);
        double[][] waves = new double[3][n];
        double[] full = new double[n];
        for (int i = 0; i < n; i++) {
            waves[0][i] = random.nextGaussian();
            waves[1][i] = 0.5 * waves[0][i] + random.nextGaussian();
            waves[2][i] = 0.9 * waves[1][i] + 0.3 * (i % 2) + 0.5 * random.nextGaussian();
            full[i] = waves[2][i];
            if (i % 2 == 1 && waves[1][i] < 0 && random.nextDouble() < 0.7) {
                waves[2][i] = Double.NaN;
            }
        }
        List<String> arms = IntStream.range(0, n)
                .mapToObj(i -> i % 2 == 0 ? "control" : "treatment")
                .toList();
        TrialAnswer found = answer(scores(waves, arms), 2);
        double[][] complete = {waves[0], waves[1], full};
        double truth = answer(scores(complete, arms), 2)
                .ancova()
                .orElseThrow()
                .ols()
                .get(2)
                .estimate();
        ImputedAncova imputed = found.imputed().orElseThrow();
        FixedEffect pooled = imputed.differences().get(0).effect();
        assertThat(found.ancova().orElseThrow().ols().get(2).estimate()).isGreaterThan(truth + 0.2);
        assertThat(pooled.estimate()).isCloseTo(truth, within(0.08));
        assertThat(imputed.imputed())
                .isEqualTo((int) Arrays.stream(waves[2]).filter(Double::isNaN).count());
        assertThat(imputed.n()).isEqualTo(n);
        assertThat(pooled.interval().lower()).isLessThan(truth);
        assertThat(pooled.interval().upper()).isGreaterThan(truth);
    }

    @Test
    void clustersGiveRobustErrors() {
        TrialAnswer found = answer(AncovaTest.scores(), 2);
        ImputedAncova imputed = found.imputed().orElseThrow();
        FixedEffect robust = found.ancova().orElseThrow().cr2().get(2);
        assertThat(imputed.differences()).hasSize(1);
        assertThat(imputed.differences().get(0).effect().standardError())
                .isCloseTo(robust.standardError(), within(0.15));
        assertThat(imputed.differences().get(0).effect().df()).isLessThan(robust.df());
    }

    @Test
    void tooFewRespondentsAreTold() {
        double[][] waves = {{1, 2, 3, 4, 5, 6}, {2, 3, 3, 5, 4, Double.NaN}};
        TrialAnswer found = answer(scores(waves, List.of("a", "b", "a", "b", "a", "b")), 1);
        assertThat(found.imputed()).isEmpty();
        assertThat(found.findings())
                .filteredOn(finding -> finding.code().equals("trial_model_impossible"))
                .extracting(Finding::what)
                .anyMatch(what -> what.startsWith("Analysis of covariance of imputed scores"));
    }
}
