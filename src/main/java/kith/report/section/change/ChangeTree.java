package kith.report.section.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kith.change.AgreementLimits;
import kith.change.ChangeAnswer;
import kith.change.ChangeIndex;
import kith.change.ChangeVerdict;
import kith.change.ClinicalCutoffs;
import kith.change.CutPoint;
import kith.change.DefinedError;
import kith.change.GroupChange;
import kith.change.MinimalImportantChange;
import kith.change.PairMoments;
import kith.change.Responsiveness;
import kith.change.Retest;
import kith.change.trial.TrialAnswer;
import kith.reliability.agreement.IntraclassCorrelation.Kind;
import kith.report.document.Tree;
import kith.report.section.sample.SampleTree;
import kith.resampling.Interval;

/** Change as other programs see it. */
public final class ChangeTree {

    private ChangeTree() {}

    /** The result of the verb {@code change}. */
    public static Tree of(ChangeAnswer answer, Optional<TrialAnswer> trial) {
        return summary(answer, trial).put("people", people(answer.groups().get(0)));
    }

    /** The same without single respondents. */
    static Tree summary(ChangeAnswer answer, Optional<TrialAnswer> trial) {
        Tree tree = new Tree()
                .put("score", answer.score())
                .put("from", answer.from())
                .put("to", answer.to())
                .put("level", answer.question().level())
                .put("direction", lower(answer.question().direction()))
                .put(
                        "waves",
                        answer.waves(),
                        wave -> SampleTree.descriptives(
                                        new Tree().put("wave", wave.wave()).put("arm", wave.arm()), wave.scores())
                                .put("retained", wave.retained()))
                .put("reliability", answer.reliability().orElse(Double.NaN));
        answer.retest().ifPresentOrElse(retest -> tree.put("retest", retest(retest)), () -> tree.putNull("retest"));
        tree.put("reliable_change", answer.groups(), ChangeTree::reliable)
                .put("cutoffs_jacobson_truax", cutoffs(answer.cutoffs()))
                .put("responsiveness", answer.groups(), ChangeTree::responsiveness);
        answer.minimal()
                .ifPresentOrElse(
                        minimal -> tree.put("minimal_important_change", minimal(minimal)),
                        () -> tree.putNull("minimal_important_change"));
        trial.ifPresentOrElse(found -> tree.put("trial", TrialTree.of(found)), () -> tree.putNull("trial"));
        return tree.put(
                "distribution",
                new Tree()
                        .put(
                                "improved_by_at_least",
                                numbers(answer.distribution().thresholds()))
                        .put(
                                "arms",
                                answer.distribution().arms(),
                                curve -> new Tree()
                                        .put("arm", curve.arm())
                                        .put("n", curve.n())
                                        .put("share", numbers(curve.share()))));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static List<Double> numbers(double... values) {
        List<Double> numbers = new ArrayList<>();
        for (double value : values) {
            numbers.add(value);
        }
        return numbers;
    }

    private static List<Double> ends(Interval interval) {
        return numbers(interval.lower(), interval.upper());
    }

    private static Tree retest(Retest retest) {
        PairMoments moments = retest.moments();
        Tree sem = new Tree();
        Tree individual = new Tree();
        Tree group = new Tree();
        Tree mdc = new Tree();
        for (DefinedError error : retest.errors()) {
            String name = lower(error.definition());
            sem.put(name, error.sem());
            individual.put(name, error.sdcIndividual());
            group.put(name, error.sdcGroup());
            mdc.put(name, error.mdc90Individual());
        }
        return new Tree()
                .put("n", moments.n())
                .put("mean", numbers(moments.meanFirst(), moments.meanSecond()))
                .put("sd", numbers(moments.sdFirst(), moments.sdSecond()))
                .put("pearson", moments.r())
                .put("pearson_ci_fisher", ends(retest.pearsonInterval()))
                .put(
                        "anova",
                        new Tree()
                                .put("msr", retest.intraclass().squares().people())
                                .put("msc", retest.intraclass().squares().raters())
                                .put("mse", retest.intraclass().squares().residual())
                                .put("msw", retest.intraclass().squares().within()))
                .put(
                        "var",
                        new Tree()
                                .put("person", retest.personVariance())
                                .put("occasion", retest.occasionVariance())
                                .put("error", retest.errorVariance()))
                .put("icc11", retest.intraclass(Kind.ICC1).estimate())
                .put("icc11_ci", ends(retest.intraclass(Kind.ICC1).interval()))
                .put("icc21_agreement", retest.intraclass(Kind.ICC2).estimate())
                .put("icc21_ci", ends(retest.intraclass(Kind.ICC2).interval()))
                .put("icc31_consistency", retest.intraclass(Kind.ICC3).estimate())
                .put("icc31_ci", ends(retest.intraclass(Kind.ICC3).interval()))
                .put("sem", sem)
                .put("sem_consistency_ci", ends(retest.consistencyInterval()))
                .put("sdc_individual", individual)
                .put("sdc_group", group)
                .put("mdc90_individual", mdc)
                .put("loa", limits(retest.limits()));
    }

    private static Tree limits(AgreementLimits limits) {
        return new Tree()
                .put("bias", limits.agreement().bias().estimate())
                .put("bias_ci", ends(limits.agreement().bias().interval()))
                .put("sd", limits.agreement().sd())
                .put("lower", limits.lower())
                .put("upper", limits.upper())
                .put("lower_z_exact", limits.agreement().lower().estimate())
                .put("upper_z_exact", limits.agreement().upper().estimate())
                .put("ci_lower_ba1986", ends(limits.lower1986()))
                .put("ci_upper_ba1986", ends(limits.upper1986()))
                .put("ci_lower_ba1999", ends(limits.lower1999()))
                .put("ci_upper_ba1999", ends(limits.upper1999()))
                .put("ci_lower_exact_carkeet", ends(limits.lowerExact()))
                .put("ci_upper_exact_carkeet", ends(limits.upperExact()))
                .put(
                        "slope_diff_on_mean",
                        new Tree()
                                .put("est", limits.agreement().slope().estimate())
                                .put("se", limits.agreement().slope().standardError())
                                .put("t", limits.slopeT())
                                .put("p", limits.agreement().slope().pvalue()));
    }

    private static Tree reliable(GroupChange group) {
        PairMoments moments = group.reliable().moments();
        Tree errors = new Tree();
        Tree counts = new Tree();
        for (ChangeIndex index : group.reliable().indices()) {
            errors.put(lower(index.method()), index.standardError());
            counts.put(
                    lower(index.method()),
                    new Tree()
                            .put("improved", index.count(ChangeVerdict.IMPROVED))
                            .put("unchanged", index.count(ChangeVerdict.UNCHANGED))
                            .put("worse", index.count(ChangeVerdict.WORSE)));
        }
        Tree tree = new Tree()
                .put("arm", group.arm())
                .put("n", moments.n())
                .put("incomplete", moments.incomplete())
                .put("reliability", group.reliable().reliability().orElse(Double.NaN))
                .put("sd_pre", moments.sdFirst())
                .put("sd_post", moments.sdSecond())
                .put("r12", moments.r())
                .put("se_difference", errors)
                .put("counts", counts);
        Tree clinical = new Tree();
        group.clinicalCounts().forEach((change, count) -> clinical.put(lower(change), count));
        return group.clinical().isPresent() ? tree.put("clinical", clinical) : tree.putNull("clinical");
    }

    private static Tree cutoffs(ClinicalCutoffs cutoffs) {
        Tree tree = new Tree()
                .put(
                        "dysfunctional",
                        numbers(cutoffs.clinical().mean(), cutoffs.clinical().sd()));
        cutoffs.functional()
                .ifPresentOrElse(
                        norm -> tree.put("functional_assumed", numbers(norm.mean(), norm.sd())),
                        () -> tree.putNull("functional_assumed"));
        return tree.put("a", cutoffs.a())
                .put("b", cutoffs.b().orElse(Double.NaN))
                .put("c", cutoffs.c().orElse(Double.NaN))
                .put("applied", cutoffs.applied());
    }

    private static Tree responsiveness(GroupChange group) {
        Responsiveness found = group.responsiveness();
        PairMoments moments = found.moments();
        return new Tree()
                .put("arm", group.arm())
                .put("n", moments.n())
                .put("mean_pre", moments.meanFirst())
                .put("mean_post", moments.meanSecond())
                .put("mean_change", moments.meanChange())
                .put("sd_pre", moments.sdFirst())
                .put("sd_post", moments.sdSecond())
                .put("sd_change", moments.sdChange())
                .put("r", moments.r())
                .put("t", found.t())
                .put("p", found.pvalue())
                .put("es_glass_baseline_sd", found.effectSize())
                .put("es_ci_becker", ends(found.becker()))
                .put("es_ci_becker_df", ends(found.beckerDf()))
                .put("srm", found.srm())
                .put("srm_ci_noncentral_t", ends(found.srmNoncentral()))
                .put("srm_ci_normal", ends(found.srmNormal()))
                .put("srm_hedges", found.srmHedges())
                .put("d_average_sd", found.averageSd())
                .put("d_repeated_measures", found.repeatedMeasures())
                .put("guyatt", found.guyatt().map(Responsiveness.Guyatt::index).orElse(Double.NaN))
                .put(
                        "guyatt_sd_stable",
                        found.guyatt().map(Responsiveness.Guyatt::sdStable).orElse(Double.NaN));
    }

    private static Tree minimal(MinimalImportantChange minimal) {
        Tree means = new Tree();
        Tree counts = new Tree();
        minimal.ratings().forEach(rating -> {
            String name = rating.rating() == Math.rint(rating.rating())
                    ? Long.toString((long) rating.rating())
                    : Double.toString(rating.rating());
            means.put(name, rating.change().mean());
            counts.put(name, rating.change().n());
        });
        Tree adjusted = new Tree();
        minimal.adjusted2022().forEach(row -> adjusted.put("rel_" + row.reliability(), row.value()));
        return new Tree()
                .put("n", minimal.n())
                .put("improved", minimal.improved())
                .put("prop_improved", minimal.share())
                .put("log_odds_pre", minimal.logOdds())
                .put("cor_anchor_change_point_biserial", minimal.pointBiserial())
                .put("cor_anchor_change_spearman", minimal.spearman())
                .put("sd_change", minimal.sdChange())
                .put("mean_change_by_rating", means)
                .put("n_by_rating", counts)
                .put("converged", minimal.curve().converged())
                .put("intercept", minimal.curve().intercept())
                .put("slope", minimal.curve().slope())
                .put("mic_predictive", minimal.predictive())
                .put("se_delta_prevalence_fixed", minimal.predictiveError())
                .put("mic_adjusted_2017", minimal.adjusted2017())
                .put("mic_adjusted_2022", adjusted)
                .put("auc", minimal.roc().auc())
                .put("auc_ci_delong", ends(minimal.roc().aucInterval()))
                .put("youden", cut(minimal.roc().youden()))
                .put("closest_topleft", cut(minimal.roc().closestTopLeft()))
                .put("sens_equals_spec", cut(minimal.roc().balanced()));
    }

    private static Tree cut(CutPoint cut) {
        return new Tree()
                .put("threshold", cut.threshold())
                .put("sensitivity", cut.sensitivity())
                .put("specificity", cut.specificity())
                .put("tied", cut.tied());
    }

    private static List<Tree> people(GroupChange all) {
        List<Tree> people = new ArrayList<>();
        for (int i = 0; i < all.scores().n(); i++) {
            int respondent = i;
            Tree indices = new Tree();
            for (ChangeIndex index : all.reliable().indices()) {
                indices.put(lower(index.method()), index.values()[i]);
            }
            Tree person = new Tree()
                    .put("id", all.scores().ids().get(i))
                    .put("first", all.scores().first()[i])
                    .put("second", all.scores().second()[i])
                    .put("change", all.scores().change()[i])
                    .put("indices", indices);
            all.clinical().ifPresent(changes -> person.put("clinical", lower(changes.get(respondent))));
            people.add(person);
        }
        return people;
    }
}
