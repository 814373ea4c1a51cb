package kith.report.section.invariance;

import java.util.List;
import java.util.Optional;
import kith.invariance.ComparabilityAnswer;
import kith.invariance.MeanComparison;
import kith.invariance.ObservedDifference;
import kith.invariance.conclusion.Conclusion;
import kith.invariance.effect.Classification;
import kith.invariance.effect.EffectSizes;
import kith.invariance.ladder.InvarianceAnswer;
import kith.invariance.ladder.Judgement;
import kith.invariance.ladder.LadderStep;
import kith.invariance.ladder.LatentMean;
import kith.invariance.level.FreedParameter;
import kith.invariance.level.Level;
import kith.invariance.level.LevelVerdict;
import kith.invariance.search.PartialAnswer;
import kith.report.document.Tree;
import kith.report.section.cfa.SemTree;
import kith.report.section.tree.RecordSchema;
import kith.report.section.tree.RecordTree;
import kith.report.section.word.Labels;
import kith.sem.diagnostic.ExplainedVariance;

/** The whole answer on comparability as other programs see it. */
@SuppressWarnings({"UnusedMethod", "EffectivelyPrivate"}) // RecordTree reads the methods by their names
public final class ComparabilityTree {

    private static final RecordTree ANSWERS = PermutationSection.keys(
                    AlignmentTree.keys(SemTree.keys(new RecordTree())))
            .keys(Compared.class, """
                    layout=ladder.layout.id group=ladder.grouping groups=ladder.contexts levels conclusion latent_means_of
                    latent_means partial=answer.partial permutation=answer.permutation effect_sizes
                    alignment=answer.alignment mean_comparison=answer.means""")
            .keys(Concluded.class, """
                    answer=conclusion.answer question reached reached_partially released
                    means_comparable=conclusion.meansComparable decided_by=conclusion.decidedBy
                    reasons=conclusion.reasons cautions=conclusion.cautions text""")
            .keys(Step.class, "*step verdict")
            .with(LadderStep.class, "fit", RecordTree.byName(Double.class), step -> SemTree.fit(step.fit()))
            .with(LadderStep.class, "parameters", SemTree.ofParameters(), step -> SemTree.parameters(step.fit()))
            .with(
                    LadderStep.class,
                    "rsquare",
                    RecordTree.listOf(ExplainedVariance.class),
                    step -> ExplainedVariance.of(step.fit()))
            .keys(LadderStep.class, """
                    level held_equal freed estimator=fit.estimator converged=fit.converged admissible=fit.admissible
                    nobs=fit.observations npar=fit.parameterCount fit equivalence parameters rsquare comparison""")
            .keys(LadderStep.Against.class, """
                    against=level chisq_diff=test.chisqDifference df_diff=test.dfDifference pvalue=test.pValue
                    method=test.method delta_cfi delta_tli delta_rmsea delta_srmr delta_mfi=deltaNci rmsea_d=rmsea.estimate
                    rmsea_d_ci_lower=rmsea.lower rmsea_d_ci_upper=rmsea.upper rules=judgements equivalence=rmsea.equivalence""")
            .keys(Judgement.class, "criterion rule outcome in_scope=isInScope outside_scope")
            .with(PartialAnswer.class, "freed", RecordTree.listOf(String.class), partial -> words(partial.freed()))
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
            .keys(EffectSizes.OfItem.class, """
                    factor item group=context points points_ci=pointsInterval dmacs dmacs_ci=interval
                    dmacs_signed=signed magnitude sd=deviation""")
            .keys(EffectSizes.OfScale.class, """
                    factor group=context items points points_ci=interval possible_range=possible
                    variance_difference=variance classification""")
            .keys(Classification.class, "cutoff reached reached_as_reference differently differently_ci=interval")
            .with(
                    MeanComparison.class,
                    "aligned",
                    AlignmentTree.Distribution.class,
                    means -> means.aligned().map(AlignmentTree.Distribution::new))
            .keys(MeanComparison.class, "factor group=context observed full partial aligned")
            .keys(ObservedDifference.class, "est=estimate se ci_lower=lower ci_upper=upper standardized=standardised")
            .keys(LatentMean.class, """
                    est=estimate se pvalue=pValue ci_lower=lower ci_upper=upper standardized=standardised""")
            .keys(NamedMean.class, "*mean factor=mean.factor group=mean.context");

    private ComparabilityTree() {}

    /** The schema of the result. */
    public static Tree schema(RecordSchema schemas) {
        return schemas.of(ANSWERS, Compared.class);
    }

    /** The result of the verb {@code invariance}. */
    public static Tree of(ComparabilityAnswer answer) {
        return ANSWERS.of(new Compared(answer));
    }

    private enum MeansOf {
        PARTIAL_SCALAR,
        SCALAR
    }

    private record Compared(ComparabilityAnswer answer) {

        public InvarianceAnswer ladder() {
            return answer.ladder();
        }

        public List<Step> levels() {
            return ladder().steps().stream()
                    .map(step -> new Step(step, answer.conclusion().on(step.level())))
                    .toList();
        }

        public Concluded conclusion() {
            return new Concluded(answer);
        }

        /** The levels of invariance after the release of parameters, where means are compared by it. */
        private Optional<InvarianceAnswer> released() {
            return answer.conclusion().answer() == Conclusion.Answer.WITH_RELEASED
                    ? answer.partial().map(PartialAnswer::ladder)
                    : Optional.empty();
        }

        public MeansOf latentMeansOf() {
            return released().isPresent() ? MeansOf.PARTIAL_SCALAR : MeansOf.SCALAR;
        }

        public List<NamedMean> latentMeans() {
            return released().orElse(ladder()).latentMeans().stream()
                    .map(NamedMean::new)
                    .toList();
        }

        public List<EffectSizes> effectSizes() {
            return List.of(answer.effects());
        }
    }

    private record Step(LadderStep step, LevelVerdict verdict) {}

    private record NamedMean(LatentMean mean) {}

    /** The verdict and what it derives from. */
    private record Concluded(ComparabilityAnswer answer) {

        public Conclusion conclusion() {
            return answer.conclusion();
        }

        private static String name(Optional<Level> level) {
            return level.map(Level::id).orElse("none");
        }

        public String question() {
            return name(conclusion().question());
        }

        public String reached() {
            return name(conclusion().reached());
        }

        public String reachedPartially() {
            return name(conclusion().reachedPartially());
        }

        public List<String> released() {
            return words(conclusion().released());
        }

        public String text() {
            return String.join(" ", new ConclusionWords(answer, Labels.none()).paragraphs());
        }
    }

    private record Strongest(String parameter, double chisq, double pvalue, double expectedChange) {

        static Strongest of(PartialAnswer.Tested one) {
            return new Strongest(one.parameter().toString(), one.chisq(), one.pValue(), one.expectedChange());
        }
    }

    private static List<String> words(List<FreedParameter> freed) {
        return freed.stream().map(FreedParameter::toString).toList();
    }
}
