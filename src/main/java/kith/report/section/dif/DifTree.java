package kith.report.section.dif;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import kith.dif.DifAnswer;
import kith.dif.DifComparison;
import kith.dif.DifScale;
import kith.dif.ItemDif;
import kith.dif.MantelHaenszel;
import kith.dif.MatchedItem;
import kith.dif.MethodResult;
import kith.dif.OmnibusTest;
import kith.dif.OrdinalLogistic;
import kith.dif.OrdinalMantel;
import kith.dif.ProportionalOdds;
import kith.dif.Purification;
import kith.dif.SibTest;
import kith.dif.TestStatistic;
import kith.math.ChiSquare;
import kith.report.document.Tree;

/** Differential item functioning as other programs see it. */
public final class DifTree {

    private static final double INTERVAL = 0.95;

    private DifTree() {}

    /** One scale: its quantities; several: a list of {@code scales}. */
    public static Tree of(DifAnswer answer) {
        return answer.scales().size() == 1
                ? of(answer.scales().get(0))
                : new Tree().put("scales", answer.scales(), DifTree::of);
    }

    private static Tree of(DifScale scale) {
        Tree tree = new Tree()
                .put("name", scale.name())
                .put("group", scale.question().group())
                .put("reference", scale.comparisons().get(0).reference())
                .put("alpha", scale.question().alpha())
                .put("comparisons", scale.comparisons(), comparison -> comparison(scale, comparison));
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
                .put("verdict", lower(item.verdict().kind()))
                .put("methods_disagree", item.verdict().methodsDisagree())
                .put("favours", item.points() < 0 ? "reference" : "focal")
                .put("non_uniform", item.isNonUniform(scale.question().alpha()))
                .put("points", item.points())
                .put("methods", item.results(), DifTree::result);
    }

    private static Tree result(MethodResult result) {
        return test(result.test())
                .put("method", result.method().id())
                .put("effect", result.effect())
                .put("class", result.size().name());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Tree test(TestStatistic test) {
        return new Tree().put("chi2", test.chi2()).put("df", test.df()).put("p", test.pvalue());
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
                                    ordinal(item.unpurified().total()))
                            .put("rest_score", ordinal(item.unpurified().rest())));
            sds.put(item.item(), item.sd());
            standardised.add(item.unpurified().total().meanDifference() / item.sd());
        }
        return new Tree().put("by_item", byItem).put("pooled_sd", sds).put("smd_over_sd", standardised);
    }

    private static Tree ordinal(OrdinalMantel found) {
        return new Tree()
                .put("strata_used", found.strataUsed())
                .put("chi2", found.test().chi2())
                .put("p", found.test().pvalue())
                .put("score_sum_focal", found.scoreSum())
                .put("expected", found.expected())
                .put("variance", found.variance())
                .put("smd_focal_minus_reference", found.meanDifference())
                .put("common_cumulative_odds_ratio_reference", found.oddsRatio())
                .put("log_or", Math.log(found.oddsRatio()))
                .put("se_log_or", found.logOddsError())
                .put("gmh_nominal", test(found.nominal()));
    }

    private static Tree logistic(DifComparison found) {
        Tree rest = new Tree();
        Tree total = new Tree();
        Tree trait = new Tree();
        for (ItemDif item : found.items()) {
            rest.put(item.item(), logistic(item.unpurified().logisticRest()));
            total.put(item.item(), logistic(item.unpurified().logisticTotal()));
            item.logisticTrait().ifPresent(one -> trait.put(item.item(), logistic(one)));
        }
        Tree tree = new Tree().put("rest_score", rest).put("total_score", total);
        return trait.entries().isEmpty() ? tree : tree.put("theta", trait);
    }

    private static Tree logistic(OrdinalLogistic found) {
        Tree logLik = new Tree().put("null", found.nullLogLikelihood());
        Tree coefficients = new Tree();
        Tree errors = new Tree();
        for (int m = 0; m < found.models().length; m++) {
            ProportionalOdds model = found.models()[m];
            logLik.put("m" + (m + 1), model.logLikelihood());
            coefficients.put("m" + (m + 1), slopes(found, model.slopes()));
            errors.put("m" + (m + 1), slopes(found, model.standardErrors()));
        }
        Tree tree = new Tree()
                .put("n", found.n())
                .put("converged", found.converged())
                .put("log_lik", logLik)
                .put("total_13", test(found.test(OrdinalLogistic.Effect.TOTAL)))
                .put("uniform_12", test(found.test(OrdinalLogistic.Effect.UNIFORM)))
                .put("nonuniform_23", test(found.test(OrdinalLogistic.Effect.NON_UNIFORM)));
        for (OrdinalLogistic.RSquared kind : OrdinalLogistic.RSquared.values()) {
            tree.put(
                    lower(kind),
                    new Tree()
                            .put("m1", found.rSquared(kind, 0))
                            .put("m2", found.rSquared(kind, 1))
                            .put("m3", found.rSquared(kind, 2))
                            .put("total_13", found.rSquared(kind, OrdinalLogistic.Effect.TOTAL))
                            .put("uniform_12", found.rSquared(kind, OrdinalLogistic.Effect.UNIFORM))
                            .put("nonuniform_23", found.rSquared(kind, OrdinalLogistic.Effect.NON_UNIFORM)));
        }
        return tree.put("beta_change_12", found.slopeChange())
                .put("coef", coefficients)
                .put("se", errors);
    }

    /** {@code t} the matching variable, {@code f} the group, {@code tf} their product; numbered with three groups or more. */
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

    private static Tree sibtest(String item, SibTest found) {
        return new Tree()
                .put("item", item)
                .put(
                        "sibtest",
                        new Tree()
                                .put("beta", found.beta())
                                .put("se", found.standardError())
                                .put("x2", found.uniform().chi2())
                                .put("df", found.uniform().df())
                                .put("p", found.uniform().pvalue()))
                .put(
                        "csibtest",
                        new Tree()
                                .put("beta", found.crossingBeta())
                                .putNull("se")
                                .put("x2", found.crossing().chi2())
                                .put("df", found.crossing().df())
                                .put("p", found.crossing().pvalue()));
    }

    private static Tree purified(ItemDif item) {
        MatchedItem found = item.purified();
        Tree tree = new Tree().put("item", item.item());
        found.mantelHaenszel()
                .ifPresent(mh -> tree.put(
                        "mantel_haenszel",
                        new Tree()
                                .put("chi2_corrected", mh.corrected().chi2())
                                .put("p", mh.corrected().pvalue())
                                .put("alpha", mh.alpha())
                                .put("delta_mh", mh.delta())));
        return tree.put("mantel_ordinal", ordinal(found.total()))
                .put("ordinal_logistic", logistic(found.logisticTotal()))
                .put("sibtest", sibtest(item.item(), found.sibtest()));
    }

    private static Tree omnibus(OmnibusTest found) {
        return new Tree()
                .put("item", found.item())
                .put(
                        "generalised_mantel_haenszel",
                        test(found.nominal()).put("statistic", found.nominal().chi2()))
                .put("mantel", test(found.ordinal()))
                .put("ordinal_logistic", logistic(found.logistic()));
    }
}
