package kith.invariance;

import java.util.List;
import java.util.Optional;
import kith.finding.Finding;

/**
 * How far contexts may be compared, and how they differ.
 *
 * @param ladder with the parameters left free that the user named, and no others
 * @param partial what a search found; empty where none was asked for
 * @param effects sizes of the differences of all items, from the configural step
 * @param freedEffects sizes of the differences of the items left free, from the scalar step in which all others are equal; empty where
 *     nothing is free
 * @param alignment of the factors, which needs no choice of the items that are equal
 * @param means by what is taken as equal; none where the ladder does not reach the scalar step
 * @param permutation what exchanging contexts at random says; empty where it was not asked for
 */
public record ComparabilityAnswer(
        InvarianceAnswer ladder,
        Optional<PartialAnswer> partial,
        EffectSizes effects,
        Optional<EffectSizes> freedEffects,
        AlignmentAnswer alignment,
        List<MeanComparison> means,
        Optional<PermutationAnswer> permutation,
        List<Finding> findings) {

    public ComparabilityAnswer {
        means = List.copyOf(means);
        findings = List.copyOf(findings);
    }
}
