package kith.report.section.irt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import kith.irt.FactorSolution;
import kith.irt.IrtAnswer;
import kith.irt.IrtFit;
import kith.irt.IrtModelComparison;
import kith.irt.IrtQuestion.StandardErrorKind;
import kith.irt.IrtScaling;
import kith.irt.IrtScores;
import kith.irt.ItemEstimate;
import kith.irt.ItemReview;
import kith.irt.LatentStructure;
import kith.irt.LimitedInformation;
import kith.irt.PatternFit;
import kith.irt.PrecisionRange;
import kith.irt.ResidualFit;
import kith.irt.SumScoreFit;
import kith.irt.SumScoreResiduals;
import kith.irt.SumScoreTable;
import kith.irt.TraitReliability;
import kith.math.Matrix;
import kith.report.document.Tree;
import kith.report.section.tree.RecordSchema;
import kith.report.section.tree.RecordTree;

/** Item response models as other programs see them. */
@SuppressWarnings({"UnusedMethod", "EffectivelyPrivate"}) // RecordTree reads the methods by their names
public final class IrtTree {

    /** Where information is given. */
    static final double[] THETA =
            IntStream.rangeClosed(-8, 8).mapToDouble(k -> k / 2.0).toArray();

    private static final RecordTree FOUND = new RecordTree()
            .with(IrtFit.class, "free_oakes", Estimated.class, Estimated::of)
            .with(
                    IrtFit.class,
                    "se_crossprod",
                    double[].class,
                    fit -> fit.standardErrors(StandardErrorKind.CROSS_PRODUCT))
            .with(IrtFit.class, "se_sandwich", double[].class, fit -> fit.standardErrors(StandardErrorKind.SANDWICH))
            .with(IrtFit.class, "vcov", Matrix.class, fit -> Matrix.square(fit.names(), fit.covariance()))
            .with(IrtFit.class, "of_one_group", Parameters.class, IrtTree::ofOneGroup)
            .with(PatternFit.class, "g2_p", OptionalDouble.class, fit -> RecordTree.ifDefined(fit.pValue()))
            .keys(PatternFit.class, "g2=statistic g2_df=degreesOfFreedom g2_p")
            .keys(IrtFit.class, """
                    converged=hasConverged identified=isIdentified at_limit n=patterns.respondents npar=parameters
                    log_lik=logLikelihood aic bic sabic hq *patternFit *of_one_group free_oakes se_crossprod se_sandwich vcov""")
            .with(LimitedInformation.class, "srmsr", double.class, test -> test.srmsr()[0])
            .keys(LimitedInformation.class, """
                    m2=statistic df=degreesOfFreedom p=pValue rmsea=rmsea.estimate rmsea_5=rmsea.lower rmsea_95=rmsea.upper
                    srmsr srmsr_by_group=srmsr tli cfi""")
            .keys(FactorSolution.class, """
                    factors=loadings.cols standardised=loadings factor_correlations=phi h2=communalities
                    reliability_empirical_eap_by_factor=reliability ecv=explainedByGeneral""")
            .with(
                    ItemReview.class,
                    "reasons",
                    RecordTree.listOf(ItemReview.Reason.class),
                    review -> review.reasons().stream().sorted().toList())
            .keys(ItemReview.class, "item reasons dependent_on")
            .keys(IrtModelComparison.class, "comparison=models comparison_tests=tests")
            .keys(
                    IrtModelComparison.Fitted.class,
                    "model=model.key npar=parameters log_lik=logLikelihood aic bic converged")
            .keys(
                    IrtModelComparison.NestedTest.class,
                    "restricted=restricted.key general=general.key chisq=statistic df=degreesOfFreedom p=pValue")
            .with(PrecisionRange.class, "reliability", double.class, range -> PrecisionRange.RELIABLE)
            .keys(PrecisionRange.class, "reliability lowest highest share")
            .keys(SumScoreFit.class, "s_x2=statistic df=degreesOfFreedom rmsea p=pValue")
            .keys(ResidualFit.class, "outfit z_outfit infit z_infit")
            .keys(TraitReliability.class, """
                    reliability_marginal=marginal reliability_marginal_as_mirt=marginalOfPackage
                    reliability_empirical_eap=empiricalEap reliability_empirical_wle=empiricalWle""")
            .keys(Scaled.class, """
                    name=scaling.name model=scaling.modelKey items=scaling.items *scaling.fit c2=scaling.c2
                    m2star=scaling.m2 *scaling.comparison reviews? groups? *factors *statistics scores?""")
            .keys(OfGroup.class, "n *parameters *factors *statistics")
            .keys(Parameters.class, "slope_intercept irt? latent? latent_factors? latent_covariances?")
            .keys(Found.class, """
                    information *found.reliability sum_score_table q3 q3_adjusted ld ld_cramer_v s_x2 score_residuals infit
                    share_zh_below=found.misfitting reliable_range=found.precision""")
            .keys(ItemSumScoreFit.class, "item *fit")
            .keys(ItemResidualFit.class, "item *fit");

    private IrtTree() {}

    /** The schema of the result. */
    public static Tree schema(RecordSchema schemas) {
        return schemas.oneOrScales(FOUND, Scaled.class);
    }

    /** One scale: its quantities; several: a list of {@code scales}. */
    public static Tree of(IrtAnswer answer) {
        return of(answer, List.of());
    }

    /** The same with trait scores, one set a scale, or none. */
    public static Tree of(IrtAnswer answer, List<IrtScores> scores) {
        List<Tree> scales = IntStream.range(0, answer.scales().size())
                .mapToObj(s -> FOUND.of(new Scaled(
                        answer.scales().get(s),
                        scores.isEmpty() ? Optional.empty() : Optional.of(IrtScoresTable.tree(scores.get(s))))))
                .toList();
        return scales.size() == 1 ? scales.get(0) : new Tree().put("scales", scales);
    }

    private record Scaled(IrtScaling scaling, Optional<Tree> scores) {

        public Optional<List<ItemReview>> reviews() {
            return Optional.of(scaling.reviews()).filter(items -> !items.isEmpty());
        }

        /** Where there are several. */
        public Optional<Map<String, OfGroup>> groups() {
            if (!scaling.isOfGroups()) {
                return Optional.empty();
            }
            List<String> names = scaling.fit().orElseThrow().patterns().groups();
            Map<String, OfGroup> groups = new LinkedHashMap<>();
            for (int g = 0; g < names.size(); g++) {
                groups.put(names.get(g), new OfGroup(scaling, g));
            }
            return Optional.of(groups);
        }

        /** Where there is one group. */
        public Optional<FactorSolution> factors() {
            return scaling.isOfGroups() || scaling.factors().isEmpty()
                    ? Optional.empty()
                    : Optional.of(scaling.factors().get(0));
        }

        /** Where there is one group. */
        public Optional<Found> statistics() {
            return scaling.isOfGroups() || scaling.statistics().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Found(scaling, scaling.statistics().get(0)));
        }
    }

    private record OfGroup(IrtScaling scaling, int group) {

        public int n() {
            return scaling.fit().orElseThrow().patterns().respondents(group);
        }

        public Parameters parameters() {
            return new Parameters(scaling.fit().orElseThrow(), group);
        }

        public Optional<FactorSolution> factors() {
            return scaling.factors().stream().skip(group).findFirst();
        }

        public Optional<Found> statistics() {
            return scaling.statistics().stream().skip(group).findFirst().map(found -> new Found(scaling, found));
        }
    }

    private static Optional<Parameters> ofOneGroup(IrtFit fit) {
        return fit.patterns().groups().size() == 1 ? Optional.of(new Parameters(fit, 0)) : Optional.empty();
    }

    /** Standard errors are absent where a value is fixed. */
    private record Estimated(List<String> names, double[] est, List<OptionalDouble> se) {

        static Estimated of(List<String> names, double[] estimates, double[] errors) {
            return new Estimated(
                    names,
                    estimates,
                    Arrays.stream(errors).mapToObj(RecordTree::ifDefined).toList());
        }

        static Estimated of(IrtFit fit) {
            return of(fit.names(), fit.estimates(), fit.standardErrors(StandardErrorKind.OAKES));
        }
    }

    /** Of the items and of the trait or the factors in a group. */
    private record Parameters(IrtFit fit, int group) {

        private boolean isUnidimensional() {
            return fit.question().structure().factors().size() == 1;
        }

        private <T> Map<String, T> byItem(Function<ItemEstimate, T> value) {
            return IrtTree.byItem(fit.patterns().items(), i -> value.apply(fit.item(group, i)));
        }

        public Map<String, Estimated> slopeIntercept() {
            return byItem(item -> Estimated.of(item.names(), item.estimates(), item.errors()));
        }

        public Optional<Map<String, Estimated>> irt() {
            return isUnidimensional() ? Optional.of(byItem(Parameters::difficulties)) : Optional.empty();
        }

        private static Estimated difficulties(ItemEstimate item) {
            List<String> names = new ArrayList<>(List.of("a"));
            IntStream.rangeClosed(1, item.difficulties().length).forEach(k -> names.add("b" + k));
            return Estimated.of(
                    names,
                    joined(item.slopes()[0], item.difficulties()),
                    joined(item.errors()[0], item.difficultyErrors()));
        }

        public Optional<Latent> latent() {
            return isUnidimensional() ? Optional.of(Latent.of(fit, group, 0)) : Optional.empty();
        }

        private boolean isOfFactorsAndGroups() {
            return !isUnidimensional() && fit.patterns().groups().size() > 1;
        }

        /** Of the general factors, where there are several groups. */
        public Optional<Map<String, Latent>> latentFactors() {
            return isOfFactorsAndGroups()
                    ? Optional.of(
                            IrtTree.byItem(LatentCovariance.factors(fit), factor -> Latent.of(fit, group, factor)))
                    : Optional.empty();
        }

        public Optional<List<LatentCovariance>> latentCovariances() {
            return isOfFactorsAndGroups() ? Optional.of(LatentCovariance.of(fit, group)) : Optional.empty();
        }
    }

    /** Errors are absent where a value is fixed. */
    private record Latent(double mean, OptionalDouble meanSe, double variance, OptionalDouble varianceSe) {

        static Latent of(IrtFit fit, int group, int factor) {
            double[][] covariances = fit.covariances(group);
            return new Latent(
                    fit.means(group)[factor],
                    RecordTree.ifDefined(fit.meanErrors(group)[factor]),
                    covariances[factor][factor],
                    RecordTree.ifDefined(fit.covarianceErrors(group)[factor * covariances.length + factor]));
        }
    }

    private record LatentCovariance(String factor, String with, double covariance, OptionalDouble covarianceSe) {

        static List<String> factors(IrtFit fit) {
            LatentStructure structure = fit.question().structure();
            return structure.factors().subList(0, structure.general());
        }

        static List<LatentCovariance> of(IrtFit fit, int group) {
            List<String> names = factors(fit);
            double[][] covariances = fit.covariances(group);
            double[] errors = fit.covarianceErrors(group);
            return IntStream.range(0, names.size())
                    .boxed()
                    .flatMap(f -> IntStream.range(0, f)
                            .mapToObj(h -> new LatentCovariance(
                                    names.get(f),
                                    names.get(h),
                                    covariances[f][h],
                                    RecordTree.ifDefined(errors[f * names.size() + h]))))
                    .toList();
        }
    }

    private static double[] joined(double first, double[] rest) {
        return DoubleStream.concat(DoubleStream.of(first), Arrays.stream(rest)).toArray();
    }

    private static <T> Map<String, T> byItem(List<String> items, IntFunction<T> value) {
        Map<String, T> values = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            values.put(items.get(i), value.apply(i));
        }
        return values;
    }

    /** Of the items, the trait and the respondents. */
    private record Found(IrtScaling scaling, IrtScaling.Statistics found) {

        public Information information() {
            return new Information(
                    THETA,
                    found.curves().testInformation(THETA),
                    found.curves().standardErrors(THETA),
                    byItem(scaling.items(), i -> found.curves().information(i, THETA)));
        }

        public List<SumScore> sumScoreTable() {
            return IntStream.range(0, found.sumScores().size())
                    .mapToObj(s -> SumScore.of(found.sumScores(), s))
                    .toList();
        }

        private Matrix ofPairs(double[][] values) {
            return Matrix.square(scaling.items(), values);
        }

        public Matrix q3() {
            return ofPairs(found.dependence().q3());
        }

        public Matrix q3Adjusted() {
            return ofPairs(found.dependence().adjustedQ3());
        }

        public Matrix ld() {
            return ofPairs(found.dependence().ld());
        }

        public Matrix ldCramerV() {
            return ofPairs(found.dependence().cramer());
        }

        public List<ItemSumScoreFit> sX2() {
            return IntStream.range(0, found.sumScoreFit().size())
                    .mapToObj(i -> new ItemSumScoreFit(
                            scaling.items().get(i), found.sumScoreFit().get(i)))
                    .toList();
        }

        public ScoreResiduals scoreResiduals() {
            SumScoreResiduals of = found.scoreResiduals();
            double lowest = found.sumScores().lowest();
            return new ScoreResiduals(
                    IntStream.of(of.lowest()).mapToDouble(s -> lowest + s).toArray(),
                    IntStream.of(of.highest()).mapToDouble(s -> lowest + s).toArray(),
                    of.respondents(),
                    byItem(
                            scaling.items(),
                            i -> Arrays.stream(of.residuals()[i])
                                    .mapToObj(RecordTree::ifDefined)
                                    .toList()));
        }

        public List<ItemResidualFit> infit() {
            return IntStream.range(0, found.residualFit().size())
                    .mapToObj(i -> new ItemResidualFit(
                            scaling.items().get(i), found.residualFit().get(i)))
                    .toList();
        }
    }

    private record Information(double[] theta, double[] test, double[] sem, Map<String, double[]> items) {}

    /** Standardised, by range of sum scores. */
    private record ScoreResiduals(
            double[] lowest, double[] highest, double[] n, Map<String, List<OptionalDouble>> items) {}

    private record ItemSumScoreFit(String item, SumScoreFit fit) {}

    private record ItemResidualFit(String item, ResidualFit fit) {}

    private record SumScore(double sumScore, double theta, double se, double observed, double expected, double stdRes) {

        static SumScore of(SumScoreTable table, int s) {
            return new SumScore(
                    table.lowest() + s,
                    table.estimates()[s],
                    table.errors()[s],
                    table.observed()[s],
                    table.expected()[s],
                    table.standardizedResidual(s));
        }
    }
}
