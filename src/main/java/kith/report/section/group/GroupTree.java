package kith.report.section.group;

import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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
import kith.grouplevel.OrderedEcometrics;
import kith.grouplevel.SpatialMeasurement;
import kith.grouplevel.Waba;
import kith.math.Matrix;
import kith.report.document.Tree;
import kith.report.section.tree.RecordSchema;
import kith.report.section.tree.RecordTree;
import kith.resampling.Interval;

/** The measurement of groups as other programs see it. */
@SuppressWarnings({"UnusedMethod", "EffectivelyPrivate"}) // RecordTree reads the methods by their names
public final class GroupTree {

    private static final Type BY_NULL = RecordTree.byName(Double.class);

    private static final RecordTree GROUPS = SpatialTree.keys(
                    OrderedEcometricsTree.keys(EcometricsTree.keys(new RecordTree())))
            .keys(Answered.class, """
                    cluster=answer.cluster level=answer.level *only scales? ecometrics?=answer.domains ordered_ecometrics?
                    spatial? waba=answer.waba""")
            .keys(Measured.class, """
                    scale=scale.scale items=scale.items n=scale.respondents groups=scale.groups *scale.icc *without_icc
                    item_iccs rwg ad *agreement ecometrics=scale.ecometrics""")
            .keys(ItemIcc.class, "item *anova reml? icc_profile_reml? *without_icc")
            .keys(Rwg.class, "*summary null=first by_group")
            .keys(Agreement.class, "agreement agreement_null")
            .keys(Indices.class, """
                    null_variances max_variance=found.maximumVariance groups by_group summary""")
            .with(OneWayAnova.class, "df", RecordTree.listOf(Double.class), anova -> List.of(anova.df1(), anova.df2()))
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
            .with(AgreementIndices.class, "rwg_j", BY_NULL, group -> byNull(group, AgreementIndices.ByNull::rwg))
            .with(AgreementIndices.class, "rwg_j_raw", BY_NULL, group -> byNull(group, AgreementIndices.ByNull::rwgRaw))
            .with(
                    AgreementIndices.class,
                    "rwg_star_j",
                    BY_NULL,
                    group -> byNull(group, AgreementIndices.ByNull::rwgStar))
            .with(AgreementIndices.class, "p_rwg", BY_NULL, group -> byNull(group, AgreementIndices.ByNull::rwgPvalue))
            .with(
                    AgreementIndices.class,
                    "p_ad",
                    BY_NULL,
                    group -> byNull(group, AgreementIndices.ByNull::deviationPvalue))
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
        return schemas.of(GROUPS, Answered.class);
    }

    /** The schema in a study, which may have an answer for each of several contexts. */
    public static Tree schemaOfStudy(RecordSchema schemas) {
        Tree one = schema(schemas);
        Tree context = RecordSchema.object(Map.of("context", RecordSchema.type("string"), "answer", one));
        return RecordSchema.anyOf(
                one,
                RecordSchema.object(Map.of("contexts", RecordSchema.array(context)))
                        .put("required", List.of("contexts")));
    }

    /** The result of the verb {@code group}: one scale is at the top, several in a list. */
    public static Tree of(GroupAnswer answer) {
        return of(answer, GroupSection.Extent.WHOLE);
    }

    static Tree of(GroupAnswer answer, GroupSection.Extent extent) {
        return GROUPS.of(new Answered(answer, extent));
    }

    private record Answered(GroupAnswer answer, GroupSection.Extent extent) {

        private List<Measured> measured() {
            return answer.scales().stream()
                    .map(scale -> new Measured(scale, extent))
                    .toList();
        }

        public Optional<Measured> only() {
            return answer.scales().size() == 1 ? Optional.of(measured().get(0)) : Optional.empty();
        }

        public Optional<List<Measured>> scales() {
            return answer.scales().size() == 1 ? Optional.empty() : Optional.of(measured());
        }

        public Optional<List<OrderedEcometrics>> orderedEcometrics() {
            return Optional.of(answer.ordered()).filter(models -> !models.isEmpty());
        }

        public Optional<List<SpatialMeasurement>> spatial() {
            return Optional.of(answer.spatial()).filter(measured -> !measured.isEmpty());
        }
    }

    /** Keys without values, where there is no intraclass correlation. */
    private record WithoutIcc(OptionalDouble icc1, OptionalDouble icc2) {

        static Optional<WithoutIcc> unless(Optional<GroupIcc> icc) {
            return icc.isPresent()
                    ? Optional.empty()
                    : Optional.of(new WithoutIcc(OptionalDouble.empty(), OptionalDouble.empty()));
        }
    }

    private record Measured(GroupMeasurement scale, GroupSection.Extent extent) {

        public Optional<WithoutIcc> withoutIcc() {
            return WithoutIcc.unless(scale.icc());
        }

        public List<ItemIcc> itemIccs() {
            return IntStream.range(0, scale.items().size())
                    .mapToObj(item -> new ItemIcc(
                            scale.items().get(item), scale.itemIccs().get(item)))
                    .toList();
        }

        public Optional<Rwg> rwg() {
            return scale.agreement().map(Rwg::new);
        }

        public Optional<GroupAgreement.Summary> ad() {
            return scale.agreement().map(found -> found.summary(AgreementIndices::deviationFromMean));
        }

        public Optional<Agreement> agreement() {
            return scale.agreement()
                    .map(found -> new Agreement(new Indices(found, extent), NullDistributions.of(found, extent)));
        }
    }

    private record ItemIcc(String item, Optional<GroupIcc> icc) {

        public Optional<OneWayAnova> anova() {
            return icc.map(GroupIcc::anova);
        }

        public Optional<OneWayVariances> reml() {
            return icc.map(GroupIcc::reml);
        }

        public Optional<Profile> iccProfileReml() {
            return reml().map(Profile::of);
        }

        public Optional<WithoutIcc> withoutIcc() {
            return WithoutIcc.unless(icc);
        }
    }

    private record Agreement(Indices agreement, NullDistributions agreementNull) {}

    /** Of the first null distribution. */
    private record Rwg(GroupAgreement found) {

        private static double rwg(AgreementIndices group) {
            return group.byNull().get(0).rwg();
        }

        public String first() {
            return found.distributions().get(0).name();
        }

        public GroupAgreement.Summary summary() {
            return found.summary(Rwg::rwg);
        }

        public List<GroupRwg> byGroup() {
            return found.groups().stream()
                    .map(group -> new GroupRwg(
                            group.group(),
                            group.n(),
                            rwg(group),
                            group.byNull().get(0).rwgPvalue()))
                    .toList();
        }
    }

    private record GroupRwg(String group, int n, double rwg, double p) {}

    private record Indices(GroupAgreement found, GroupSection.Extent extent) {

        public Map<String, Double> nullVariances() {
            Map<String, Double> variances = new LinkedHashMap<>();
            found.distributions().forEach(one -> variances.put(one.name(), one.variance()));
            return variances;
        }

        public int groups() {
            return found.groups().size();
        }

        public List<AgreementIndices> byGroup() {
            return extent == GroupSection.Extent.WHOLE ? found.groups() : List.of();
        }

        public Map<String, GroupAgreement.Summary> summary() {
            String first = new Rwg(found).first();
            Map<String, GroupAgreement.Summary> summaries = new LinkedHashMap<>();
            summaries.put("rwg_j_" + first, found.summary(Rwg::rwg));
            summaries.put(
                    "rwg_star_j_" + first,
                    found.summary(group -> group.byNull().get(0).rwgStar()));
            summaries.put("ad_mean", found.summary(AgreementIndices::deviationFromMean));
            summaries.put("ad_median", found.summary(AgreementIndices::deviationFromMedian));
            summaries.put("awg_j", found.summary(AgreementIndices::awg));
            return summaries;
        }
    }

    private record NullDistributions(
            Map<String, NullDistribution> distributions, List<AgreementCriticalValue> criticalValues) {

        static NullDistributions of(GroupAgreement found, GroupSection.Extent extent) {
            Map<String, NullDistribution> distributions = new LinkedHashMap<>();
            found.distributions().forEach(one -> distributions.put(one.name(), one));
            return new NullDistributions(
                    distributions, extent == GroupSection.Extent.WHOLE ? found.criticalValues() : List.of());
        }
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

    private static Map<String, Double> byNull(AgreementIndices group, ToDoubleFunction<AgreementIndices.ByNull> index) {
        Map<String, Double> values = new LinkedHashMap<>();
        group.byNull().forEach(one -> values.put(one.distribution().name(), index.applyAsDouble(one)));
        return values;
    }
}
