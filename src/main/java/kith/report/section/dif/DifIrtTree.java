package kith.report.section.dif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.dif.DifLikelihoodRatio;
import kith.dif.ExpectedScoreEffects;
import kith.dif.IrtDif;
import kith.dif.IterativeLogistic;
import kith.dif.OrdinalLogistic;
import kith.irt.IrtFit;
import kith.irt.ItemEstimate;
import kith.report.document.Tree;
import kith.report.section.tree.RecordSchema;
import kith.report.section.tree.RecordTree;

/** Differential item functioning by item response models as other programs see it. */
final class DifIrtTree {

    private static final RecordTree MODELS = new RecordTree()
            .with(IrtDif.class, "last_model", Model.class, found -> model(found.last()))
            .with(
                    IrtDif.class,
                    "effects",
                    Effects.class,
                    found -> found.effects().map(DifIrtTree::effects))
            .keys(IrtDif.class, """
                    n full_log_lik=equalLogLikelihood drop_all_parameters=drop drop_slopes_only=dropSlopes released
                    drop_sequential=sequential last_model *anchored *effects""")
            .keys(IrtDif.Anchored.class, "anchors_log_lik=fit.logLikelihood add")
            .keys(
                    DifLikelihoodRatio.class,
                    "item converged aic sabic hq bic x2=test.chi2 df=test.df p=test.pvalue adj_p=adjusted")
            .keys(ExpectedScoreEffects.TestEffect.class, """
                    stds utds uetsds etssd starks_dtfr=starks udtfr uetsdn theta_of_max_test_d=thetaOfMaximum
                    test_dmax=maximum""")
            .keys(ExpectedScoreEffects.ItemEffect.class, """
                    item sids uids sidn uidn essd theta_of_max_d=thetaOfMaximum max_d=maximum mean_es_foc=meanFocal
                    mean_es_ref=meanReference""")
            .with(IterativeLogistic.class, "stats", found -> stats(found, found.items()))
            .with(IterativeLogistic.class, "stats_raw", found -> stats(found, found.raw()))
            .with(IterativeLogistic.class, "purified", Purified.class, DifIrtTree::purified)
            .keys(
                    IterativeLogistic.class,
                    "flagged=flaggedItems iterations stats stats_raw theta_initial=firstTheta *purified")
            .keys(IterativeLogistic.Calibrated.class, "item a=slope cb=difficulties");

    private DifIrtTree() {}

    /** The schema of the result. */
    static Tree schema(RecordSchema schemas) {
        return schemas.of(MODELS, IrtDif.class);
    }

    static Tree of(IrtDif found) {
        return MODELS.of(found);
    }

    static Tree of(IterativeLogistic found) {
        return MODELS.of(found);
    }

    private record Model(boolean converged, double logLik, List<Group> groups) {}

    private record Group(String group, double mean, double var, List<Item> items) {}

    private record Item(String item, double a1, double[] d) {}

    private static Model model(IrtFit fit) {
        List<Group> groups = new ArrayList<>();
        for (int g = 0; g < fit.patterns().groups().size(); g++) {
            int group = g;
            List<Item> items = IntStream.range(0, fit.patterns().items().size())
                    .mapToObj(i -> item(fit, group, i))
                    .toList();
            groups.add(new Group(fit.patterns().groups().get(g), fit.means(g)[0], fit.covariances(g)[0][0], items));
        }
        return new Model(fit.hasConverged(), fit.logLikelihood(), groups);
    }

    private static Item item(IrtFit fit, int group, int item) {
        ItemEstimate estimate = fit.item(group, item);
        return new Item(fit.patterns().items().get(item), estimate.slopes()[0], estimate.intercepts());
    }

    private record Effects(
            Tree drfTest,
            List<Tree> drfEachItem,
            List<ExpectedScoreEffects.ItemEffect> empiricalEsItems,
            ExpectedScoreEffects.TestEffect empiricalEsTest) {}

    private static Effects effects(ExpectedScoreEffects found) {
        List<Tree> items = found.items().stream()
                .map(item -> functioning(item.functioning(), "dif").put("item", item.item()))
                .toList();
        return new Effects(functioning(found.test().functioning(), "drf"), items, found.items(), found.test());
    }

    private static Tree functioning(ExpectedScoreEffects.ResponseFunctioning found, String kind) {
        return new Tree()
                .put("s_" + kind, found.signed())
                .put("u_" + kind, found.unsigned())
                .put("d_" + kind, found.rootMeanSquare())
                .put("s_" + kind + "_standardised", found.signed() / found.spread())
                .put("u_" + kind + "_standardised", found.unsigned() / found.spread())
                .put("d_" + kind + "_standardised", found.rootMeanSquare() / found.spread());
    }

    private record Purified(double[] thetaFinal, List<IterativeLogistic.Calibrated> ipar) {}

    private static Optional<Purified> purified(IterativeLogistic found) {
        return found.lastTheta().length == 0
                ? Optional.empty()
                : Optional.of(new Purified(found.lastTheta(), found.parameters()));
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
                    .put("chi12", item.test(OrdinalLogistic.Effect.UNIFORM).pvalue())
                    .put("chi13", item.test(OrdinalLogistic.Effect.TOTAL).pvalue())
                    .put("chi23", item.test(OrdinalLogistic.Effect.NON_UNIFORM).pvalue())
                    .put("beta12", item.slopeChange());
            for (OrdinalLogistic.RSquared kind : OrdinalLogistic.RSquared.values()) {
                String name = RecordTree.word(kind);
                row.put("pseudo12_" + name, item.rSquared(kind, OrdinalLogistic.Effect.UNIFORM))
                        .put("pseudo13_" + name, item.rSquared(kind, OrdinalLogistic.Effect.TOTAL))
                        .put("pseudo23_" + name, item.rSquared(kind, OrdinalLogistic.Effect.NON_UNIFORM));
            }
            rows.add(row.put("df12", item.test(OrdinalLogistic.Effect.UNIFORM).df())
                    .put("df13", item.test(OrdinalLogistic.Effect.TOTAL).df())
                    .put("df23", item.test(OrdinalLogistic.Effect.NON_UNIFORM).df()));
        }
        return rows;
    }
}
