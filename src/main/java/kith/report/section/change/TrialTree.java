package kith.report.section.change;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import kith.change.trial.Ancova;
import kith.change.trial.FixedEffect;
import kith.change.trial.FreedomMethod;
import kith.change.trial.MixedModel;
import kith.change.trial.TrialAnswer;
import kith.report.document.Tree;
import kith.report.section.sample.SampleTree;

/** The comparison of arms as other programs see it. */
final class TrialTree {

    private TrialTree() {}

    static Tree of(TrialAnswer answer) {
        Tree tree = new Tree()
                .put("arms", answer.arms())
                .put("visits", answer.visits())
                .put("freedom", lower(answer.question().freedom()))
                .put("structure", lower(answer.question().structure()))
                .put(
                        "attendance",
                        answer.attendance(),
                        arm -> SampleTree.descriptives(
                                        new Tree().put("arm", arm.arm()).put("respondents", arm.respondents()),
                                        arm.baseline())
                                .put("present", arm.present())
                                .put(
                                        "baseline_mean_of_dropouts",
                                        arm.baselineOfDropouts().mean()))
                .put("differences", answer.differences(), difference -> {
                    Tree methods = new Tree();
                    for (FreedomMethod method : FreedomMethod.values()) {
                        methods.put(lower(method), effect(difference.by(method)));
                    }
                    return new Tree()
                            .put("arm", difference.arm())
                            .put("visit", difference.visit())
                            .put("by", methods);
                });
        answer.ancova()
                .ifPresentOrElse(found -> tree.put("ancova", ancova(answer, found)), () -> tree.putNull("ancova"));
        answer.mixed()
                .ifPresentOrElse(
                        found -> tree.put("mmrm", model(found, answer.question().level())), () -> tree.putNull("mmrm"));
        answer.constrained()
                .ifPresentOrElse(
                        found -> tree.put("clda", model(found, answer.question().level())), () -> tree.putNull("clda"));
        return tree;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static List<Double> numbers(double... values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static Tree effect(FixedEffect effect) {
        return new Tree()
                .put("term", effect.name())
                .put("est", effect.estimate())
                .put("se", effect.standardError())
                .put("df", effect.df())
                .put("t", effect.t())
                .put("p", effect.pvalue())
                .put("ci_lower", effect.interval().lower())
                .put("ci_upper", effect.interval().upper());
    }

    private static Tree model(MixedModel model, double level) {
        Tree methods = new Tree();
        if (model.converged()) {
            for (FreedomMethod method : FreedomMethod.values()) {
                methods.put(lower(method), model.effects(method, level), TrialTree::effect);
            }
        }
        return new Tree()
                .put("converged", model.converged())
                .put("n", model.rows())
                .put("people", model.people())
                .put("log_lik", model.logLikelihood())
                .put("fixed", methods)
                .put("sd_cluster", model.clusterDeviation())
                .put(
                        "covariance",
                        new Tree().put("sd", numbers(model.deviations())).put("cor", numbers(model.correlations())));
    }

    private static Tree ancova(TrialAnswer answer, Ancova found) {
        Tree tree = new Tree()
                .put("visit", found.visit())
                .put("n", found.n())
                .put("clusters", found.clusters())
                .put(
                        "ols",
                        new Tree()
                                .put("coef", found.ols(), TrialTree::effect)
                                .put("sigma", found.sigma())
                                .put("r2", found.rSquared())
                                .put(
                                        "adjusted_means",
                                        found.adjustedMeans(),
                                        mean -> new Tree()
                                                .put("arm", mean.arm())
                                                .put("mean", mean.mean())
                                                .put("se", mean.standardError()))
                                .put("standardised_effect_baseline_sd", numbers(found.standardised())))
                .put("hc0", numbers(found.hc0()))
                .put("hc3", numbers(found.hc3()))
                .put("cluster_cr0", numbers(found.cr0()))
                .put("cluster_cr1_stata", numbers(found.cr1()))
                .put("cr2", found.cr2(), TrialTree::effect)
                .put("cr1s", found.cr1s(), TrialTree::effect);
        found.mixed()
                .ifPresentOrElse(
                        mixed -> tree.put(
                                "mixed_reml", model(mixed, answer.question().level())),
                        () -> tree.putNull("mixed_reml"));
        return tree;
    }
}
