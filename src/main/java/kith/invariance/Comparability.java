package kith.invariance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.math.Parallel;

/**
 * The whole question in one: may contexts be compared, what stands in the way, how much does it matter, and how do the contexts
 * differ once it is allowed for?
 *
 * @param ladder model, contexts and steps
 * @param search how to search for the parameters that stand in the way; empty for no search
 * @param alignment whether the mean of the first context is fixed in alignment
 * @param cutoffs on sums of items, at which people are sorted
 * @param replicates bootstrap samples for intervals of effect sizes; 0 for none
 * @param permutations how often contexts are exchanged for the permutation test; 0 for no such test
 * @param seed of bootstrap and permutations
 */
public record Comparability(
        Invariance ladder,
        Optional<PartialSearch.Way> search,
        Alignment.Identification alignment,
        SumCutoffs cutoffs,
        int replicates,
        int permutations,
        long seed,
        Parallel parallel,
        Progress progress) {

    /** With a forward search after Benjamini and Hochberg, and without bootstrap or permutations. */
    public static Comparability of(Invariance ladder) {
        return new Comparability(
                ladder,
                Optional.of(PartialSearch.Way.forward()),
                Alignment.Identification.FIXED,
                SumCutoffs.none(),
                0,
                0,
                1,
                Parallel.allCores(),
                Progress.SILENT);
    }

    public Comparability withSearch(Optional<PartialSearch.Way> way) {
        return new Comparability(ladder, way, alignment, cutoffs, replicates, permutations, seed, parallel, progress);
    }

    public Comparability withAlignment(Alignment.Identification another) {
        return new Comparability(ladder, search, another, cutoffs, replicates, permutations, seed, parallel, progress);
    }

    public Comparability withBootstrap(int samples, long newSeed, Parallel threads) {
        return new Comparability(ladder, search, alignment, cutoffs, samples, permutations, newSeed, threads, progress);
    }

    public Comparability with(SumCutoffs sums) {
        return new Comparability(ladder, search, alignment, sums, replicates, permutations, seed, parallel, progress);
    }

    /** With a permutation test of so many permutations. */
    public Comparability withPermutations(int draws) {
        return new Comparability(ladder, search, alignment, cutoffs, replicates, draws, seed, parallel, progress);
    }

    public Comparability with(Progress listener) {
        return new Comparability(
                ladder, search, alignment, cutoffs, replicates, permutations, seed, parallel, listener);
    }

    /** What can be asked side by side; each piece answers one question. */
    private record Part(
            Optional<InvarianceAnswer> climbed,
            Optional<PartialAnswer> partial,
            Optional<NonInvarianceEffects.Prepared> sizes,
            Optional<AlignmentAnswer> alignment) {

        static Part of(InvarianceAnswer climbed) {
            return new Part(Optional.of(climbed), Optional.empty(), Optional.empty(), Optional.empty());
        }

        static Part of(Optional<PartialAnswer> partial) {
            return new Part(Optional.empty(), partial, Optional.empty(), Optional.empty());
        }

        static Part of(NonInvarianceEffects.Prepared sizes) {
            return new Part(Optional.empty(), Optional.empty(), Optional.of(sizes), Optional.empty());
        }

        static Part of(AlignmentAnswer alignment) {
            return new Part(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(alignment));
        }
    }

    /** What needs to know which parameters are left free; each piece answers one question. */
    private record Tail(List<MeanComparison> means, Optional<NonInvarianceEffects.Prepared> sizes) {}

    private List<MeanComparison> means(
            Optional<PartialAnswer> partial, List<FreedParameter> freed, AlignmentAnswer aligned, Responses responses) {
        Invariance standardised = PartialSearch.standardised(ladder);
        return partial.isPresent() && ladder.levels().contains(Level.SCALAR)
                ? MeanComparison.ofPartial(
                        standardised,
                        freed.isEmpty() ? List.of() : partial.get().ladder().latentMeans(),
                        aligned,
                        responses)
                : MeanComparison.of(standardised, freed, aligned, responses);
    }

    private Optional<NonInvarianceEffects.Prepared> ofFreed(List<FreedParameter> freed, Responses responses) {
        return freed.isEmpty()
                ? Optional.empty()
                : Optional.of(NonInvarianceEffects.of(
                                PartialSearch.standardised(ladder).withFreed(freed))
                        .at(Level.SCALAR)
                        .withBootstrap(replicates, seed, parallel)
                        .with(cutoffs)
                        .with(progress)
                        .prepared(responses));
    }

    /** Sizes of all items, then those of the items left free; with intervals where they are asked for. */
    private List<EffectSizes> sizes(
            NonInvarianceEffects.Prepared all, Optional<NonInvarianceEffects.Prepared> freed, Responses responses) {
        List<NonInvarianceEffects.Prepared> both =
                Stream.concat(Stream.of(all), freed.stream()).toList();
        return replicates == 0
                ? both.stream().map(NonInvarianceEffects.Prepared::sizes).toList()
                : EffectBootstrap.of(both, responses);
    }

    /**
     * Answers it.
     *
     * @throws InputException when there is only one context, or model and answers do not fit together
     */
    public ComparabilityAnswer fit(Responses responses) {
        NonInvarianceEffects effects = NonInvarianceEffects.of(ladder)
                .withBootstrap(replicates, seed, parallel)
                .with(progress);
        // The search takes longest and therefore begins first.
        List<Part> parts = parallel.map(4, piece -> switch (piece) {
            case 0 -> Part.of(search.map(way -> new PartialSearch(ladder, way).fit(responses)));
            case 1 -> Part.of(ladder.fit(responses));
            case 2 ->
                Part.of(Alignment.of(ladder.layout(), ladder.model())
                        .with(alignment)
                        .fit(responses));
            default -> Part.of(effects.prepared(responses));
        });
        Optional<PartialAnswer> partial = parts.get(0).partial();
        InvarianceAnswer climbed = parts.get(1).climbed().orElseThrow();
        AlignmentAnswer aligned = parts.get(2).alignment().orElseThrow();
        NonInvarianceEffects.Prepared prepared = parts.get(3).sizes().orElseThrow();
        cutoffs.require(prepared.contexts().factors());
        List<FreedParameter> freed = partial.map(PartialAnswer::freed).orElse(ladder.partial());
        boolean scalar = ladder.levels().contains(Level.SCALAR);
        List<Tail> tails = parallel.map(
                2,
                piece -> piece == 0
                        ? new Tail(means(partial, freed, aligned, responses), Optional.empty())
                        : new Tail(List.of(), scalar ? ofFreed(freed, responses) : Optional.empty()));
        List<MeanComparison> means = tails.get(0).means();
        List<EffectSizes> all = sizes(prepared, tails.get(1).sizes(), responses);
        EffectSizes sizes = all.get(0);
        Optional<EffectSizes> ofFreed = all.stream().skip(1).findFirst();
        List<Finding> findings = new ArrayList<>(climbed.findings());
        partial.ifPresent(one -> addNew(findings, one.findings(), "partial"));
        addNew(findings, sizes.findings(), "effect sizes");
        addNew(findings, aligned.findings(), "alignment");
        if (ofFreed.isEmpty() && !cutoffs.byFactor().isEmpty()) {
            findings.add(Finding.note(
                    "nothing_to_sort",
                    "cutoff",
                    "No item is left free, so that a cut-off sorts people of all contexts alike.",
                    ""));
        }
        Optional<PermutationAnswer> permutation = permutations == 0
                ? Optional.empty()
                : Optional.of(PermutationTest.of(ladder, permutations)
                        .with(seed, parallel)
                        .with(progress)
                        .fit(responses));
        permutation.ifPresent(one -> addNew(findings, one.findings(), "permutations"));
        return new ComparabilityAnswer(climbed, partial, sizes, ofFreed, aligned, means, permutation, findings);
    }

    /** Findings that were not told before in the same words. */
    private static void addNew(List<Finding> findings, List<Finding> more, String where) {
        for (Finding one : more) {
            if (findings.stream().noneMatch(known -> known.what().equals(one.what()))) {
                findings.add(one.in(where));
            }
        }
    }
}
