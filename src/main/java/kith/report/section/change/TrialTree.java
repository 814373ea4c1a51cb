package kith.report.section.change;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import kith.change.trial.Ancova;
import kith.change.trial.FixedEffect;
import kith.change.trial.FreedomMethod;
import kith.change.trial.ImputedAncova;
import kith.change.trial.MixedModel;
import kith.change.trial.PooledEffect;
import kith.change.trial.TrialAnswer;
import kith.math.Descriptives;
import kith.report.document.Tree;
import kith.report.section.sample.SampleTree;
import kith.report.section.tree.RecordTree;

/** The comparison of arms as other programs see it. */
final class TrialTree {

    private TrialTree() {}

    static Tree of(TrialAnswer answer) {
        double level = answer.question().level();
        return new RecordTree()
                .keys(TrialAnswer.class, """
                        arms visits freedom=question.freedom structure=question.structure attendance differences ancova
                        imputed mmrm=mixed clda=constrained""")
                .keys(
                        TrialAnswer.Attendance.class,
                        "arm respondents *baseline present baseline_mean_of_dropouts=baselineOfDropouts.mean")
                .keys(Descriptives.class, SampleTree.DESCRIPTIVES)
                .with(TrialAnswer.Difference.class, "by", difference -> byMethod(difference::by))
                .keys(TrialAnswer.Difference.class, "arm visit by")
                .keys(FixedEffect.class, "term=name est=estimate se=standardError df t p=pvalue ci=interval")
                .with(MixedModel.class, "fixed", model -> fixed(model, level))
                .with(MixedModel.class, "covariance", model -> new Covariance(model.deviations(), model.correlations()))
                .keys(
                        MixedModel.class,
                        "converged n=rows people log_lik=logLikelihood fixed sd_cluster=clusterDeviation covariance")
                .with(Ancova.class, "ols", LeastSquares::of)
                .keys(
                        Ancova.class,
                        "visit n clusters ols hc0 hc3 cluster_cr0=cr0 cluster_cr1_stata=cr1 cr2 cr1s mixed_reml=mixed")
                .with(ImputedAncova.class, "method", found -> found.plan().method())
                .with(ImputedAncova.class, "not_pooled", found -> List.of("mmrm", "clda"))
                .keys(PooledEffect.class, """
                        term=effect.name est=effect.estimate se=effect.standardError df=effect.df t=effect.t
                        p=effect.pvalue ci=effect.interval missing_information=missingInformation""")
                .keys(ImputedAncova.class, "m=plan.sets method visit n imputed differences standardised not_pooled")
                .keys(Ancova.AdjustedMean.class, "arm mean se=standardError")
                .of(answer);
    }

    private record Covariance(double[] sd, double[] cor) {}

    private record LeastSquares(
            List<FixedEffect> coef,
            double sigma,
            double r2,
            List<Ancova.AdjustedMean> adjustedMeans,
            double[] standardisedEffectBaselineSd) {

        static LeastSquares of(Ancova found) {
            return new LeastSquares(
                    found.ols(), found.sigma(), found.rSquared(), found.adjustedMeans(), found.standardised());
        }
    }

    private static Map<FreedomMethod, Object> fixed(MixedModel model, double level) {
        return model.converged() ? byMethod(method -> model.effects(method, level)) : Map.of();
    }

    private static Map<FreedomMethod, Object> byMethod(Function<FreedomMethod, Object> effects) {
        Map<FreedomMethod, Object> by = new LinkedHashMap<>();
        for (FreedomMethod method : FreedomMethod.values()) {
            by.put(method, effects.apply(method));
        }
        return by;
    }
}
