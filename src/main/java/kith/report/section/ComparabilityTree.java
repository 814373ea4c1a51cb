package kith.report.section;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import kith.invariance.AlignmentAnswer;
import kith.invariance.ComparabilityAnswer;
import kith.invariance.EffectSizes;
import kith.invariance.FreedParameter;
import kith.invariance.LadderStep;
import kith.invariance.LatentMean;
import kith.invariance.MeanComparison;
import kith.invariance.ObservedDifference;
import kith.invariance.PartialAnswer;
import kith.report.document.Tree;

/** The whole answer on comparability as other programs see it. */
public final class ComparabilityTree {

    private ComparabilityTree() {}

    /** The result of the verb {@code invariance}. */
    public static Tree of(ComparabilityAnswer answer) {
        Tree tree = InvarianceTree.of(answer.ladder());
        answer.partial().ifPresentOrElse(one -> tree.put("partial", partial(one)), () -> tree.putNull("partial"));
        answer.permutation()
                .ifPresentOrElse(
                        one -> tree.put("permutation", PermutationSection.tree(one)),
                        () -> tree.putNull("permutation"));
        return tree.put(
                        "effect_sizes",
                        Stream.concat(Stream.of(answer.effects()), answer.freedEffects().stream())
                                .toList(),
                        ComparabilityTree::effects)
                .put("alignment", AlignmentTree.of(answer.alignment()))
                .put("mean_comparison", answer.means(), ComparabilityTree::means);
    }

    private static Tree partial(PartialAnswer partial) {
        return new Tree()
                .put("direction", word(partial.way().direction()))
                .put("control", word(partial.way().control()))
                .put("rate", partial.way().rate())
                .put("anchors", partial.anchors())
                .put(
                        "freed",
                        partial.freed().stream().map(FreedParameter::toString).toList())
                .put("path", partial.rounds(), ComparabilityTree::round)
                .put("levels", partial.ladder().steps(), ComparabilityTree::step);
    }

    private static Tree round(PartialAnswer.Round round) {
        Tree tree = new Tree()
                .put("level", round.level().id())
                .put("candidates", round.candidates())
                .put("outcome", word(round.outcome()));
        round.strongest()
                .ifPresent(one -> tree.put("parameter", one.parameter().toString())
                        .put("chisq", one.chisq())
                        .put("pvalue", one.pValue())
                        .put("expected_change", one.expectedChange()));
        return tree;
    }

    private static Tree step(LadderStep step) {
        return InvarianceTree.step(step);
    }

    private static Tree effects(EffectSizes sizes) {
        return new Tree()
                .put("level", sizes.level().id())
                .put("scaling", word(sizes.scaling()))
                .put("divisor", word(sizes.divisor()))
                .put("reference", sizes.reference())
                .put("replicates", sizes.replicates())
                .put(
                        "items",
                        sizes.items(),
                        item -> new Tree()
                                .put("factor", item.factor())
                                .put("item", item.item())
                                .put("group", item.context())
                                .put("points", item.points())
                                .put("dmacs", item.dmacs())
                                .put("dmacs_ci_lower", item.interval().lower())
                                .put("dmacs_ci_upper", item.interval().upper())
                                .put("dmacs_signed", item.signed())
                                .put("sd", item.deviation()))
                .put("scales", sizes.scales(), ComparabilityTree::scale);
    }

    private static Tree scale(EffectSizes.OfScale scale) {
        Tree tree = new Tree()
                .put("factor", scale.factor())
                .put("group", scale.context())
                .put("items", scale.items())
                .put("points", scale.points())
                .put("points_ci_lower", scale.interval().lower())
                .put("points_ci_upper", scale.interval().upper())
                .put("possible_range", scale.possible())
                .put("variance_difference", scale.variance());
        put(
                tree,
                "classification",
                scale.classification()
                        .map(one -> new Tree()
                                .put("cutoff", one.cutoff())
                                .put("reached", one.reached())
                                .put("reached_as_reference", one.reachedAsReference())
                                .put("differently", one.differently())
                                .put("differently_ci_lower", one.interval().lower())
                                .put("differently_ci_upper", one.interval().upper())));
        return tree;
    }

    private static Tree means(MeanComparison means) {
        Tree tree = new Tree().put("factor", means.factor()).put("group", means.context());
        ObservedDifference observed = means.observed();
        tree.put(
                "observed",
                new Tree()
                        .put("est", observed.estimate())
                        .put("se", observed.se())
                        .put("ci_lower", observed.lower())
                        .put("ci_upper", observed.upper())
                        .put("standardized", observed.standardised()));
        put(tree, "full", means.full().map(ComparabilityTree::mean));
        put(tree, "partial", means.partial().map(ComparabilityTree::mean));
        put(tree, "aligned", means.aligned().map(ComparabilityTree::aligned));
        return tree;
    }

    private static void put(Tree tree, String name, Optional<Tree> value) {
        value.ifPresentOrElse(one -> tree.put(name, one), () -> tree.putNull(name));
    }

    private static Tree mean(LatentMean mean) {
        return new Tree()
                .put("est", mean.estimate())
                .put("se", mean.se())
                .put("pvalue", mean.pValue())
                .put("ci_lower", mean.lower())
                .put("ci_upper", mean.upper())
                .put("standardized", mean.standardised());
    }

    static Tree aligned(AlignmentAnswer.Placement placed) {
        return new Tree()
                .put("est", placed.mean())
                .put("se", placed.se())
                .put("ci_lower", placed.lower())
                .put("ci_upper", placed.upper())
                .put("sd", placed.deviation())
                .put("difference", placed.difference())
                .put("difference_ci_lower", placed.differenceLower())
                .put("difference_ci_upper", placed.differenceUpper());
    }

    /** The rules of a step, for its comparison. */
    static Tree judgements(LadderStep.Against against, Tree tree) {
        return tree.put("rmsea_d", against.rmsea().estimate())
                .put("rmsea_d_ci_lower", against.rmsea().lower())
                .put("rmsea_d_ci_upper", against.rmsea().upper())
                .put(
                        "rules",
                        against.judgements(),
                        one -> new Tree()
                                .put("rule", one.rule())
                                .put("verdict", word(one.verdict()))
                                .put("caveat", one.caveat()));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
