package kith.report.section.invariance;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import kith.invariance.ComparabilityAnswer;
import kith.invariance.MeanComparison;
import kith.invariance.ObservedDifference;
import kith.invariance.alignment.AlignmentAnswer;
import kith.invariance.conclusion.Conclusion;
import kith.invariance.effect.Classification;
import kith.invariance.effect.EffectSizes;
import kith.invariance.ladder.InvarianceAnswer;
import kith.invariance.ladder.Judgement;
import kith.invariance.ladder.LadderStep;
import kith.invariance.ladder.LatentMean;
import kith.invariance.level.FreedParameter;
import kith.invariance.level.Level;
import kith.invariance.search.PartialAnswer;
import kith.report.document.Tree;
import kith.report.section.cfa.EquivalenceTree;
import kith.report.section.cfa.SemTree;
import kith.report.section.tree.RecordSchema;
import kith.report.section.tree.RecordTree;
import kith.report.section.word.Labels;

/** The whole answer on comparability as other programs see it. */
public final class ComparabilityTree {

    private static final String MEAN =
            "est=estimate se pvalue=pValue ci_lower=lower ci_upper=upper standardized=standardised";

    private static final RecordTree ANSWERS = new RecordTree()
            .with(LadderStep.class, "fit", Tree.class, step -> SemTree.fit(step.fit()))
            .with(LadderStep.class, "equivalence", step -> EquivalenceTree.of(step.equivalence()))
            .with(LadderStep.class, "parameters", step -> SemTree.parameters(step.fit()))
            .with(LadderStep.class, "rsquare", step -> SemTree.rsquare(step.fit()))
            .keys(LadderStep.class, """
                    level held_equal freed estimator=fit.estimator converged=fit.converged admissible=fit.admissible
                    nobs=fit.observations npar=fit.parameterCount fit equivalence parameters rsquare comparison""")
            .with(
                    LadderStep.Against.class,
                    "equivalence",
                    against -> against.rmsea().equivalence().map(EquivalenceTree::of))
            .keys(LadderStep.Against.class, """
                    against=level chisq_diff=test.chisqDifference df_diff=test.dfDifference pvalue=test.pValue
                    method=test.method delta_cfi delta_tli delta_rmsea delta_srmr delta_mfi=deltaNci rmsea_d=rmsea.estimate
                    rmsea_d_ci_lower=rmsea.lower rmsea_d_ci_upper=rmsea.upper rules=judgements equivalence""")
            .with(Judgement.class, "outcome", String.class, judgement -> lower(judgement.outcome()))
            .keys(Judgement.class, "criterion rule outcome in_scope=isInScope outside_scope")
            .with(PartialAnswer.class, "freed", partial -> words(partial.freed()))
            .keys(PartialAnswer.class, """
                    direction=way.direction control=way.control rate=way.rate anchors freed path=rounds detectable
                    levels=ladder.steps""")
            .with(
                    PartialAnswer.Round.class,
                    "strongest",
                    Strongest.class,
                    round -> round.strongest().map(Strongest::of))
            .keys(PartialAnswer.Round.class, "level candidates outcome *strongest")
            .keys(PartialAnswer.Detectable.class, "level change_sd=change")
            .keys(EffectSizes.class, "level scaling metric divisor reference replicates items scales")
            .keys(
                    EffectSizes.OfItem.class,
                    "factor item group=context points dmacs dmacs_ci=interval dmacs_signed=signed magnitude sd=deviation")
            .keys(EffectSizes.OfScale.class, """
                    factor group=context items points points_ci=interval possible_range=possible
                    variance_difference=variance classification""")
            .keys(Classification.class, "cutoff reached reached_as_reference differently differently_ci=interval")
            .keys(MeanComparison.class, "factor group=context observed full partial aligned")
            .keys(ObservedDifference.class, "est=estimate se ci_lower=lower ci_upper=upper standardized=standardised")
            .keys(LatentMean.class, MEAN)
            .keys(AlignmentAnswer.Placement.class, AlignmentTree.PLACEMENT);

    private static final RecordTree LATENT_MEANS =
            new RecordTree().keys(LatentMean.class, MEAN + " factor group=context");

    private ComparabilityTree() {}

    /** The schema of the result. */
    public static Tree schema(RecordSchema schemas) {
        return RecordSchema.object(Map.of(
                "layout", RecordSchema.type("string"),
                "groups", RecordSchema.array(RecordSchema.type("string")),
                "levels", schemas.listOf(ANSWERS, LadderStep.class),
                "latent_means", schemas.listOf(LATENT_MEANS, LatentMean.class),
                "partial", RecordSchema.orNull(schemas.of(ANSWERS, PartialAnswer.class)),
                "effect_sizes", schemas.listOf(ANSWERS, EffectSizes.class),
                "alignment", AlignmentTree.schema(schemas),
                "mean_comparison", schemas.listOf(ANSWERS, MeanComparison.class)));
    }

    /** The result of the verb {@code invariance}. */
    public static Tree of(ComparabilityAnswer answer) {
        InvarianceAnswer ladder = answer.ladder();
        boolean partial = answer.conclusion().answer() == Conclusion.Answer.WITH_RELEASED
                && answer.partial().isPresent();
        return new Tree()
                .put("layout", ladder.layout().id())
                .put("group", ladder.grouping())
                .put("groups", ladder.contexts())
                .put(
                        "levels",
                        ladder.steps(),
                        step -> ANSWERS.of(step)
                                .put(
                                        "verdict",
                                        answer.conclusion().on(step.level()).id()))
                .put("conclusion", conclusion(answer))
                .put("latent_means_of", partial ? "partial_scalar" : "scalar")
                .put(
                        "latent_means",
                        LATENT_MEANS.of(
                                partial
                                        ? answer.partial()
                                                .orElseThrow()
                                                .ladder()
                                                .latentMeans()
                                        : ladder.latentMeans()))
                .putValue("partial", ANSWERS.value(answer.partial()))
                .putValue(
                        "permutation",
                        answer.permutation().map(PermutationSection::tree).orElse(null))
                .put("effect_sizes", ANSWERS.of(List.of(answer.effects())))
                .put("alignment", AlignmentTree.of(answer.alignment()))
                .put("mean_comparison", ANSWERS.of(answer.means()));
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
                .put("released", words(conclusion.released()))
                .put("means_comparable", conclusion.meansComparable())
                .put("decided_by", conclusion.decidedBy().id())
                .put("reasons", conclusion.reasons(), ComparabilityTree::lower)
                .put("cautions", conclusion.cautions(), ComparabilityTree::lower)
                .put("text", String.join(" ", new ConclusionWords(answer, Labels.none()).paragraphs()));
    }

    private record Strongest(String parameter, double chisq, double pvalue, double expectedChange) {

        static Strongest of(PartialAnswer.Tested one) {
            return new Strongest(one.parameter().toString(), one.chisq(), one.pValue(), one.expectedChange());
        }
    }

    private static List<String> words(List<FreedParameter> freed) {
        return freed.stream().map(FreedParameter::toString).toList();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
