package kith.invariance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.data.Responses;
import kith.invariance.alignment.AlignmentAnswer;
import kith.invariance.ladder.Invariance;
import kith.invariance.ladder.LatentMean;
import kith.invariance.level.FreedParameter;
import kith.invariance.level.Level;
import kith.invariance.model.ContextModel;
import kith.moments.sufficient.GroupStatistics;

/**
 * How a context's mean differs from the reference context's, by what is taken as equal: nothing (observed scores, which
 * mix differences in what is measured with differences in how items are answered), most items though it is not said
 * which (alignment), all items but those left free (partial), all items (full). Where these agree, what differs between
 * items does not matter for means.
 *
 * @param full from the scalar step with nothing left free
 * @param partial from the scalar step with some parameters left free; empty where none is
 * @param aligned empty for a factor of fewer than two items of its own
 */
public record MeanComparison(
        String factor,
        String context,
        ObservedDifference observed,
        Optional<LatentMean> full,
        Optional<LatentMean> partial,
        Optional<AlignmentAnswer.Placement> aligned) {

    /**
     * Compares the means of every factor.
     *
     * @param ladder model and contexts
     * @param freed parameters left free under partial invariance
     * @param alignment of the same model
     */
    public static List<MeanComparison> of(
            Invariance ladder, List<FreedParameter> freed, AlignmentAnswer alignment, Responses responses) {
        ContextModel contexts = ContextModel.of(ladder.layout(), ladder.model(), responses);
        contexts.require(freed);
        List<LatentMean> partial = freed.isEmpty()
                ? List.of()
                : LatentMean.of(contexts.fitted(Level.SCALAR, freed).answer(), contexts);
        return ofPartial(ladder, partial, alignment, responses);
    }

    /** The same, with the means under partial invariance known; none where nothing is left free. */
    static List<MeanComparison> ofPartial(
            Invariance ladder, List<LatentMean> partial, AlignmentAnswer alignment, Responses responses) {
        ContextModel contexts = ContextModel.of(ladder.layout(), ladder.model(), responses);
        List<LatentMean> full =
                LatentMean.of(contexts.fitted(Level.SCALAR, List.of()).answer(), contexts);
        List<MeanComparison> means = new ArrayList<>();
        for (String factor : contexts.factors()) {
            for (int context = 0; context < contexts.contexts().size(); context++) {
                String name = contexts.contexts().get(context);
                means.add(new MeanComparison(
                        factor,
                        name,
                        observed(contexts, factor, context),
                        find(full, factor, name),
                        find(partial, factor, name),
                        alignment.factors().stream()
                                .filter(one -> one.factor().equals(factor))
                                .flatMap(one -> one.placements().stream())
                                .filter(one -> one.context().equals(name))
                                .findFirst()));
            }
        }
        return means;
    }

    private static Optional<LatentMean> find(List<LatentMean> means, String factor, String context) {
        return means.stream()
                .filter(mean -> mean.factor().equals(factor) && mean.context().equals(context))
                .findFirst();
    }

    private static ObservedDifference observed(ContextModel contexts, String factor, int context) {
        boolean rotated = contexts.configural().blocks().stream()
                .anyMatch(block -> block.isRotated() && block.factors().contains(factor));
        if (context == 0) {
            return ObservedDifference.none();
        }
        if (rotated) {
            return ObservedDifference.unknown();
        }
        List<String> items = contexts.itemsOf(factor);
        boolean paired = contexts.isOfSamePeople(0, context);
        if (contexts.sem().rows().moments().isPresent()) {
            GroupStatistics.Combination there = contexts.moments(items, 0).orElseThrow();
            GroupStatistics.Combination here = contexts.moments(items, context).orElseThrow();
            return paired
                    ? ObservedDifference.paired(
                            there, here, contexts.moments(items, context, 0).orElseThrow())
                    : ObservedDifference.between(there, here);
        }
        double[] reference = contexts.scores(items, 0);
        double[] other = contexts.scores(items, context);
        return paired ? ObservedDifference.paired(reference, other) : ObservedDifference.between(reference, other);
    }
}
