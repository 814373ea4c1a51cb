package kith.report.section.group;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import kith.grouplevel.OrderedEcometrics;
import kith.report.document.Tree;

/** The ecometric model for ordered responses as other programs see it. */
final class OrderedEcometricsTree {

    private OrderedEcometricsTree() {}

    static Tree of(OrderedEcometrics model) {
        return new Tree()
                .put("scale", model.question().scale().name())
                .put("link", model.question().form().link().id())
                .put(
                        "threshold_form",
                        model.question().form().thresholds().name().toLowerCase(Locale.ROOT))
                .put("converged", model.converged())
                .put("n", model.responses())
                .put("persons", model.respondents())
                .put("groups", model.groups())
                .put("log_lik", model.logLikelihood())
                .put("thresholds", thresholds(model))
                .put(
                        "effects",
                        model.effects(),
                        effect -> new Tree()
                                .put("name", effect.name())
                                .put("kind", effect.item() ? "item" : "covariate")
                                .put("est", effect.estimate())
                                .put("se", effect.standardError())
                                .put("z", effect.z()))
                .put("sd_group", deviation(model.groupDeviation()))
                .put("sd_person", deviation(model.personDeviation()))
                .put("tau_group", model.groupDeviation().variance())
                .put("tau_person", model.personDeviation().variance())
                .put("residual", model.question().form().link().residualVariance())
                .put("icc_group_among_persons", model.intraclass())
                .put("icc_group", model.intraclassOfResponse())
                .put("lambda_mean", model.reliability())
                .put(
                        "scores",
                        model.scores(),
                        score -> new Tree()
                                .put("group", score.group())
                                .put("persons", score.respondents())
                                .put("n", score.responses())
                                .put("lambda", score.reliability())
                                .put("eb", score.estimate())
                                .put("eb_sd", score.posteriorDeviation())
                                .put("eb_se", score.standardError())
                                .put("ci_lower", score.lower())
                                .put("ci_upper", score.upper()));
    }

    private static List<Tree> thresholds(OrderedEcometrics model) {
        List<Tree> items = new ArrayList<>();
        for (int item = 0; item < model.items().size(); item++) {
            items.add(new Tree()
                    .put("item", model.items().get(item))
                    .put("est", Arrays.stream(model.thresholds()[item]).boxed().toList())
                    .put(
                            "se",
                            Arrays.stream(model.thresholdErrors()[item]).boxed().toList()));
        }
        return items;
    }

    private static Tree deviation(OrderedEcometrics.Deviation deviation) {
        return new Tree()
                .put("est", deviation.estimate())
                .put("se", deviation.standardError())
                .put("ci_lower", deviation.lower())
                .put("ci_upper", deviation.upper());
    }
}
