package kith.invariance.permutation;

import kith.data.Responses;
import kith.invariance.ladder.Invariance;
import kith.math.Parallel;
import kith.math.Progress;

/**
 * A question of invariance that needs no distribution and no cut-off: if contexts were alike, it would not matter which
 * answers came from which; so contexts are exchanged at random many times, the models of all levels are fitted each
 * time, and the misfit found is compared with the misfit that chance makes.
 *
 * <p>Under the configural step a small p value says that the structure is not the same in the contexts, apart from how
 * well it fits all of them together. At later steps the change of each measure is tested, as the measures themselves
 * are at the first: with changes of χ², CFI, TLI or RMSEA, none of which then needs a rule of thumb. What a step holds
 * equal is tested parameter by parameter too: each score test against the largest of its step in every permutation,
 * which controls the error rate over all. Statistics are not corrected for answers that are not normal, as their
 * distribution is that of the permutations.
 *
 * <p>Across groups, rows change groups, and group sizes stay; with clusters, whole clusters change groups where each
 * has one group, or else rows within clusters. Within persons, each person's answers change contexts. A permutation in
 * which a category is not answered or a model has no solution is drawn again, up to ten times.
 *
 * <p>p = (b + 1) ∕ (m + 1), with b of m permutations at least as bad (Phipson &amp; Smyth 2010, doi
 * 10.2202/1544-6115.1585).
 *
 * <p>Source: Jorgensen, Kite, Chen &amp; Short 2018, Psychological Methods 23:708, doi 10.1037/met0000152; the R
 * package semTools has it as {@code permuteMeasEq} (with b ∕ m). The null hypothesis is that contexts are exchangeable
 * altogether: where lower steps fail, tests of higher ones are not of what they add alone.
 *
 * @param ladder model, contexts and steps
 * @param draws how many permutations
 * @param seed of the permutations; the same whatever the number of threads
 */
public record PermutationQuestion(Invariance ladder, int draws, long seed, Parallel parallel, Progress progress) {

    public PermutationQuestion {
        if (draws < 1) {
            throw new IllegalArgumentException("at least one permutation, not " + draws);
        }
    }

    public static PermutationQuestion of(Invariance ladder, int draws) {
        return new PermutationQuestion(ladder, draws, 1, Parallel.allCores(), Progress.SILENT);
    }

    public PermutationQuestion with(long newSeed, Parallel threads) {
        return new PermutationQuestion(ladder, draws, newSeed, threads, progress);
    }

    public PermutationQuestion with(Progress listener) {
        return new PermutationQuestion(ladder, draws, seed, parallel, listener);
    }

    /**
     * Permutes, fits and compares.
     *
     * @throws kith.finding.InputException when model and answers do not fit together
     */
    public PermutationAnswer fit(Responses responses) {
        return new PermutationRun(this, responses).answer();
    }
}
