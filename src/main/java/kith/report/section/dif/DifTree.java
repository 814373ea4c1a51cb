package kith.report.section.dif;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import kith.dif.ChiSquareStatistic;
import kith.dif.DifAnswer;
import kith.dif.DifComparison;
import kith.dif.DifScale;
import kith.dif.ItemDif;
import kith.dif.ItemVerdict;
import kith.dif.MantelHaenszel;
import kith.dif.MatchedItem;
import kith.dif.MethodResult;
import kith.dif.OmnibusStatistics;
import kith.dif.OrdinalLogistic;
import kith.dif.OrdinalMantel;
import kith.dif.ProportionalOdds;
import kith.dif.Purification;
import kith.dif.Sibtest;
import kith.dif.joint.Detection;
import kith.dif.joint.JointComparison;
import kith.dif.joint.JointItem;
import kith.invariance.ComparabilityAnswer;
import kith.math.ChiSquare;
import kith.report.document.Tree;
import kith.report.section.tree.RecordSchema;
import kith.report.section.tree.RecordTree;

/** Differential item functioning as other programs see it. */
public final class DifTree {

    private static final double INTERVAL = 0.95;

    private static final RecordTree FOUND = new RecordTree()
            .keys(ChiSquareStatistic.class, "chi2 df p=pvalue")
            .keys(MethodResult.class, "*test method effect class=size.name")
            .with(OrdinalMantel.class, "log_or", double.class, found -> Math.log(found.oddsRatio()))
            .keys(OrdinalMantel.class, """
                    strata_used chi2=test.chi2 p=test.pvalue score_sum_focal=scoreSum expected variance
                    smd_focal_minus_reference=meanDifference common_cumulative_odds_ratio_reference=oddsRatio log_or
                    se_log_or=logOddsError gmh_nominal=nominal""")
            .with(
                    Sibtest.class,
                    "sibtest",
                    Sib.class,
                    found -> Sib.of(found.beta(), found.standardError(), found.uniform()))
            .with(
                    Sibtest.class,
                    "csibtest",
                    Sib.class,
                    found -> Sib.of(found.crossingBeta(), Double.NaN, found.crossing()))
            .keys(Sibtest.class, "sibtest csibtest")
            .with(
                    OrdinalLogistic.class,
                    "total_13",
                    ChiSquareStatistic.class,
                    found -> found.test(OrdinalLogistic.Effect.TOTAL))
            .with(
                    OrdinalLogistic.class,
                    "uniform_12",
                    ChiSquareStatistic.class,
                    found -> found.test(OrdinalLogistic.Effect.UNIFORM))
            .with(
                    OrdinalLogistic.class,
                    "nonuniform_23",
                    ChiSquareStatistic.class,
                    found -> found.test(OrdinalLogistic.Effect.NON_UNIFORM))
            .with(OrdinalLogistic.class, "log_lik", DifTree::logLikelihoods)
            .with(OrdinalLogistic.class, "r_squared", DifTree::rSquared)
            .with(OrdinalLogistic.class, "coef", found -> slopes(found, ProportionalOdds::slopes))
            .with(OrdinalLogistic.class, "se", found -> slopes(found, ProportionalOdds::standardErrors))
            .keys(OrdinalLogistic.class, """
                    n converged log_lik total_13 uniform_12 nonuniform_23 *r_squared beta_change_12=slopeChange coef se""")
            .with(
                    MatchedItem.class,
                    "mantel_haenszel",
                    Purified.class,
                    item -> item.mantelHaenszel().map(Purified::of))
            .keys(MatchedItem.class, "mantel_haenszel? mantel_ordinal=total ordinal_logistic=logisticTotal");

    private static final RecordTree JOINT = new RecordTree()
            .keys(ItemVerdict.class, "kind methods_disagree=methodsDisagree")
            .keys(Detection.class, "method p_adjusted=adjusted")
            .keys(JointItem.class, """
                    item verdict agreement reason size=size.kind detections points model_points=modelPoints released""");

    private DifTree() {}

    /** The schema of the result. */
    public static Tree schema(RecordSchema schemas) {
        Tree comparison = RecordSchema.object(Map.of(
                "items", RecordSchema.array(RecordSchema.type("string")),
                "purified", schemas.listOf(FOUND, MatchedItem.class),
                "irt_lr", DifIrtTree.schema(schemas)));
        return RecordSchema.object(Map.of("comparisons", RecordSchema.array(comparison)));
    }

    /** One scale: its quantities; several: a list of {@code scales}. */
    public static Tree of(DifAnswer answer, Optional<ComparabilityAnswer> invariance) {
        return answer.scales().size() == 1
                ? of(answer.scales().get(0), invariance)
                : new Tree().put("scales", answer.scales(), scale -> of(scale, invariance));
    }

    private static Tree of(DifScale scale, Optional<ComparabilityAnswer> invariance) {
        Tree tree = new Tree()
                .put("name", scale.name())
                .put("group", scale.question().group())
                .put("reference", scale.comparisons().get(0).reference())
                .put("alpha", scale.question().alpha())
                .put(
                        "comparisons",
                        scale.comparisons(),
                        comparison -> comparison(scale, comparison)
                                .put("joint", joint(JointComparison.of(scale, comparison, invariance))));
        if (!scale.omnibus().isEmpty()) {
            tree.put("omnibus", scale.omnibus(), DifTree::omnibus);
        }
        scale.irt().ifPresent(irt -> tree.put("irt_lr", DifIrtTree.of(irt)));
        return tree;
    }

    private static Tree comparison(DifScale scale, DifComparison found) {
        Tree tree = new Tree()
                .put("reference", found.reference())
                .put("focal", found.focal())
                .put("n_reference", found.nReference())
                .put("n_focal", found.nFocal())
                .put("items", names(found))
                .put("anchors", chosen(found, found.purification().anchors()))
                .put("purification_converged", found.purification().converged())
                .put("verdicts", found.items(), item -> verdict(scale, item))
                .put("effect_on_sum", found.effectOnSum())
                .put("sum_range", found.sumRange());
        if (found.items().stream()
                .allMatch(item -> item.unpurified().mantelHaenszel().isPresent())) {
            tree.put("mantel_haenszel", mantelHaenszel(scale, found));
        }
        tree.put("mantel_ordinal", ordinal(found))
                .put("ordinal_logistic", logistic(found))
                .put(
                        "sibtest",
                        found.items(),
                        item -> sibtest(item.item(), item.unpurified().sibtest()))
                .put("purified", found.items(), item -> purified(item));
        found.irt().ifPresent(irt -> tree.put("irt_lr", DifIrtTree.of(irt)));
        found.traitLogistic().ifPresent(lordif -> tree.put("lordif", DifIrtTree.of(lordif)));
        found.bundle()
                .ifPresentOrElse(
                        bundle -> tree.put("sibtest_bundle", sibtest(relevant(found), bundle)),
                        () -> tree.putNull("sibtest_bundle"));
        return tree;
    }

    private static Tree joint(JointComparison joint) {
        return new Tree()
                .put("searched", joint.search().isPresent())
                .put("effect_on_sum", joint.effectOnSum())
                .put("items", joint.items(), item -> JOINT.of(item).put("detected_by", item.found(joint.alpha())));
    }

    private static List<String> names(DifComparison found) {
        return found.items().stream().map(ItemDif::item).toList();
    }

    private static String relevant(DifComparison found) {
        return String.join(
                ", ",
                found.items().stream()
                        .filter(item -> item.verdict().isRelevant())
                        .map(ItemDif::item)
                        .toList());
    }

    private static List<String> chosen(DifComparison found, boolean[] which) {
        return IntStream.range(0, which.length)
                .filter(i -> which[i])
                .mapToObj(names(found)::get)
                .toList();
    }

    private static Tree verdict(DifScale scale, ItemDif item) {
        return new Tree()
                .put("item", item.item())
                .put("verdict", RecordTree.word(item.verdict().kind()))
                .put("methods_disagree", item.verdict().methodsDisagree())
                .put("favours", item.points() < 0 ? "reference" : "focal")
                .put("non_uniform", item.isNonUniform(scale.question().alpha()))
                .put("points", item.points())
                .put("methods", FOUND.of(item.results()));
    }

    private static Tree mantelHaenszel(DifScale scale, DifComparison found) {
        List<MantelHaenszel> items = found.items().stream()
                .map(item -> item.unpurified().mantelHaenszel().orElseThrow())
                .toList();
        double alpha = scale.question().alpha();
        Tree tree = new Tree()
                .put("items", names(found))
                .put("chi2_corrected", column(items, mh -> mh.corrected().chi2()))
                .put("p_corrected", column(items, mh -> mh.corrected().pvalue()))
                .put("chi2_uncorrected", column(items, mh -> mh.uncorrected().chi2()))
                .put("alpha", column(items, MantelHaenszel::alpha))
                .put("log_alpha", column(items, MantelHaenszel::logAlpha))
                .put("var_log_alpha_rbg", column(items, MantelHaenszel::variance))
                .put("delta_mh", column(items, MantelHaenszel::delta))
                .put("ets", items.stream().map(mh -> mh.sizeOnly().name()).toList())
                .put(
                        "ets_full_rule",
                        items.stream().map(mh -> mh.ets(alpha).name()).toList());
        found.mantelHaenszel().ifPresent(purification -> purified(tree, purification, alpha));
        Tree base = new Tree();
        for (int i = 0; i < items.size(); i++) {
            MantelHaenszel mh = items.get(i);
            base.put(
                    names(found).get(i),
                    new Tree()
                            .put("chi2_corrected", mh.corrected().chi2())
                            .put("chi2_uncorrected", mh.uncorrected().chi2())
                            .put("odds_ratio", 1 / mh.alpha())
                            .put("ci", List.of(mh.focalOddsBound(INTERVAL, false), mh.focalOddsBound(INTERVAL, true))));
        }
        return tree.put("mantelhaen_test", base);
    }

    private static void purified(Tree tree, Purification<MantelHaenszel> purification, double alpha) {
        tree.put(
                        "dif_mh_no_purification",
                        new Tree()
                                .put("dif_items", numbers(purification.history().get(0)))
                                .put("thr", ChiSquare.quantile(1 - alpha, 1))
                                .put("alpha", alpha))
                .put(
                        "dif_mh_purification",
                        new Tree()
                                .put(
                                        "mh",
                                        column(
                                                purification.answers(),
                                                mh -> mh.corrected().chi2()))
                                .put("alpha_mh", column(purification.answers(), MantelHaenszel::alpha))
                                .put("dif_items", numbers(purification.flagged()))
                                .put("nr_pur", purification.history().size() - 1)
                                .put("dif_pur", purification.history(), DifTree::zeroOne)
                                .put("convergence", purification.converged()));
    }

    private static List<Integer> numbers(boolean[] flags) {
        return IntStream.rangeClosed(1, flags.length)
                .filter(i -> flags[i - 1])
                .boxed()
                .toList();
    }

    private static List<Integer> zeroOne(boolean[] flags) {
        return IntStream.range(0, flags.length)
                .map(i -> flags[i] ? 1 : 0)
                .boxed()
                .toList();
    }

    private static <T> List<Double> column(List<T> items, ToDoubleFunction<T> value) {
        return items.stream().map(value::applyAsDouble).toList();
    }

    private static Tree ordinal(DifComparison found) {
        Tree byItem = new Tree();
        Tree sds = new Tree();
        List<Double> standardised = new ArrayList<>();
        for (ItemDif item : found.items()) {
            byItem.put(
                    item.item(),
                    new Tree()
                            .put(
                                    "total_including_item",
                                    FOUND.of(item.unpurified().total()))
                            .put("rest_score", FOUND.of(item.unpurified().rest())));
            sds.put(item.item(), item.sd());
            standardised.add(item.unpurified().total().meanDifference() / item.sd());
        }
        return new Tree().put("by_item", byItem).put("pooled_sd", sds).put("smd_over_sd", standardised);
    }

    private static Tree logistic(DifComparison found) {
        Tree rest = new Tree();
        Tree total = new Tree();
        Tree trait = new Tree();
        for (ItemDif item : found.items()) {
            rest.put(item.item(), FOUND.of(item.unpurified().logisticRest()));
            total.put(item.item(), FOUND.of(item.unpurified().logisticTotal()));
            item.logisticTrait().ifPresent(one -> trait.put(item.item(), FOUND.of(one)));
        }
        Tree tree = new Tree().put("rest_score", rest).put("total_score", total);
        return trait.entries().isEmpty() ? tree : tree.put("theta", trait);
    }

    private static Tree logLikelihoods(OrdinalLogistic found) {
        Tree tree = new Tree().put("null", found.nullLogLikelihood());
        for (int m = 0; m < found.models().length; m++) {
            tree.put("m" + (m + 1), found.models()[m].logLikelihood());
        }
        return tree;
    }

    private static Map<OrdinalLogistic.RSquared, Tree> rSquared(OrdinalLogistic found) {
        Map<OrdinalLogistic.RSquared, Tree> by = new LinkedHashMap<>();
        for (OrdinalLogistic.RSquared kind : OrdinalLogistic.RSquared.values()) {
            by.put(
                    kind,
                    new Tree()
                            .put("m1", found.rSquared(kind, 0))
                            .put("m2", found.rSquared(kind, 1))
                            .put("m3", found.rSquared(kind, 2))
                            .put("total_13", found.rSquared(kind, OrdinalLogistic.Effect.TOTAL))
                            .put("uniform_12", found.rSquared(kind, OrdinalLogistic.Effect.UNIFORM))
                            .put("nonuniform_23", found.rSquared(kind, OrdinalLogistic.Effect.NON_UNIFORM)));
        }
        return by;
    }

    private static Tree slopes(OrdinalLogistic found, Function<ProportionalOdds, double[]> values) {
        Tree tree = new Tree();
        for (int m = 0; m < found.models().length; m++) {
            tree.put("m" + (m + 1), slopes(found, values.apply(found.models()[m])));
        }
        return tree;
    }

    /**
     * {@code t} the matching variable, {@code f} the group, {@code tf} their product; numbered with three groups or
     * more.
     */
    private static Tree slopes(OrdinalLogistic found, double[] slopes) {
        Tree tree = new Tree();
        int others = found.groups() - 1;
        for (int k = 0; k < slopes.length; k++) {
            int which = (k - 1) % others + 1;
            String name = k == 0 ? "t" : (k <= others ? "f" : "tf") + (others == 1 ? "" : which);
            tree.put(name, slopes[k]);
        }
        return tree;
    }

    private record Sib(double beta, double se, double x2, int df, double p) {

        static Sib of(double beta, double se, ChiSquareStatistic test) {
            return new Sib(beta, se, test.chi2(), test.df(), test.pvalue());
        }
    }

    private static Tree sibtest(String item, Sibtest found) {
        return FOUND.add(new Tree().put("item", item), found);
    }

    private record Purified(double chi2Corrected, double p, double alpha, double deltaMh) {

        static Purified of(MantelHaenszel mh) {
            return new Purified(mh.corrected().chi2(), mh.corrected().pvalue(), mh.alpha(), mh.delta());
        }
    }

    private static Tree purified(ItemDif item) {
        MatchedItem found = item.purified();
        return FOUND.add(new Tree().put("item", item.item()), found)
                .put("sibtest", sibtest(item.item(), found.sibtest()));
    }

    private static Tree omnibus(OmnibusStatistics found) {
        return new Tree()
                .put("item", found.item())
                .put(
                        "generalised_mantel_haenszel",
                        FOUND.of(found.nominal())
                                .put("statistic", found.nominal().chi2()))
                .put("mantel", FOUND.of(found.ordinal()))
                .put("ordinal_logistic", FOUND.of(found.logistic()));
    }
}
