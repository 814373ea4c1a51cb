package kith.invariance;

import java.util.List;
import java.util.Optional;
import kith.analysis.AnalysisAnswer;
import kith.analysis.NotDone;
import kith.finding.Finding;
import kith.invariance.alignment.AlignmentAnswer;
import kith.invariance.conclusion.Conclusion;
import kith.invariance.effect.EffectSizes;
import kith.invariance.ladder.InvarianceAnswer;
import kith.invariance.ladder.LadderStep;
import kith.invariance.ladder.LatentMean;
import kith.invariance.permutation.PermutationAnswer;
import kith.invariance.search.PartialAnswer;

/**
 * How far contexts may be compared, and how they differ.
 *
 * @param ladder with the parameters left free that the user named, and no others
 * @param partial what a search found; empty where none was asked for
 * @param conclusion the verdict, from which everything that is said on comparability derives
 * @param effects sizes of the differences of the items, on the metric that it names
 * @param alignment of the factors, which needs no choice of the items that are equal
 * @param means by what is taken as equal; under partial invariance only where that is the answer
 * @param permutation what exchanging contexts at random says; empty where it was not asked for
 */
public record ComparabilityAnswer(
        InvarianceAnswer ladder,
        Optional<PartialAnswer> partial,
        Conclusion conclusion,
        EffectSizes effects,
        AlignmentAnswer alignment,
        List<MeanComparison> means,
        Optional<PermutationAnswer> permutation,
        List<Finding> findings)
        implements AnalysisAnswer {

    public ComparabilityAnswer {
        means = List.copyOf(means);
        findings = List.copyOf(findings);
    }

    /** The means of the factors that are part of the answer; none where means may not be compared. */
    public List<LatentMean> comparableMeans() {
        if (!conclusion.meansComparable()) {
            return List.of();
        }
        return conclusion.answer() == Conclusion.Answer.AS_THEY_STAND
                ? ladder.latentMeans()
                : partial.map(PartialAnswer::ladder).orElse(ladder).latentMeans();
    }

    /** Everything, where the model of the first level did not converge. */
    @Override
    public List<NotDone> notDone() {
        LadderStep first = ladder.steps().get(0);
        return first.fit().converged()
                ? List.of()
                : List.of(NotDone.all(
                        "The model of the first level, " + first.level().id()
                                + ", did not converge, so the levels have no result.",
                        "Check the model and the data in each group; try a simpler model or larger groups."));
    }

    /** Whether every model has a proper solution and there is a conclusion. */
    @Override
    public boolean isSound() {
        return conclusion.answer() != Conclusion.Answer.NO_CONCLUSION
                && ladder.steps().stream()
                        .allMatch(step -> step.fit().converged() && step.fit().admissible());
    }
}
