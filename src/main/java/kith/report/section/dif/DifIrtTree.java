package kith.report.section.dif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import kith.dif.ExpectedScoreEffects;
import kith.dif.ExpectedScoreEffects.ItemEffect;
import kith.dif.ExpectedScoreEffects.ResponseFunctioning;
import kith.dif.ExpectedScoreEffects.TestEffect;
import kith.dif.IrtDif;
import kith.dif.IterativeLogistic;
import kith.dif.LikelihoodRatio;
import kith.dif.OrdinalLogistic;
import kith.dif.OrdinalLogistic.Effect;
import kith.dif.OrdinalLogistic.RSquared;
import kith.irt.IrtFit;
import kith.irt.ItemEstimate;
import kith.report.document.Tree;

/** Differential item functioning by item response models as other programs see it. */
final class DifIrtTree {

    private DifIrtTree() {}

    static Tree of(IrtDif found) {
        Tree tree = new Tree()
                .put("n", found.n())
                .put("full_log_lik", found.equalLogLikelihood())
                .put("drop_all_parameters", found.drop(), DifIrtTree::test)
                .put("drop_slopes_only", found.dropSlopes(), DifIrtTree::test)
                .put("released", found.released())
                .put("drop_sequential", found.sequential(), DifIrtTree::test)
                .put("last_model", model(found.last()));
        found.anchored()
                .ifPresent(
                        anchored -> tree.put("anchors_log_lik", anchored.fit().logLikelihood())
                                .put("add", anchored.add(), DifIrtTree::test));
        found.effects().ifPresent(effects -> effects(tree, effects));
        return tree;
    }

    private static Tree test(LikelihoodRatio test) {
        return new Tree()
                .put("item", test.item())
                .put("converged", test.converged())
                .put("aic", test.aic())
                .put("sabic", test.sabic())
                .put("hq", test.hq())
                .put("bic", test.bic())
                .put("x2", test.test().chi2())
                .put("df", test.test().df())
                .put("p", test.test().pvalue())
                .put("adj_p", test.adjusted());
    }

    private static Tree model(IrtFit fit) {
        List<Tree> groups = new ArrayList<>();
        for (int g = 0; g < fit.patterns().groups().size(); g++) {
            int group = g;
            groups.add(new Tree()
                    .put("group", fit.patterns().groups().get(g))
                    .put("mean", fit.means(g)[0])
                    .put("var", fit.covariances(g)[0][0])
                    .put(
                            "items",
                            IntStream.range(0, fit.patterns().items().size())
                                    .mapToObj(i -> item(fit, group, i))
                                    .toList()));
        }
        return new Tree()
                .put("converged", fit.hasConverged())
                .put("log_lik", fit.logLikelihood())
                .put("groups", groups);
    }

    private static Tree item(IrtFit fit, int group, int item) {
        ItemEstimate estimate = fit.item(group, item);
        return new Tree()
                .put("item", fit.patterns().items().get(item))
                .put("a1", estimate.slopes()[0])
                .put("d", list(estimate.intercepts()));
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static void effects(Tree tree, ExpectedScoreEffects found) {
        TestEffect test = found.test();
        tree.put("drf_test", functioning(test.functioning(), "drf"))
                .put(
                        "drf_each_item",
                        found.items(),
                        item -> functioning(item.functioning(), "dif").put("item", item.item()))
                .put("empirical_es_items", found.items(), DifIrtTree::effect)
                .put(
                        "empirical_es_test",
                        new Tree()
                                .put("stds", test.stds())
                                .put("utds", test.utds())
                                .put("uetsds", test.uetsds())
                                .put("etssd", test.etssd())
                                .put("starks_dtfr", test.starks())
                                .put("udtfr", test.udtfr())
                                .put("uetsdn", test.uetsdn())
                                .put("theta_of_max_test_d", test.thetaOfMaximum())
                                .put("test_dmax", test.maximum()));
    }

    private static Tree functioning(ResponseFunctioning found, String kind) {
        return new Tree()
                .put("s_" + kind, found.signed())
                .put("u_" + kind, found.unsigned())
                .put("d_" + kind, found.rootMeanSquare())
                .put("s_" + kind + "_standardised", found.signed() / found.spread())
                .put("u_" + kind + "_standardised", found.unsigned() / found.spread())
                .put("d_" + kind + "_standardised", found.rootMeanSquare() / found.spread());
    }

    private static Tree effect(ItemEffect item) {
        return new Tree()
                .put("item", item.item())
                .put("sids", item.sids())
                .put("uids", item.uids())
                .put("sidn", item.sidn())
                .put("uidn", item.uidn())
                .put("essd", item.essd())
                .put("theta_of_max_d", item.thetaOfMaximum())
                .put("max_d", item.maximum())
                .put("mean_es_foc", item.meanFocal())
                .put("mean_es_ref", item.meanReference());
    }

    static Tree of(IterativeLogistic found) {
        Tree tree = new Tree()
                .put("flagged", found.flaggedItems())
                .put("iterations", found.iterations())
                .put("stats", stats(found, found.items()))
                .put("stats_raw", stats(found, found.raw()))
                .put("theta_initial", list(found.firstTheta()));
        if (found.lastTheta().length > 0) {
            tree.put("theta_final", list(found.lastTheta()))
                    .put(
                            "ipar",
                            found.parameters(),
                            item -> new Tree()
                                    .put("item", item.item())
                                    .put("a", item.slope())
                                    .put("cb", list(item.difficulties())));
        }
        return tree;
    }

    private static List<Tree> stats(IterativeLogistic found, List<OrdinalLogistic> items) {
        List<Tree> rows = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            OrdinalLogistic item = items.get(i);
            Tree row = new Tree()
                    .put("item", found.data().items().get(i))
                    .put(
                            "ncat",
                            Arrays.stream(found.data().scores()[i]).distinct().count())
                    .put("chi12", item.test(Effect.UNIFORM).pvalue())
                    .put("chi13", item.test(Effect.TOTAL).pvalue())
                    .put("chi23", item.test(Effect.NON_UNIFORM).pvalue())
                    .put("beta12", item.slopeChange());
            for (RSquared kind : RSquared.values()) {
                String name = kind.name().toLowerCase(java.util.Locale.ROOT);
                row.put("pseudo12_" + name, item.rSquared(kind, Effect.UNIFORM))
                        .put("pseudo13_" + name, item.rSquared(kind, Effect.TOTAL))
                        .put("pseudo23_" + name, item.rSquared(kind, Effect.NON_UNIFORM));
            }
            rows.add(row.put("df12", item.test(Effect.UNIFORM).df())
                    .put("df13", item.test(Effect.TOTAL).df())
                    .put("df23", item.test(Effect.NON_UNIFORM).df()));
        }
        return rows;
    }
}
