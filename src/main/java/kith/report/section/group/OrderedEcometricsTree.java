package kith.report.section.group;

import java.util.List;
import java.util.stream.IntStream;
import kith.grouplevel.OrderedEcometrics;
import kith.report.section.tree.RecordTree;

/** The ecometric model for ordered responses as other programs see it. */
final class OrderedEcometricsTree {

    private OrderedEcometricsTree() {}

    /** Adds the keys of the model. */
    static RecordTree keys(RecordTree trees) {
        return trees.with(
                        OrderedEcometrics.class,
                        "thresholds",
                        RecordTree.listOf(Thresholds.class),
                        OrderedEcometricsTree::thresholds)
                .keys(OrderedEcometrics.class, """
                        scale=question.scale.name link=question.form.link threshold_form=question.form.thresholds converged
                        n=responses persons=respondents groups log_lik=logLikelihood thresholds effects
                        sd_group=groupDeviation sd_person=personDeviation tau_group=groupDeviation.variance
                        tau_person=personDeviation.variance residual=question.form.link.residualVariance
                        icc_group_among_persons=intraclass icc_group=intraclassOfResponse lambda_mean=reliability scores""")
                .with(
                        OrderedEcometrics.Effect.class,
                        "kind",
                        String.class,
                        effect -> effect.item() ? "item" : "covariate")
                .keys(OrderedEcometrics.Effect.class, "name kind est=estimate se=standardError z")
                .keys(OrderedEcometrics.Deviation.class, "est=estimate se=standardError ci_lower=lower ci_upper=upper")
                .keys(OrderedEcometrics.Score.class, """
                        group persons=respondents n=responses lambda=reliability eb=estimate eb_sd=posteriorDeviation
                        eb_se=standardError ci_lower=lower ci_upper=upper""");
    }

    private record Thresholds(String item, double[] est, double[] se) {}

    private static List<Thresholds> thresholds(OrderedEcometrics model) {
        return IntStream.range(0, model.items().size())
                .mapToObj(item -> new Thresholds(
                        model.items().get(item), model.thresholds()[item], model.thresholdErrors()[item]))
                .toList();
    }
}
