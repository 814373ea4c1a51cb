package kith.report.section.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import kith.change.AgreementLimits;
import kith.change.ChangeAnswer;
import kith.change.ChangeDistribution;
import kith.change.ChangeIndex;
import kith.change.ChangeVerdict;
import kith.change.ClinicalCutoffs;
import kith.change.CutPoint;
import kith.change.DefinedError;
import kith.change.GroupChange;
import kith.change.ImputedChange;
import kith.change.MinimalImportantChange;
import kith.change.Responsiveness;
import kith.change.Retest;
import kith.change.WaveScores;
import kith.change.trial.TrialAnswer;
import kith.math.Descriptives;
import kith.reliability.agreement.BlandAltman;
import kith.reliability.agreement.IntraclassCorrelation;
import kith.reliability.agreement.IntraclassCorrelations;
import kith.report.document.Tree;
import kith.report.section.sample.SampleTree;
import kith.report.section.tree.RecordSchema;
import kith.report.section.tree.RecordTree;
import kith.scoring.imputation.PooledInterval;

/** Change as other programs see it. */
public final class ChangeTree {

    private static final RecordTree CHANGES = new RecordTree()
            .with(ChangeAnswer.class, "cutoffs_jacobson_truax", Cutoffs.class, answer -> Cutoffs.of(answer.cutoffs()))
            .with(ChangeAnswer.class, "responsiveness", answer -> responsiveness(answer.groups()))
            .keys(ChangeAnswer.class, """
                    score from to level=question.level direction=question.direction waves reliability retest
                    reliable_change=groups cutoffs_jacobson_truax responsiveness imputed
                    minimal_important_change=minimal""")
            .with(ImputedChange.class, "method", found -> found.plan().method())
            .keys(
                    ImputedChange.class,
                    "m=plan.sets method n imputed responsiveness=groups minimal_important_change=minimal")
            .keys(ImputedChange.Group.class, "arm n mean_change=change es_glass_baseline_sd=effectSize srm guyatt")
            .keys(ImputedChange.Minimal.class, "n mic_predictive=predictive mic_adjusted_2017=adjusted")
            .keys(
                    PooledInterval.class,
                    "est=estimate se=pooled.standardError df=pooled.df ci_lower=lower ci_upper=upper"
                            + " missing_information=pooled.missingInformation")
            .keys(WaveScores.class, "wave arm *scores retained")
            .keys(Descriptives.class, SampleTree.DESCRIPTIVES)
            .keys(ChangeDistribution.class, "improved_by_at_least=thresholds arms")
            .keys(ChangeDistribution.Curve.class, "arm n share")
            .with(
                    Retest.class,
                    "mean",
                    retest -> List.of(
                            retest.moments().meanFirst(), retest.moments().meanSecond()))
            .with(
                    Retest.class,
                    "sd",
                    retest ->
                            List.of(retest.moments().sdFirst(), retest.moments().sdSecond()))
            .with(Retest.class, "var", Variances.class, Variances::of)
            .with(
                    Retest.class,
                    "icc11",
                    retest -> retest.intraclass(IntraclassCorrelation.Kind.ICC1).estimate())
            .with(
                    Retest.class,
                    "icc11_ci",
                    retest -> retest.intraclass(IntraclassCorrelation.Kind.ICC1).interval())
            .with(
                    Retest.class,
                    "icc21_agreement",
                    retest -> retest.intraclass(IntraclassCorrelation.Kind.ICC2).estimate())
            .with(
                    Retest.class,
                    "icc21_ci",
                    retest -> retest.intraclass(IntraclassCorrelation.Kind.ICC2).interval())
            .with(
                    Retest.class,
                    "icc31_consistency",
                    retest -> retest.intraclass(IntraclassCorrelation.Kind.ICC3).estimate())
            .with(
                    Retest.class,
                    "icc31_ci",
                    retest -> retest.intraclass(IntraclassCorrelation.Kind.ICC3).interval())
            .with(Retest.class, "sem", retest -> byDefinition(retest, DefinedError::sem))
            .with(Retest.class, "sdc_individual", retest -> byDefinition(retest, DefinedError::sdcIndividual))
            .with(Retest.class, "sdc_group", retest -> byDefinition(retest, DefinedError::sdcGroup))
            .with(Retest.class, "mdc90_individual", retest -> byDefinition(retest, DefinedError::mdc90Individual))
            .keys(Retest.class, """
                    n=moments.n mean sd pearson=moments.r pearson_ci_fisher[]=pearsonInterval anova=intraclass.squares var
                    icc11 icc11_ci[] icc21_agreement icc21_ci[] icc31_consistency icc31_ci[] sem
                    sem_consistency_ci[]=consistencyInterval sdc_individual sdc_group mdc90_individual loa=limits""")
            .keys(IntraclassCorrelations.MeanSquares.class, "msr=people msc=raters mse=residual msw=within")
            .with(AgreementLimits.class, "slope_diff_on_mean", Slope.class, Slope::of)
            .keys(AgreementLimits.class, """
                    bias=agreement.bias.estimate bias_ci[]=agreement.bias.interval sd=agreement.sd lower upper
                    lower_z_exact=agreement.lower.estimate upper_z_exact=agreement.upper.estimate
                    ci_lower_ba1986[]=lower1986 ci_upper_ba1986[]=upper1986 ci_lower_ba1999[]=lower1999
                    ci_upper_ba1999[]=upper1999 ci_lower_exact_carkeet[]=lowerExact ci_upper_exact_carkeet[]=upperExact
                    slope_diff_on_mean""")
            .with(
                    GroupChange.class,
                    "se_difference",
                    group -> byMethod(group.reliable().indices(), ChangeIndex::standardError))
            .with(
                    GroupChange.class,
                    "counts",
                    group -> byMethod(group.reliable().indices(), Counts::of))
            .with(GroupChange.class, "clinical", group -> group.clinical().map(found -> group.clinicalCounts()))
            .keys(GroupChange.class, """
                    arm n=reliable.moments.n incomplete=reliable.moments.incomplete reliability=reliable.reliability
                    sd_pre=reliable.moments.sdFirst sd_post=reliable.moments.sdSecond r12=reliable.moments.r se_difference
                    counts clinical""")
            .keys(Responsiveness.class, """
                    n=moments.n mean_pre=moments.meanFirst mean_post=moments.meanSecond mean_change=moments.meanChange
                    sd_pre=moments.sdFirst sd_post=moments.sdSecond sd_change=moments.sdChange r=moments.r t p=pvalue
                    es_glass_baseline_sd=effectSize es_ci_becker[]=becker es_ci_becker_df[]=beckerDf srm
                    srm_ci_noncentral_t[]=srmNoncentral srm_ci_normal[]=srmNormal srm_hedges d_average_sd=averageSd
                    d_repeated_measures=repeatedMeasures guyatt=guyatt.index guyatt_sd_stable=guyatt.sdStable""")
            .with(
                    MinimalImportantChange.class,
                    "mean_change_by_rating",
                    Map.class,
                    minimal -> byRating(minimal, rating -> rating.change().mean()))
            .with(
                    MinimalImportantChange.class,
                    "n_by_rating",
                    Map.class,
                    minimal -> byRating(minimal, rating -> rating.change().n()))
            .with(MinimalImportantChange.class, "mic_adjusted_2022", ChangeTree::byReliability)
            .keys(MinimalImportantChange.class, """
                    n improved prop_improved=share log_odds_pre=logOdds cor_anchor_change_point_biserial=pointBiserial
                    cor_anchor_change_spearman=spearman sd_change mean_change_by_rating n_by_rating
                    converged=curve.converged intercept=curve.intercept slope=curve.slope mic_predictive=predictive
                    se_delta_prevalence_fixed=predictiveError mic_adjusted_2017=adjusted2017 mic_adjusted_2022 auc=roc.auc
                    auc_ci_delong[]=roc.aucInterval youden=roc.youden closest_topleft=roc.closestTopLeft
                    sens_equals_spec=roc.balanced""")
            .keys(CutPoint.class, "threshold sensitivity specificity tied");

    private ChangeTree() {}

    /** The schema of the result. */
    public static Tree schema(RecordSchema schemas) {
        return schemas.of(CHANGES, ChangeAnswer.class);
    }

    /** The result of the verb {@code change}. */
    public static Tree of(ChangeAnswer answer, Optional<TrialAnswer> trial) {
        return summary(answer, trial).put("people", people(answer.groups().get(0)));
    }

    /** The same without single respondents. */
    static Tree summary(ChangeAnswer answer, Optional<TrialAnswer> trial) {
        return CHANGES.of(answer)
                .putValue("trial", trial.map(TrialTree::of).orElse(null))
                .put("distribution", CHANGES.of(answer.distribution()));
    }

    private record Variances(double person, double occasion, double error) {

        static Variances of(Retest retest) {
            return new Variances(retest.personVariance(), retest.occasionVariance(), retest.errorVariance());
        }
    }

    private record Slope(double est, double se, double t, double p) {

        static Slope of(AgreementLimits limits) {
            BlandAltman.Slope slope = limits.agreement().slope();
            return new Slope(slope.estimate(), slope.standardError(), limits.slopeT(), slope.pvalue());
        }
    }

    private record Counts(int improved, int unchanged, int worse) {

        static Counts of(ChangeIndex index) {
            return new Counts(
                    index.count(ChangeVerdict.IMPROVED),
                    index.count(ChangeVerdict.UNCHANGED),
                    index.count(ChangeVerdict.WORSE));
        }
    }

    private record Cutoffs(
            List<Double> dysfunctional,
            Optional<List<Double>> functionalAssumed,
            double a,
            double b,
            double c,
            Object applied) {

        static Cutoffs of(ClinicalCutoffs cutoffs) {
            return new Cutoffs(
                    List.of(cutoffs.clinical().mean(), cutoffs.clinical().sd()),
                    cutoffs.functional().map(norm -> List.of(norm.mean(), norm.sd())),
                    cutoffs.a(),
                    cutoffs.b().orElse(Double.NaN),
                    cutoffs.c().orElse(Double.NaN),
                    cutoffs.applied());
        }
    }

    private static Map<Object, Object> byDefinition(Retest retest, Function<DefinedError, Object> value) {
        Map<Object, Object> by = new LinkedHashMap<>();
        retest.errors().forEach(error -> by.put(error.definition(), value.apply(error)));
        return by;
    }

    private static Map<Object, Object> byMethod(List<ChangeIndex> indices, Function<ChangeIndex, Object> value) {
        Map<Object, Object> by = new LinkedHashMap<>();
        indices.forEach(index -> by.put(index.method(), value.apply(index)));
        return by;
    }

    private static List<Tree> responsiveness(List<GroupChange> groups) {
        return groups.stream()
                .map(group -> CHANGES.add(new Tree().put("arm", group.arm()), group.responsiveness()))
                .toList();
    }

    private static Map<Object, Object> byRating(
            MinimalImportantChange minimal, Function<MinimalImportantChange.Rating, Object> value) {
        Map<Object, Object> by = new LinkedHashMap<>();
        minimal.ratings().forEach(rating -> {
            double number = rating.rating();
            by.put(
                    number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number),
                    value.apply(rating));
        });
        return by;
    }

    private static Tree byReliability(MinimalImportantChange minimal) {
        Tree adjusted = new Tree();
        minimal.adjusted2022().forEach(row -> adjusted.put("rel_" + row.reliability(), row.value()));
        return adjusted;
    }

    private static List<Tree> people(GroupChange all) {
        List<Tree> people = new ArrayList<>();
        for (int i = 0; i < all.scores().n(); i++) {
            int respondent = i;
            Tree person = new Tree()
                    .put("id", all.scores().ids().get(i))
                    .put("first", all.scores().first()[i])
                    .put("second", all.scores().second()[i])
                    .put("change", all.scores().change()[i])
                    .putValue(
                            "indices",
                            CHANGES.value(byMethod(all.reliable().indices(), index -> index.values()[respondent])));
            all.clinical().ifPresent(changes -> person.put("clinical", RecordTree.word(changes.get(respondent))));
            people.add(person);
        }
        return people;
    }
}
