package kith.report.section.group;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import kith.grouplevel.AgreementCriticalValue;
import kith.grouplevel.AgreementIndices;
import kith.grouplevel.GroupAgreement;
import kith.grouplevel.GroupAnswer;
import kith.grouplevel.GroupIcc;
import kith.grouplevel.GroupMeasurement;
import kith.grouplevel.NullDistribution;
import kith.grouplevel.OneWayAnova;
import kith.grouplevel.OneWayVariances;
import kith.grouplevel.Waba;
import kith.report.document.Tree;
import kith.resampling.Interval;

/** The measurement of groups as other programs see it. */
public final class GroupTree {

    private GroupTree() {}

    /** The result of the verb {@code group}: one scale stands at the top, several in a list. */
    public static Tree of(GroupAnswer answer) {
        return of(answer, GroupSection.Extent.WHOLE);
    }

    static Tree of(GroupAnswer answer, GroupSection.Extent extent) {
        Tree tree = new Tree().put("cluster", answer.cluster()).put("level", answer.level());
        if (answer.scales().size() == 1) {
            addScale(tree, answer.scales().get(0), extent);
        } else {
            tree.put("scales", answer.scales(), scale -> addScale(new Tree(), scale, extent));
        }
        answer.domains().ifPresent(model -> tree.put("ecometrics", EcometricsTree.of(model)));
        return tree.put("waba", answer.waba(), GroupTree::waba);
    }

    private static Tree addScale(Tree tree, GroupMeasurement scale, GroupSection.Extent extent) {
        tree.put("scale", scale.scale())
                .put("items", scale.items())
                .put("n", scale.respondents())
                .put("groups", scale.groups());
        scale.icc()
                .ifPresentOrElse(
                        icc -> addIcc(tree, icc), () -> tree.putNull("icc1").putNull("icc2"));
        tree.put("item_iccs", itemIccs(scale));
        scale.agreement()
                .ifPresentOrElse(
                        agreement -> addAgreement(tree, agreement, extent),
                        () -> tree.putNull("rwg").putNull("ad"));
        scale.ecometrics()
                .ifPresentOrElse(
                        model -> tree.put("ecometrics", EcometricsTree.of(model)), () -> tree.putNull("ecometrics"));
        return tree;
    }

    private static List<Tree> itemIccs(GroupMeasurement scale) {
        return java.util.stream.IntStream.range(0, scale.items().size())
                .mapToObj(item -> {
                    Tree tree = new Tree().put("item", scale.items().get(item));
                    Optional<GroupIcc> icc = scale.itemIccs().get(item);
                    icc.ifPresentOrElse(
                            found -> addAnova(tree, found.anova())
                                    .put("reml", variances(found.reml()))
                                    .put("icc_profile_reml", profile(found.reml())),
                            () -> tree.putNull("icc1").putNull("icc2"));
                    return tree;
                })
                .toList();
    }

    private static Tree addAnova(Tree tree, OneWayAnova anova) {
        return tree.put("mean_size", anova.meanSize())
                .put("n0", anova.n0())
                .put("harmonic_size", anova.harmonicSize())
                .put("msb", anova.meanSquareBetween())
                .put("msw", anova.meanSquareWithin())
                .put("f", anova.f())
                .put("df", List.of(anova.df1(), anova.df2()))
                .put("p", anova.pvalue())
                .put("icc1", anova.iccMeanSize())
                .put("icc1_mean_size", anova.iccMeanSize())
                .put("icc1_n0", anova.iccN0())
                .put("icc2", anova.icc2())
                .put("icc1_ci_f_n0", interval(anova.iccN0ByF()))
                .put("icc1_ci_f_mean_size", interval(anova.iccMeanSizeByF()))
                .put("icc2_ci_f", interval(anova.icc2ByF()))
                .put("se_smith", anova.standardErrorSmith())
                .put("se_swiger", anova.standardErrorSwiger())
                .put("ci_smith", interval(anova.iccBySmith()))
                .put("design_effect_mean_size", anova.designEffectMeanSize())
                .put("design_effect_kish_n0", anova.designEffectN0());
    }

    private static void addIcc(Tree tree, GroupIcc icc) {
        addAnova(tree, icc.anova())
                .put("reml", variances(icc.reml()))
                .put("ml", variances(icc.ml()))
                .put("icc_profile_reml", profile(icc.reml()))
                .put("icc_profile_ml", profile(icc.ml()))
                .putMatrix(
                        "confint_ml_sd",
                        List.of("sd_group", "sigma", "intercept"),
                        List.of("ci_lower", "ci_upper"),
                        new double[][] {ends(icc.betweenDeviation()), ends(icc.withinDeviation()), ends(icc.intercept())
                        })
                .put("icc2_reml_mean_size", icc.icc2Reml());
        double[] lambda = icc.scores().stream()
                .mapToDouble(GroupIcc.GroupMean::reliability)
                .sorted()
                .toArray();
        tree.put(
                        "reliability_by_group",
                        new Tree()
                                .put(
                                        "mean",
                                        java.util.Arrays.stream(lambda)
                                                .average()
                                                .orElse(Double.NaN))
                                .put("min", lambda[0])
                                .put("max", lambda[lambda.length - 1]))
                .put(
                        "by_group",
                        icc.scores(),
                        group -> new Tree()
                                .put("group", group.group())
                                .put("n", group.n())
                                .put("mean", group.mean())
                                .put("reliability", group.reliability())
                                .put("eb", group.deviation())
                                .put("eb_se_condvar", group.deviationError())
                                .put("eb_se_with_mean", group.scoreError()));
    }

    private static Tree variances(OneWayVariances found) {
        return new Tree()
                .put("tau2", found.between())
                .put("sigma2", found.within())
                .put("icc", found.icc())
                .put("intercept", found.intercept())
                .put("se_intercept", found.interceptError())
                .put("log_lik", found.logLikelihood());
    }

    private static Tree profile(OneWayVariances found) {
        return new Tree()
                .put("estimate", found.icc())
                .put("lower", found.iccInterval().lower())
                .put("upper", found.iccInterval().upper());
    }

    private static double[] ends(Interval interval) {
        return new double[] {interval.lower(), interval.upper()};
    }

    private static List<Double> interval(Interval interval) {
        return List.of(interval.lower(), interval.upper());
    }

    private static void addAgreement(Tree tree, GroupAgreement agreement, GroupSection.Extent extent) {
        boolean whole = extent == GroupSection.Extent.WHOLE;
        ToDoubleFunction<AgreementIndices> rwg = group -> group.byNull().get(0).rwg();
        String first = agreement.distributions().get(0).name();
        tree.put(
                        "rwg",
                        summary(agreement.summary(rwg))
                                .put("null", first)
                                .put(
                                        "by_group",
                                        agreement.groups(),
                                        group -> new Tree()
                                                .put("group", group.group())
                                                .put("n", group.n())
                                                .put("rwg", rwg.applyAsDouble(group))
                                                .put("p", group.byNull().get(0).rwgPvalue())))
                .put("ad", summary(agreement.summary(AgreementIndices::deviationFromMean)))
                .put(
                        "agreement",
                        new Tree()
                                .put("null_variances", nullVariances(agreement))
                                .put("max_variance", agreement.maximumVariance())
                                .put("groups", agreement.groups().size())
                                .put("by_group", whole ? agreement.groups() : List.of(), GroupTree::indices)
                                .put("summary", summaries(agreement)))
                .put(
                        "agreement_null",
                        new Tree()
                                .put("distributions", distributions(agreement))
                                .put(
                                        "critical_values",
                                        whole ? agreement.criticalValues() : List.of(),
                                        GroupTree::critical));
    }

    private static Tree nullVariances(GroupAgreement agreement) {
        Tree tree = new Tree();
        agreement.distributions().forEach(one -> tree.put(one.name(), one.variance()));
        return tree;
    }

    private static Tree distributions(GroupAgreement agreement) {
        Tree tree = new Tree();
        for (NullDistribution one : agreement.distributions()) {
            tree.put(
                    one.name(),
                    new Tree()
                            .put(
                                    "p",
                                    java.util.Arrays.stream(one.shares())
                                            .boxed()
                                            .toList())
                            .put("variance", one.variance()));
        }
        return tree;
    }

    private static Tree summaries(GroupAgreement agreement) {
        String first = agreement.distributions().get(0).name();
        return new Tree()
                .put(
                        "rwg_j_" + first,
                        summary(agreement.summary(group -> group.byNull().get(0).rwg())))
                .put(
                        "rwg_star_j_" + first,
                        summary(agreement.summary(group -> group.byNull().get(0).rwgStar())))
                .put("ad_mean", summary(agreement.summary(AgreementIndices::deviationFromMean)))
                .put("ad_median", summary(agreement.summary(AgreementIndices::deviationFromMedian)))
                .put("awg_j", summary(agreement.summary(AgreementIndices::awg)));
    }

    private static Tree summary(GroupAgreement.Summary summary) {
        return new Tree()
                .put("mean", summary.mean())
                .put("median", summary.median())
                .put("sd", summary.sd())
                .put("q10", summary.q10())
                .put("q90", summary.q90());
    }

    private static Tree indices(AgreementIndices group) {
        return new Tree()
                .put("group", group.group())
                .put("n", group.n())
                .put("mean_item_variance", group.itemVariance())
                .put("rwg_j", byNull(group, AgreementIndices.ByNull::rwg))
                .put("rwg_j_raw", byNull(group, AgreementIndices.ByNull::rwgRaw))
                .put("rwg_star_j", byNull(group, AgreementIndices.ByNull::rwgStar))
                .put("rwg_star_j_maxvar", group.rwgStarMaximum())
                .put("ad_mean", group.deviationFromMean())
                .put("ad_median", group.deviationFromMedian())
                .put("awg_j", group.awg())
                .put("sd_within", group.deviationWithin())
                .put("p_rwg", byNull(group, AgreementIndices.ByNull::rwgPvalue))
                .put("p_ad", byNull(group, AgreementIndices.ByNull::deviationPvalue));
    }

    private static Tree byNull(AgreementIndices group, ToDoubleFunction<AgreementIndices.ByNull> index) {
        Tree tree = new Tree();
        group.byNull().forEach(one -> tree.put(one.distribution().name(), index.applyAsDouble(one)));
        return tree;
    }

    private static Tree critical(AgreementCriticalValue value) {
        return new Tree()
                .put("n", value.n())
                .put("items", value.items())
                .put("null", value.distribution().name())
                .put("options", value.distribution().shares().length)
                .put("variance", value.distribution().variance())
                .put("method", value.exact() ? "exact" : "simulation")
                .put(
                        "rwg_95",
                        new Tree()
                                .put("critical", value.rwg())
                                .put("p_at_least", value.rwgProbability())
                                .put("critical_strict", value.rwgStrict())
                                .put("p_at_critical_strict", value.rwgStrictProbability()))
                .put(
                        "ad_mean_05",
                        new Tree().put("critical", value.deviation()).put("p_at_most", value.deviationProbability()));
    }

    private static Tree waba(Waba waba) {
        return new Tree()
                .put("first", waba.first())
                .put("second", waba.second())
                .put("n", waba.n())
                .put("groups", waba.groups())
                .put("r", waba.correlation())
                .put("eta_between_first", waba.etaBetweenFirst())
                .put("eta_between_second", waba.etaBetweenSecond())
                .put("r_between", waba.correlationBetween())
                .put("eta_within_first", waba.etaWithinFirst())
                .put("eta_within_second", waba.etaWithinSecond())
                .put("r_within", waba.correlationWithin())
                .put("z", waba.z())
                .put("p", waba.pvalue());
    }
}
