package kith.report.section;

import java.util.Locale;
import kith.invariance.InvarianceAnswer;
import kith.invariance.LadderStep;
import kith.invariance.LatentMean;
import kith.invariance.Level;
import kith.report.document.Tree;

/** A ladder of invariance as other programs see it. */
public final class InvarianceTree {

    private InvarianceTree() {}

    /** The result of the verb {@code invariance}. */
    public static Tree of(InvarianceAnswer answer) {
        return new Tree()
                .put("layout", answer.layout().id())
                .put("group", answer.grouping())
                .put("groups", answer.contexts())
                .put("levels", answer.steps(), InvarianceTree::step)
                .put(
                        "conclusion",
                        new Tree()
                                .put("reached", answer.reached().map(Level::id).orElse("none"))
                                .put("text", InvarianceWords.conclusion(answer)))
                .put("latent_means", answer.latentMeans(), InvarianceTree::mean);
    }

    static Tree step(LadderStep step) {
        Tree tree = new Tree()
                .put("level", step.level().id())
                .put("held_equal", step.heldEqual())
                .put("freed", step.freed())
                .put("estimator", step.fit().estimator())
                .put("converged", step.fit().converged())
                .put("admissible", step.fit().admissible())
                .put("nobs", step.fit().observations())
                .put("npar", step.fit().parameterCount())
                .put("fit", SemTree.fit(step.fit().fit()))
                .put("equivalence", EquivalenceTree.of(step.equivalence()))
                .put("parameters", SemTree.parameters(step.fit()))
                .put("verdict", word(step.verdict()))
                .put("rule", step.rule());
        step.comparison()
                .ifPresentOrElse(
                        against -> tree.put("comparison", comparison(step, against)), () -> tree.putNull("comparison"));
        return tree;
    }

    private static Tree comparison(LadderStep step, LadderStep.Against against) {
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
                .put("verdict", word(step.verdict()));
        against.rmsea()
                .equivalence()
                .ifPresentOrElse(
                        test -> tree.put("equivalence", EquivalenceTree.of(test)), () -> tree.putNull("equivalence"));
        return ComparabilityTree.judgements(against, tree);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Tree mean(LatentMean mean) {
        return new Tree()
                .put("factor", mean.factor())
                .put("group", mean.context())
                .put("est", mean.estimate())
                .put("se", mean.se())
                .put("pvalue", mean.pValue())
                .put("ci_lower", mean.lower())
                .put("ci_upper", mean.upper())
                .put("standardized", mean.standardised());
    }
}
