package kith.sem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import kith.math.ChiSquare;
import kith.math.Parallel;
import kith.math.Seeds;
import kith.sem.estimation.Estimator;
import kith.sem.fit.SemFit;
import kith.sem.solution.Estimate;

/**
 * What became of the true model in samples from a population.
 *
 * @param rejected share of samples in which the test rejects it at 5 %
 * @param bias mean error of each loading
 * @param covered share of samples in which the 95 % interval of each loading holds its true value
 */
record Recovered(double rejected, double[] bias, double[] covered) {

    /** One sample: whether it rejects, each loading's error and whether its interval holds the truth. */
    private record Outcome(boolean rejects, double[] error, boolean[] covered) {}

    static Recovered of(Estimator estimator, Population population, int people, int samples) {
        List<Outcome> outcomes = Parallel.allCores().map(samples, sample -> {
            Sem sem = population.sem(estimator);
            return outcome(sem.fit(population.draw(people, Seeds.stream(20261124, sample))), population);
        });
        double[] bias = new double[population.items()];
        double[] covered = new double[population.items()];
        double rejected = 0;
        for (Outcome outcome : outcomes) {
            rejected += (outcome.rejects ? 1.0 : 0.0) / samples;
            for (int i = 0; i < bias.length; i++) {
                bias[i] += outcome.error[i] / samples;
                covered[i] += (outcome.covered[i] ? 1.0 : 0.0) / samples;
            }
        }
        return new Recovered(rejected, bias, covered);
    }

    private static Outcome outcome(SemFit fit, Population population) {
        double[] error = new double[population.items()];
        boolean[] covered = new boolean[population.items()];
        for (int i = 0; i < error.length; i++) {
            Estimate loading = fit.estimate(population.factor(i), "=~", "x" + (i + 1), 1);
            double truth = population.loadings()[i];
            error[i] = loading.estimate() - truth;
            covered[i] = loading.lower() <= truth && truth <= loading.upper();
        }
        String kind = fit.fit().has("chisq_scaled") ? "_scaled" : "";
        double p = ChiSquare.upperTail(fit.fit().get("chisq" + kind), fit.fit().get("df" + kind));
        return new Outcome(p < 0.05, error, covered);
    }

    /** Mean over the loadings of the share of samples whose interval holds the truth. */
    double meanCovered() {
        return Arrays.stream(covered).average().orElseThrow();
    }

    /** Least over the loadings of that share. */
    double leastCovered() {
        return Arrays.stream(covered).min().orElseThrow();
    }

    void hasNoBias() {
        for (int i = 0; i < bias.length; i++) {
            assertThat(Math.abs(bias[i])).as("bias of loading " + i).isLessThan(0.01);
        }
    }

    /** Intervals hold the truth in 93 to 97 % of the samples; a loading by itself in that within Monte Carlo error. */
    void intervalsHoldTheTruth() {
        for (int i = 0; i < covered.length; i++) {
            assertThat(covered[i]).as("coverage of loading " + i).isBetween(0.92, 0.975);
        }
        assertThat(meanCovered()).as("coverage").isBetween(0.93, 0.97);
    }

    void isRejectedAsOftenAsPromised() {
        assertThat(rejected).as("share of rejections").isBetween(0.03, 0.07);
    }

    void holds() {
        isRejectedAsOftenAsPromised();
        hasNoBias();
        intervalsHoldTheTruth();
    }
}
