package kith.report.section.group;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
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
import kith.math.Matrix;
import kith.report.document.Tree;
import kith.report.section.tree.RecordSchema;
import kith.report.section.tree.RecordTree;
import kith.resampling.Interval;

/** The measurement of groups as other programs see it. */
public final class GroupTree {

    private static final RecordTree GROUPS = new RecordTree()
            .with(OneWayAnova.class, "df", anova -> List.of(anova.df1(), anova.df2()))
            .keys(OneWayAnova.class, """
                    mean_size n0 harmonic_size msb=meanSquareBetween msw=meanSquareWithin f df p=pvalue icc1=iccMeanSize
                    icc1_mean_size=iccMeanSize icc1_n0=iccN0 icc2 icc1_ci_f_n0[]=iccN0ByF
                    icc1_ci_f_mean_size[]=iccMeanSizeByF icc2_ci_f[]=icc2ByF se_smith=standardErrorSmith
                    se_swiger=standardErrorSwiger ci_smith[]=iccBySmith design_effect_mean_size
                    design_effect_kish_n0=designEffectN0""")
            .keys(OneWayVariances.class, """
                    tau2=between sigma2=within icc intercept se_intercept=interceptError log_lik=logLikelihood""")
            .with(GroupIcc.class, "icc_profile_reml", Profile.class, icc -> Profile.of(icc.reml()))
            .with(GroupIcc.class, "icc_profile_ml", Profile.class, icc -> Profile.of(icc.ml()))
            .with(GroupIcc.class, "confint_ml_sd", Matrix.class, GroupTree::deviations)
            .with(GroupIcc.class, "reliability_by_group", Reliability.class, GroupTree::reliability)
            .keys(GroupIcc.class, """
                    *anova reml ml icc_profile_reml icc_profile_ml confint_ml_sd icc2_reml_mean_size=icc2Reml
                    reliability_by_group by_group=scores""")
            .keys(GroupIcc.GroupMean.class, """
                    group n mean reliability eb=deviation eb_se_condvar=deviationError eb_se_with_mean=scoreError""")
            .with(AgreementIndices.class, "rwg_j", group -> byNull(group, AgreementIndices.ByNull::rwg))
            .with(AgreementIndices.class, "rwg_j_raw", group -> byNull(group, AgreementIndices.ByNull::rwgRaw))
            .with(AgreementIndices.class, "rwg_star_j", group -> byNull(group, AgreementIndices.ByNull::rwgStar))
            .with(AgreementIndices.class, "p_rwg", group -> byNull(group, AgreementIndices.ByNull::rwgPvalue))
            .with(AgreementIndices.class, "p_ad", group -> byNull(group, AgreementIndices.ByNull::deviationPvalue))
            .keys(AgreementIndices.class, """
                    group n mean_item_variance=itemVariance rwg_j rwg_j_raw rwg_star_j rwg_star_j_maxvar=rwgStarMaximum
                    ad_mean=deviationFromMean ad_median=deviationFromMedian awg_j=awg sd_within=deviationWithin p_rwg p_ad""")
            .keys(GroupAgreement.Summary.class, "mean median sd q10 q90")
            .keys(NullDistribution.class, "p=shares variance")
            .with(
                    AgreementCriticalValue.class,
                    "options",
                    int.class,
                    value -> value.distribution().shares().length)
            .with(AgreementCriticalValue.class, "method", String.class, value -> value.exact() ? "exact" : "simulation")
            .with(
                    AgreementCriticalValue.class,
                    "rwg_95",
                    CriticalRwg.class,
                    value -> new CriticalRwg(
                            value.rwg(), value.rwgProbability(), value.rwgStrict(), value.rwgStrictProbability()))
            .with(
                    AgreementCriticalValue.class,
                    "ad_mean_05",
                    CriticalDeviation.class,
                    value -> new CriticalDeviation(value.deviation(), value.deviationProbability()))
            .keys(
                    AgreementCriticalValue.class,
                    "n items null=distribution.name options variance=distribution.variance method rwg_95 ad_mean_05")
            .keys(Waba.class, """
                    first second n groups r=correlation eta_between_first eta_between_second r_between=correlationBetween
                    eta_within_first eta_within_second r_within=correlationWithin z p=pvalue""");

    private GroupTree() {}

    /** The schema of the result. */
    public static Tree schema(RecordSchema schemas) {
        return RecordSchema.object(Map.of(
                "reml", schemas.of(GROUPS, OneWayVariances.class),
                "by_group", schemas.listOf(GROUPS, GroupIcc.GroupMean.class),
                "ad", RecordSchema.orNull(schemas.of(GROUPS, GroupAgreement.Summary.class)),
                "ecometrics", RecordSchema.orNull(EcometricsTree.schema(schemas)),
                "waba", schemas.listOf(GROUPS, Waba.class)));
    }

    /** The result of the verb {@code group}: one scale is at the top, several in a list. */
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
        if (!answer.ordered().isEmpty()) {
            tree.put("ordered_ecometrics", answer.ordered(), OrderedEcometricsTree::of);
        }
        return tree.put("waba", GROUPS.of(answer.waba()));
    }

    private static Tree addScale(Tree tree, GroupMeasurement scale, GroupSection.Extent extent) {
        tree.put("scale", scale.scale())
                .put("items", scale.items())
                .put("n", scale.respondents())
                .put("groups", scale.groups());
        scale.icc()
                .ifPresentOrElse(
                        icc -> GROUPS.add(tree, icc), () -> tree.putNull("icc1").putNull("icc2"));
        tree.put("item_iccs", itemIccs(scale));
        scale.agreement()
                .ifPresentOrElse(
                        agreement -> addAgreement(tree, agreement, extent),
                        () -> tree.putNull("rwg").putNull("ad"));
        return tree.putValue(
                "ecometrics", scale.ecometrics().map(EcometricsTree::of).orElse(null));
    }

    private static List<Tree> itemIccs(GroupMeasurement scale) {
        return IntStream.range(0, scale.items().size())
                .mapToObj(item -> {
                    Tree tree = new Tree().put("item", scale.items().get(item));
                    Optional<GroupIcc> icc = scale.itemIccs().get(item);
                    icc.ifPresentOrElse(
                            found -> GROUPS.add(tree, found.anova())
                                    .put("reml", GROUPS.of(found.reml()))
                                    .put("icc_profile_reml", GROUPS.of(Profile.of(found.reml()))),
                            () -> tree.putNull("icc1").putNull("icc2"));
                    return tree;
                })
                .toList();
    }

    private record Profile(double estimate, double lower, double upper) {

        static Profile of(OneWayVariances found) {
            return new Profile(
                    found.icc(),
                    found.iccInterval().lower(),
                    found.iccInterval().upper());
        }
    }

    private record Reliability(double mean, double min, double max) {}

    private record CriticalRwg(double critical, double pAtLeast, double criticalStrict, double pAtCriticalStrict) {}

    private record CriticalDeviation(double critical, double pAtMost) {}

    private static Matrix deviations(GroupIcc icc) {
        return Matrix.of(List.of("sd_group", "sigma", "intercept"), List.of("ci_lower", "ci_upper"), new double[][] {
            ends(icc.betweenDeviation()), ends(icc.withinDeviation()), ends(icc.intercept())
        });
    }

    private static double[] ends(Interval interval) {
        return new double[] {interval.lower(), interval.upper()};
    }

    private static Reliability reliability(GroupIcc icc) {
        double[] lambda = icc.scores().stream()
                .mapToDouble(GroupIcc.GroupMean::reliability)
                .sorted()
                .toArray();
        return new Reliability(
                Arrays.stream(lambda).average().orElse(Double.NaN), lambda[0], lambda[lambda.length - 1]);
    }

    private static void addAgreement(Tree tree, GroupAgreement agreement, GroupSection.Extent extent) {
        boolean whole = extent == GroupSection.Extent.WHOLE;
        ToDoubleFunction<AgreementIndices> rwg = group -> group.byNull().get(0).rwg();
        String first = agreement.distributions().get(0).name();
        Tree variances = new Tree();
        Tree distributions = new Tree();
        for (NullDistribution one : agreement.distributions()) {
            variances.put(one.name(), one.variance());
            distributions.put(one.name(), GROUPS.of(one));
        }
        tree.put(
                        "rwg",
                        GROUPS.of(agreement.summary(rwg))
                                .put("null", first)
                                .put(
                                        "by_group",
                                        agreement.groups(),
                                        group -> new Tree()
                                                .put("group", group.group())
                                                .put("n", group.n())
                                                .put("rwg", rwg.applyAsDouble(group))
                                                .put("p", group.byNull().get(0).rwgPvalue())))
                .put("ad", GROUPS.of(agreement.summary(AgreementIndices::deviationFromMean)))
                .put(
                        "agreement",
                        new Tree()
                                .put("null_variances", variances)
                                .put("max_variance", agreement.maximumVariance())
                                .put("groups", agreement.groups().size())
                                .put("by_group", GROUPS.of(whole ? agreement.groups() : List.of()))
                                .put("summary", summaries(agreement, first)))
                .put(
                        "agreement_null",
                        new Tree()
                                .put("distributions", distributions)
                                .put("critical_values", GROUPS.of(whole ? agreement.criticalValues() : List.of())));
    }

    private static Tree summaries(GroupAgreement agreement, String first) {
        Map<String, ToDoubleFunction<AgreementIndices>> indices = new LinkedHashMap<>();
        indices.put("rwg_j_" + first, group -> group.byNull().get(0).rwg());
        indices.put("rwg_star_j_" + first, group -> group.byNull().get(0).rwgStar());
        indices.put("ad_mean", AgreementIndices::deviationFromMean);
        indices.put("ad_median", AgreementIndices::deviationFromMedian);
        indices.put("awg_j", AgreementIndices::awg);
        Tree tree = new Tree();
        indices.forEach((name, index) -> tree.put(name, GROUPS.of(agreement.summary(index))));
        return tree;
    }

    private static Tree byNull(AgreementIndices group, ToDoubleFunction<AgreementIndices.ByNull> index) {
        Tree tree = new Tree();
        group.byNull().forEach(one -> tree.put(one.distribution().name(), index.applyAsDouble(one)));
        return tree;
    }
}
