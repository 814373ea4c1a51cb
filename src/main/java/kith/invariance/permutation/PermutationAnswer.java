package kith.invariance.permutation;

import java.util.List;
import java.util.Optional;
import kith.finding.Finding;
import kith.invariance.level.FreedParameter;
import kith.invariance.level.Level;

/**
 * What a permutation test found.
 *
 * @param draws how many permutations were asked for
 * @param usable for how many of them every step has a solution; p values rest on these
 * @param steps of the levels of invariance, from the least to the most equal
 */
public record PermutationAnswer(int draws, int usable, long seed, List<Step> steps, List<Finding> findings) {

    public PermutationAnswer {
        steps = List.copyOf(steps);
        findings = List.copyOf(findings);
    }

    /**
     * One step.
     *
     * @param statistics at the first step the measures themselves, at later ones their changes from the step before
     * @param parameters what the step adds, each tested with the error rate controlled over all of them; empty where
     *     the step adds nothing that can be tested alone
     */
    public record Step(Level level, List<Statistic> statistics, List<Tested> parameters) {
        public Step {
            statistics = List.copyOf(statistics);
            parameters = List.copyOf(parameters);
        }

        /** A measure's test. @throws IllegalArgumentException when it is not there */
        public Statistic of(PermutedMeasure measure) {
            return statistics.stream()
                    .filter(one -> one.measure() == measure)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no " + measure.id()));
        }

        /** The parameter with the smallest p value. */
        public Optional<Tested> strongest() {
            return parameters.stream().findFirst();
        }
    }

    /**
     * A measure.
     *
     * @param observed not corrected for answers that are not normal: the permutations are not either
     * @param critical what 5 % of the permutations go beyond
     * @param pValue share of permutations that speak of as much misfit, the data's own among them
     */
    public record Statistic(PermutedMeasure measure, double observed, double critical, double pValue) {}

    /**
     * A parameter held equal.
     *
     * @param chisq its score test, one degree of freedom
     * @param pValue share of permutations whose largest score test of the step is at least as large
     */
    public record Tested(FreedParameter parameter, double chisq, double pValue) {}
}
