package kith.report.section.dif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.dif.ChiSquareStatistic;
import kith.dif.DifLikelihoodRatio;
import kith.dif.EffectIntervals;
import kith.dif.ExpectedScoreEffects;
import kith.dif.IrtDif;
import kith.dif.IterativeLogistic;
import kith.dif.OrdinalLogistic;
import kith.irt.IrtFit;
import kith.irt.ItemEstimate;
import kith.report.section.tree.RecordTree;
import kith.resampling.Interval;

/** Differential item functioning by item response models as other programs see it. */
@SuppressWarnings({"UnusedMethod", "EffectivelyPrivate"}) // RecordTree reads the methods by their names
final class DifIrtTree {

    private DifIrtTree() {}

    /** Adds the keys of these methods. */
    static RecordTree keys(RecordTree trees) {
        return trees.with(IrtDif.class, "last_model", Model.class, found -> model(found.last()))
                .with(
                        IrtDif.class,
                        "effects",
                        Effects.class,
                        found -> found.effects().map(Effects::of))
                .keys(IrtDif.class, """
                    n full_log_lik=equalLogLikelihood drop_all_parameters=drop drop_slopes_only=dropSlopes released
                    drop_sequential=sequential last_model *anchored *effects""")
                .keys(IrtDif.Anchored.class, "anchors_log_lik=fit.logLikelihood add")
                .keys(
                        DifLikelihoodRatio.class,
                        "item converged aic sabic hq bic x2=test.chi2 df=test.df p=test.pvalue adj_p=adjusted")
                .keys(OfTest.class, """
                    s_drf=found.signed u_drf=found.unsigned d_drf=found.rootMeanSquare
                    s_drf_standardised=standardised.signed u_drf_standardised=standardised.unsigned
                    d_drf_standardised=standardised.rootMeanSquare s_drf_ci?=signedInterval u_drf_ci?=unsignedInterval
                    d_drf_ci?=rootMeanSquareInterval""")
                .keys(OfItem.class, """
                    s_dif=effect.functioning.signed u_dif=effect.functioning.unsigned
                    d_dif=effect.functioning.rootMeanSquare s_dif_standardised=standardised.signed
                    u_dif_standardised=standardised.unsigned d_dif_standardised=standardised.rootMeanSquare
                    item=effect.item s_dif_ci?=signedInterval u_dif_ci?=unsignedInterval
                    d_dif_ci?=rootMeanSquareInterval""")
                .keys(ExpectedScoreEffects.TestEffect.class, """
                    stds utds uetsds etssd starks_dtfr=starks udtfr uetsdn theta_of_max_test_d=thetaOfMaximum
                    test_dmax=maximum""")
                .keys(ExpectedScoreEffects.ItemEffect.class, """
                    item sids uids sidn uidn essd theta_of_max_d=thetaOfMaximum max_d=maximum mean_es_foc=meanFocal
                    mean_es_ref=meanReference""")
                .with(
                        IterativeLogistic.class,
                        "stats",
                        RecordTree.listOf(ItemStatistics.class),
                        found -> stats(found, found.items()))
                .with(
                        IterativeLogistic.class,
                        "stats_raw",
                        RecordTree.listOf(ItemStatistics.class),
                        found -> stats(found, found.raw()))
                .with(IterativeLogistic.class, "purified", Purified.class, DifIrtTree::purified)
                .keys(
                        IterativeLogistic.class,
                        "flagged=flaggedItems iterations stats stats_raw theta_initial=firstTheta *purified")
                .keys(ItemStatistics.class, """
                    item ncat chi12=uniform.pvalue chi13=total.pvalue chi23=nonUniform.pvalue beta12=found.slopeChange
                    pseudo12_mcfadden=mcfadden.uniform12 pseudo13_mcfadden=mcfadden.total13
                    pseudo23_mcfadden=mcfadden.nonuniform23 pseudo12_nagelkerke=nagelkerke.uniform12
                    pseudo13_nagelkerke=nagelkerke.total13 pseudo23_nagelkerke=nagelkerke.nonuniform23
                    pseudo12_coxsnell=coxsnell.uniform12 pseudo13_coxsnell=coxsnell.total13
                    pseudo23_coxsnell=coxsnell.nonuniform23 df12=uniform.df df13=total.df df23=nonUniform.df""")
                .keys(IterativeLogistic.Calibrated.class, "item a=slope cb=difficulties");
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
            OfTest drfTest,
            List<OfItem> drfEachItem,
            List<ExpectedScoreEffects.ItemEffect> empiricalEsItems,
            ExpectedScoreEffects.TestEffect empiricalEsTest) {

        static Effects of(ExpectedScoreEffects found) {
            return new Effects(
                    new OfTest(found.test().functioning()),
                    found.items().stream().map(OfItem::new).toList(),
                    found.items(),
                    found.test());
        }
    }

    private record Standardised(double signed, double unsigned, double rootMeanSquare) {

        static Standardised of(ExpectedScoreEffects.ResponseFunctioning found) {
            return new Standardised(
                    found.signed() / found.spread(),
                    found.unsigned() / found.spread(),
                    found.rootMeanSquare() / found.spread());
        }
    }

    private record OfTest(ExpectedScoreEffects.ResponseFunctioning found) {

        public Standardised standardised() {
            return Standardised.of(found);
        }

        public Optional<Interval> signedInterval() {
            return found.intervals().map(EffectIntervals::signed);
        }

        public Optional<Interval> unsignedInterval() {
            return found.intervals().map(EffectIntervals::unsigned);
        }

        public Optional<Interval> rootMeanSquareInterval() {
            return found.intervals().map(EffectIntervals::rootMeanSquare);
        }
    }

    private record OfItem(ExpectedScoreEffects.ItemEffect effect) {

        public Standardised standardised() {
            return Standardised.of(effect.functioning());
        }

        public Optional<Interval> signedInterval() {
            return effect.functioning().intervals().map(EffectIntervals::signed);
        }

        public Optional<Interval> unsignedInterval() {
            return effect.functioning().intervals().map(EffectIntervals::unsigned);
        }

        public Optional<Interval> rootMeanSquareInterval() {
            return effect.functioning().intervals().map(EffectIntervals::rootMeanSquare);
        }
    }

    private record Purified(double[] thetaFinal, List<IterativeLogistic.Calibrated> ipar) {}

    private static Optional<Purified> purified(IterativeLogistic found) {
        return found.lastTheta().length == 0
                ? Optional.empty()
                : Optional.of(new Purified(found.lastTheta(), found.parameters()));
    }

    /** As lordif names them. */
    private record ItemStatistics(String item, long ncat, OrdinalLogistic found) {

        public ChiSquareStatistic uniform() {
            return found.test(OrdinalLogistic.Effect.UNIFORM);
        }

        public ChiSquareStatistic total() {
            return found.test(OrdinalLogistic.Effect.TOTAL);
        }

        public ChiSquareStatistic nonUniform() {
            return found.test(OrdinalLogistic.Effect.NON_UNIFORM);
        }

        public DifMethodTree.RSquared mcfadden() {
            return new DifMethodTree.RSquared(found, OrdinalLogistic.RSquared.MCFADDEN);
        }

        public DifMethodTree.RSquared nagelkerke() {
            return new DifMethodTree.RSquared(found, OrdinalLogistic.RSquared.NAGELKERKE);
        }

        public DifMethodTree.RSquared coxsnell() {
            return new DifMethodTree.RSquared(found, OrdinalLogistic.RSquared.COXSNELL);
        }
    }

    private static List<ItemStatistics> stats(IterativeLogistic found, List<OrdinalLogistic> items) {
        return IntStream.range(0, items.size())
                .mapToObj(i -> new ItemStatistics(
                        found.data().items().get(i),
                        Arrays.stream(found.data().scores()[i]).distinct().count(),
                        items.get(i)))
                .toList();
    }
}
