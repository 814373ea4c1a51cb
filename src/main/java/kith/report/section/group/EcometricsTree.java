package kith.report.section.group;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import kith.grouplevel.DesignCurve;
import kith.grouplevel.Ecometrics;
import kith.report.document.Tree;

/** The ecometric model as other programs see it. */
final class EcometricsTree {

    private static final int[] RESPONDENTS = {1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 75, 100};

    private EcometricsTree() {}

    static Tree of(Ecometrics model) {
        Tree tree = new Tree()
                .put("likelihood", model.question().likelihood().name().toLowerCase(Locale.ROOT))
                .put("converged", model.converged())
                .put("domains", model.domains())
                .put("n", model.responses())
                .put("persons", model.respondents())
                .put("groups", model.groups())
                .put("log_lik", model.logLikelihood())
                .put("fixed", model.fixed(), EcometricsTree::effect);
        if (model.domains().size() == 1) {
            Ecometrics.DomainReliability one = model.reliability().get(0);
            tree.put("tau_group", model.between()[0][0])
                    .put("tau_person", model.persons()[0][0])
                    .put("icc_group", one.icc())
                    .put("lambda_mean", one.exactMean())
                    .put("lambda_raudenbush_sampson_mean", one.closedMean());
        }
        return tree.put("sigma2_item", model.residual())
                .putMatrix("cov_group", model.domains(), model.domains(), model.between())
                .putMatrix("cov_person", model.domains(), model.domains(), model.persons())
                .putMatrix("cor_group", model.domains(), model.domains(), correlations(model.between()))
                .putMatrix("cor_person", model.domains(), model.domains(), correlations(model.persons()))
                .put("reliability", model.reliability(), EcometricsTree::reliability)
                .put("scores", model.scores(), EcometricsTree::score);
    }

    private static double[][] correlations(double[][] covariance) {
        return IntStream.range(0, covariance.length)
                .mapToObj(i -> IntStream.range(0, covariance.length)
                        .mapToDouble(j -> Ecometrics.correlation(covariance, i, j))
                        .toArray())
                .toArray(double[][]::new);
    }

    private static Tree effect(Ecometrics.FixedEffect effect) {
        return new Tree()
                .put("name", effect.name())
                .put("kind", effect.item() ? "item" : "covariate")
                .put("est", effect.estimate())
                .put("se", effect.standardError())
                .put("t", effect.t());
    }

    private static Tree reliability(Ecometrics.DomainReliability domain) {
        return new Tree()
                .put("domain", domain.domain())
                .put("items", domain.items())
                .put("icc_group", domain.icc())
                .put("lambda_mean", domain.exactMean())
                .put("lambda_raudenbush_sampson_mean", domain.closedMean())
                .put("person_reliability", domain.person())
                .put("design_curve", curve(domain.curve()))
                .put("respondents_for_70", domain.curve().respondents(0.7))
                .put("respondents_for_80", domain.curve().respondents(0.8))
                .put("respondents_for_90", domain.curve().respondents(0.9));
    }

    private static List<Tree> curve(DesignCurve curve) {
        return IntStream.of(RESPONDENTS)
                .mapToObj(n -> new Tree().put("respondents", n).put("reliability", curve.reliability(n)))
                .toList();
    }

    private static Tree score(Ecometrics.GroupScore score) {
        return new Tree()
                .put("group", score.group())
                .put("domain", score.domain())
                .put("persons", score.respondents())
                .put("n", score.responses())
                .put("lambda_exact", score.exact())
                .put("lambda_raudenbush_sampson", score.closed())
                .put("eb", score.deviation())
                .put("eb_se", score.deviationError())
                .put("score", score.score())
                .put("score_se", score.scoreError())
                .put("ci_lower", score.lower())
                .put("ci_upper", score.upper());
    }
}
