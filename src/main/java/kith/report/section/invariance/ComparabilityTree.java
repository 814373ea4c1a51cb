package kith.report.section.invariance;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kith.invariance.ComparabilityAnswer;
import kith.invariance.MeanComparison;
import kith.invariance.ObservedDifference;
import kith.invariance.alignment.AlignmentAnswer;
import kith.invariance.conclusion.Conclusion;
import kith.invariance.effect.EffectSizes;
import kith.invariance.ladder.InvarianceAnswer;
import kith.invariance.ladder.LadderStep;
import kith.invariance.ladder.LatentMean;
import kith.invariance.level.FreedParameter;
import kith.invariance.level.Level;
import kith.invariance.search.PartialAnswer;
import kith.report.document.Tree;
import kith.report.section.cfa.EquivalenceTree;
import kith.report.section.cfa.SemTree;
import kith.report.section.word.Labels;

/** The whole answer on comparability as other programs see it. */
public final class ComparabilityTree {

    private ComparabilityTree() {}

    /** The result of the verb {@code invariance}. */
    public static Tree of(ComparabilityAnswer answer) {
        InvarianceAnswer ladder = answer.ladder();
        boolean partial = answer.conclusion().answer() == Conclusion.Answer.WITH_RELEASED
                && answer.partial().isPresent();
        Tree tree = new Tree()
                .put("layout", ladder.layout().id())
                .put("group", ladder.grouping())
                .put("groups", ladder.contexts())
                .put(
                        "levels",
                        ladder.steps(),
                        step -> level(step)
                                .put(
                                        "verdict",
                                        answer.conclusion().on(step.level()).id()))
                .put("conclusion", conclusion(answer))
                .put("latent_means_of", partial ? "partial_scalar" : "scalar")
                .put(
                        "latent_means",
                        partial ? answer.partial().orElseThrow().ladder().latentMeans() : ladder.latentMeans(),
                        mean -> mean(mean).put("factor", mean.factor()).put("group", mean.context()));
        put(tree, "partial", answer.partial().map(ComparabilityTree::partial));
        put(tree, "permutation", answer.permutation().map(PermutationSection::tree));
        return tree.put("effect_sizes", List.of(answer.effects()), ComparabilityTree::effects)
                .put("alignment", AlignmentTree.of(answer.alignment()))
                .put("mean_comparison", answer.means(), ComparabilityTree::means);
    }

    /** The verdict and what it derives from. */
    private static Tree conclusion(ComparabilityAnswer answer) {
        Conclusion conclusion = answer.conclusion();
        return new Tree()
                .put("answer", conclusion.answer().id())
                .put("question", conclusion.question().map(Level::id).orElse("none"))
                .put("reached", conclusion.reached().map(Level::id).orElse("none"))
                .put(
                        "reached_partially",
                        conclusion.reachedPartially().map(Level::id).orElse("none"))
                .put(
                        "released",
                        conclusion.released().stream()
                                .map(FreedParameter::toString)
                                .toList())
                .put("means_comparable", conclusion.meansComparable())
                .put("decided_by", conclusion.decidedBy().id())
                .put(
                        "reasons",
                        conclusion.reasons().stream()
                                .map(ComparabilityTree::word)
                                .toList())
                .put(
                        "cautions",
                        conclusion.cautions().stream()
                                .map(ComparabilityTree::word)
                                .toList())
                .put("text", String.join(" ", new ConclusionWords(answer, Labels.none()).paragraphs()));
    }

    /** One level, without a verdict. */
    private static Tree level(LadderStep step) {
        Tree tree = new Tree()
                .put("level", step.level().id())
                .put("held_equal", step.heldEqual())
                .put("freed", step.freed())
                .put("estimator", step.fit().estimator())
                .put("converged", step.fit().converged())
                .put("admissible", step.fit().admissible())
                .put("nobs", step.fit().observations())
                .put("npar", step.fit().parameterCount());
        SemTree.putFit(tree, step.fit())
                .put("equivalence", EquivalenceTree.of(step.equivalence()))
                .put("parameters", SemTree.parameters(step.fit()))
                .put("rsquare", SemTree.rsquare(step.fit()));
        put(tree, "comparison", step.comparison().map(ComparabilityTree::comparison));
        return tree;
    }

    private static Tree comparison(LadderStep.Against against) {
        Tree tree = new Tree()
                .put("against", against.level().id())
                .put("chisq_diff", against.test().chisqDifference())
                .put("df_diff", against.test().dfDifference())
                .put("pvalue", against.test().pValue())
                .put("method", against.test().method().id())
                .put("delta_cfi", against.deltaCfi())
                .put("delta_tli", against.deltaTli())
                .put("delta_rmsea", against.deltaRmsea())
                .put("delta_srmr", against.deltaSrmr())
                .put("delta_mfi", against.deltaNci())
                .put("rmsea_d", against.rmsea().estimate())
                .put("rmsea_d_ci_lower", against.rmsea().lower())
                .put("rmsea_d_ci_upper", against.rmsea().upper())
                .put(
                        "rules",
                        against.judgements(),
                        one -> new Tree()
                                .put("criterion", one.criterion().id())
                                .put("rule", one.rule())
                                .put("outcome", word(one.outcome()))
                                .put("in_scope", one.isInScope())
                                .put("outside_scope", one.outsideScope()));
        put(tree, "equivalence", against.rmsea().equivalence().map(EquivalenceTree::of));
        return tree;
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
                .put(
                        "detectable",
                        partial.detectable(),
                        one -> new Tree().put("level", one.level().id()).put("change_sd", one.change()))
                .put("levels", partial.ladder().steps(), ComparabilityTree::level);
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

    private static Tree effects(EffectSizes sizes) {
        return new Tree()
                .put("level", sizes.level().id())
                .put("scaling", word(sizes.scaling()))
                .put("metric", sizes.metric().id())
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
                                .put("magnitude", item.magnitude().id())
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

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
