package kith.invariance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.finding.Setting;
import kith.invariance.alignment.Alignment;
import kith.invariance.alignment.AlignmentAnswer;
import kith.invariance.conclusion.Conclusion;
import kith.invariance.conclusion.ConclusionRule;
import kith.invariance.effect.EffectMetric;
import kith.invariance.effect.EffectSizes;
import kith.invariance.effect.NonInvarianceEffects;
import kith.invariance.effect.SumCutoffs;
import kith.invariance.ladder.Invariance;
import kith.invariance.ladder.InvarianceAnswer;
import kith.invariance.level.DecisionRule;
import kith.invariance.level.Level;
import kith.invariance.permutation.PermutationAnswer;
import kith.invariance.permutation.PermutationQuestion;
import kith.invariance.search.PartialAnswer;
import kith.invariance.search.PartialSearch;
import kith.math.Parallel;
import kith.math.Progress;
import kith.moments.cluster.Clustering;

/**
 * The whole question in one: may contexts be compared, which parameters are not invariant, how much does it matter, and
 * how do the contexts differ once it is allowed for?
 *
 * @param ladder model, contexts and levels
 * @param questions what is asked beyond the levels
 * @param replication random work
 * @param undeclared whether rows seem to come in clusters that the model does not allow for
 */
public record Comparability(
        Invariance ladder, Questions questions, Replication replication, Clustering undeclared, Progress progress) {

    /**
     * What is asked beyond the levels of invariance.
     *
     * @param search how to search for non-invariant parameters; empty for no search
     * @param decision what decides whether contexts may be compared
     * @param alignment whether the mean of the first context is fixed in alignment
     * @param referents items, one a factor, that give effect sizes their metric; none for the metric that suits the
     *     conclusion
     * @param cutoffs on sums of items, at which respondents are classified
     */
    public record Questions(
            Optional<PartialSearch.Way> search,
            DecisionRule decision,
            Alignment.Identification alignment,
            List<String> referents,
            SumCutoffs cutoffs) {

        /** A forward search after Benjamini and Hochberg, which decides. */
        public static final Questions USUAL = new Questions(
                Optional.of(PartialSearch.Way.forward()),
                DecisionRule.SEARCH,
                Alignment.Identification.FIXED,
                List.of(),
                SumCutoffs.none());

        public Questions {
            referents = List.copyOf(referents);
        }

        /** With a search, or without. */
        public Questions with(Optional<PartialSearch.Way> way) {
            return new Questions(way, decision, alignment, referents, cutoffs);
        }
    }

    /**
     * Random work.
     *
     * @param bootstrap samples for intervals of effect sizes; 0 for none
     * @param permutations how often contexts are exchanged for the permutation test; 0 for no such test
     * @param seed of both
     * @param parallel the threads; they change no number
     */
    public record Replication(int bootstrap, int permutations, long seed, Parallel parallel) {

        /** Neither bootstrap nor permutations. */
        public static final Replication NONE = new Replication(0, 0, 1, Parallel.allCores());
    }

    /** With a forward search after Benjamini and Hochberg, which decides, and without bootstrap or permutations. */
    public static Comparability of(Invariance ladder) {
        return new Comparability(ladder, Questions.USUAL, Replication.NONE, Clustering.NONE, Progress.SILENT);
    }

    /** With other questions. */
    public Comparability with(Questions others) {
        return new Comparability(ladder, others, replication, undeclared, progress);
    }

    /** With bootstrap samples or permutations. */
    public Comparability with(Replication other) {
        return new Comparability(ladder, questions, other, undeclared, progress);
    }

    /** With what is known of clusters that the model does not allow for. */
    public Comparability withUndeclared(Clustering found) {
        return new Comparability(ladder, questions, replication, found, progress);
    }

    /** With a listener to its progress. */
    public Comparability with(Progress listener) {
        return new Comparability(ladder, questions, replication, undeclared, listener);
    }

    /** What can be asked side by side; each piece answers one question. */
    private record Part(
            Optional<InvarianceAnswer> climbed, Optional<PartialAnswer> partial, Optional<AlignmentAnswer> alignment) {

        static Part of(InvarianceAnswer climbed) {
            return new Part(Optional.of(climbed), Optional.empty(), Optional.empty());
        }

        static Part of(Optional<PartialAnswer> partial) {
            return new Part(Optional.empty(), partial, Optional.empty());
        }

        static Part of(AlignmentAnswer alignment) {
            return new Part(Optional.empty(), Optional.empty(), Optional.of(alignment));
        }
    }

    /** What needs the conclusion; each piece answers one question. */
    private record Tail(List<MeanComparison> means, Optional<EffectSizes> sizes) {}

    /**
     * Answers it.
     *
     * @throws InputException when there is only one context, model and answers do not fit together, or permutations
     *     decide of which there are none
     */
    public ComparabilityAnswer fit(Responses responses) {
        requirePermutations();
        // The search takes longest and therefore begins first.
        List<Part> parts = replication.parallel().map(3, piece -> switch (piece) {
            case 0 -> Part.of(questions.search().map(way -> new PartialSearch(ladder, way).fit(responses)));
            case 1 -> Part.of(ladder.fit(responses));
            default ->
                Part.of(Alignment.of(ladder.layout(), ladder.model())
                        .with(questions.alignment())
                        .fit(responses));
        });
        Optional<PartialAnswer> partial = parts.get(0).partial();
        InvarianceAnswer climbed = parts.get(1).climbed().orElseThrow();
        AlignmentAnswer aligned = parts.get(2).alignment().orElseThrow();
        Optional<PermutationAnswer> permutation = replication.permutations() == 0
                ? Optional.empty()
                : Optional.of(PermutationQuestion.of(ladder, replication.permutations())
                        .with(replication.seed(), replication.parallel())
                        .with(progress)
                        .fit(responses));
        Conclusion conclusion = new ConclusionRule(climbed, partial, permutation, undeclared).by(questions.decision());
        List<Tail> tails = replication
                .parallel()
                .map(
                        2,
                        piece -> piece == 0
                                ? new Tail(means(conclusion, partial, aligned, responses), Optional.empty())
                                : new Tail(List.of(), Optional.of(sizes(conclusion, aligned, responses))));
        EffectSizes sizes = tails.get(1).sizes().orElseThrow();
        List<Finding> findings = new ArrayList<>(climbed.findings());
        partial.ifPresent(one -> addNew(findings, one.findings(), "partial"));
        addNew(findings, sizes.findings(), "effect sizes");
        addNew(findings, aligned.findings(), "alignment");
        if (!questions.cutoffs().byFactor().isEmpty() && sizes.metric() == EffectMetric.SCALAR) {
            findings.add(Finding.of("nothing_to_sort").at("cutoff"));
        }
        permutation.ifPresent(one -> addNew(findings, one.findings(), "permutations"));
        return new ComparabilityAnswer(
                climbed, partial, conclusion, sizes, aligned, tails.get(0).means(), permutation, findings);
    }

    private void requirePermutations() {
        if (questions.decision() == DecisionRule.PERMUTATION && replication.permutations() == 0) {
            throw new InputException(
                    "decision rule",
                    "permutation without permutations",
                    "a number of permutations, such as 1000",
                    "add " + Setting.to("permutations", "1000"));
        }
    }

    /** Means under partial invariance only where they are part of the answer. */
    private List<MeanComparison> means(
            Conclusion conclusion, Optional<PartialAnswer> partial, AlignmentAnswer aligned, Responses responses) {
        Invariance standardised = PartialSearch.standardised(ladder);
        boolean usable = conclusion.answer() == Conclusion.Answer.WITH_RELEASED;
        if (partial.isPresent() && ladder.levels().contains(Level.SCALAR)) {
            return MeanComparison.ofPartial(
                    standardised, usable ? partial.get().ladder().latentMeans() : List.of(), aligned, responses);
        }
        return MeanComparison.of(
                standardised, usable || partial.isEmpty() ? conclusion.released() : List.of(), aligned, responses);
    }

    /**
     * Sizes on the metric of the scalar solution with what was released, where that solution is part of the answer or
     * its released parameters were named by the user; otherwise on that of alignment.
     */
    private EffectSizes sizes(Conclusion conclusion, AlignmentAnswer aligned, Responses responses) {
        NonInvarianceEffects question = NonInvarianceEffects.of(
                        PartialSearch.standardised(ladder).withFreed(conclusion.released()))
                .withBootstrap(replication.bootstrap(), replication.seed(), replication.parallel())
                .with(questions.cutoffs())
                .with(progress);
        boolean named = questions.search().isEmpty() && !conclusion.released().isEmpty();
        if (!questions.referents().isEmpty()) {
            return question.withReferents(questions.referents()).fit(responses);
        }
        if (ladder.levels().contains(Level.SCALAR) && (conclusion.isComparable() || named)) {
            return question.at(Level.SCALAR).fit(responses);
        }
        EffectSizes sizes = question.withBootstrap(0, replication.seed(), replication.parallel())
                .alignedBy(aligned)
                .fit(responses);
        if (replication.bootstrap() == 0) {
            return sizes;
        }
        List<Finding> findings = new ArrayList<>(sizes.findings());
        findings.add(Finding.of("no_intervals_of_aligned_sizes"));
        return sizes.with(findings);
    }

    /** Findings that were not told before in the same words of the same objects. */
    private static void addNew(List<Finding> findings, List<Finding> more, String where) {
        for (Finding one : more) {
            if (findings.stream()
                    .noneMatch(known -> known.isLike(one) && known.what().equals(one.what()))) {
                findings.add(one.in(where));
            }
        }
    }
}
