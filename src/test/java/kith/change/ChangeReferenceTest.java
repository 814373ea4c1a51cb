package kith.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.reliability.agreement.IntraclassCorrelation.Kind;
import kith.resampling.Interval;
import org.junit.jupiter.api.Test;

/** Every number of the files change_retest, change_rci, change_responsiveness and change_mic_*. */
class ChangeReferenceTest {

    private static final double LEVEL = 0.95;
    private static final Responses TRIAL = Reference.data("trial_wide.csv");
    private static final double RELIABILITY = 0.886683019258121;

    private static double[] column(String name, String arm) {
        double[] column = TRIAL.column(name);
        for (int i = 0; i < column.length; i++) {
            if (!arm.isEmpty() && !TRIAL.labels().get("arm").get(i).equals(arm)) {
                column[i] = Double.NaN;
            }
        }
        return column;
    }

    private static PairedScores pair(String second, String arm) {
        return PairedScores.of(TRIAL.rowIds(), column("baseline", arm), column(second, arm));
    }

    private static void check(String what, double actual, JsonNode expected) {
        Tolerance.CLOSED_FORM.check(what, actual, Reference.number(expected));
    }

    private static void check(String what, Interval actual, JsonNode expected) {
        check(what + " lower", actual.lower(), expected.get(0));
        check(what + " upper", actual.upper(), expected.get(1));
    }

    @Test
    void retest() {
        JsonNode wanted = Reference.json("change_retest").get("trial_baseline_retest");
        Retest found = Retest.of(pair("retest", ""), LEVEL);
        assertThat(found.moments().n()).isEqualTo(wanted.get("n").asInt());
        check("mean 1", found.moments().meanFirst(), wanted.at("/mean/0"));
        check("mean 2", found.moments().meanSecond(), wanted.at("/mean/1"));
        check("sd 1", found.moments().sdFirst(), wanted.at("/sd/0"));
        check("sd 2", found.moments().sdSecond(), wanted.at("/sd/1"));
        check("r", found.moments().r(), wanted.get("pearson"));
        check("r", found.pearsonInterval(), wanted.get("pearson_ci_fisher"));
        check("MSR", found.intraclass().squares().people(), wanted.at("/anova/MSR"));
        check("MSC", found.intraclass().squares().raters(), wanted.at("/anova/MSC"));
        check("MSE", found.intraclass().squares().residual(), wanted.at("/anova/MSE"));
        check("MSW", found.intraclass().squares().within(), wanted.at("/anova/MSW"));
        check("person", found.personVariance(), wanted.at("/var/person"));
        check("occasion", found.occasionVariance(), wanted.at("/var/occasion"));
        check("error", found.errorVariance(), wanted.at("/var/error"));
        check("icc11", found.intraclass(Kind.ICC1).estimate(), wanted.get("icc11"));
        check("icc11", found.intraclass(Kind.ICC1).interval(), wanted.get("icc11_ci"));
        check("icc21", found.intraclass(Kind.ICC2).estimate(), wanted.get("icc21_agreement"));
        check("icc21", found.intraclass(Kind.ICC2).interval(), wanted.get("icc21_ci"));
        check("icc31", found.intraclass(Kind.ICC3).estimate(), wanted.get("icc31_consistency"));
        check("icc31", found.intraclass(Kind.ICC3).interval(), wanted.get("icc31_ci"));
        assertThat(wanted.get("sem")).hasSize(ErrorDefinition.values().length);
        for (ErrorDefinition definition : ErrorDefinition.values()) {
            String name = definition.name().toLowerCase(Locale.ROOT);
            DefinedError error = found.error(definition);
            check(name, error.sem(), wanted.get("sem").get(name));
            check(name, error.sdcIndividual(), wanted.get("sdc_individual").get(name));
            check(name, error.sdcGroup(), wanted.get("sdc_group").get(name));
            check(name, error.mdc90Individual(), wanted.get("mdc90_individual").get(name));
        }
        check("sem interval", found.consistencyInterval(), wanted.get("sem_consistency_ci"));
        limits(found.limits(), wanted.get("loa"));
    }

    private static void limits(AgreementLimits limits, JsonNode wanted) {
        check("bias", limits.agreement().bias().estimate(), wanted.get("bias"));
        check("bias", limits.agreement().bias().interval(), wanted.get("bias_ci"));
        check("sd", limits.agreement().sd(), wanted.get("sd"));
        check("lower", limits.lower(), wanted.get("lower"));
        check("upper", limits.upper(), wanted.get("upper"));
        check("lower z", limits.agreement().lower().estimate(), wanted.get("lower_z_exact"));
        check("upper z", limits.agreement().upper().estimate(), wanted.get("upper_z_exact"));
        check("1986", limits.lower1986(), wanted.get("ci_lower_BA1986"));
        check("1986", limits.upper1986(), wanted.get("ci_upper_BA1986"));
        check("1999", limits.lower1999(), wanted.get("ci_lower_BA1999"));
        check("1999", limits.upper1999(), wanted.get("ci_upper_BA1999"));
        check("exact", limits.lowerExact(), wanted.get("ci_lower_exact_carkeet"));
        check("exact", limits.upperExact(), wanted.get("ci_upper_exact_carkeet"));
        JsonNode slope = wanted.get("slope_diff_on_mean");
        check("slope", limits.agreement().slope().estimate(), slope.get("est"));
        check("slope se", limits.agreement().slope().standardError(), slope.get("se"));
        check("slope t", limits.slopeT(), slope.get("t"));
        check("slope p", limits.agreement().slope().pvalue(), slope.get("p"));
    }

    @Test
    void reliableChange() {
        JsonNode wanted = Reference.json("change_rci");
        reliableChange(pair("month6", ""), Optional.empty(), wanted.get("all_month6"));
        reliableChange(
                pair("month6", "intervention"),
                Optional.of(pair("month6", "usual_care")),
                wanted.get("intervention_month6"));
    }

    private static void reliableChange(PairedScores scores, Optional<PairedScores> reference, JsonNode wanted) {
        ReliableChange found = ReliableChange.of(
                scores, OptionalDouble.of(RELIABILITY), reference, LEVEL, ScoreDirection.HIGHER_IS_BETTER);
        assertThat(found.moments().n()).isEqualTo(wanted.get("n").asInt());
        check("reliability", found.reliability().orElseThrow(), wanted.get("reliability"));
        check("sd pre", found.moments().sdFirst(), wanted.get("sd_pre"));
        check("sd post", found.moments().sdSecond(), wanted.get("sd_post"));
        check("r12", found.moments().r(), wanted.get("r12"));
        wanted.get("se_difference").properties().forEach(entry -> {
            ChangeIndex index = found.index(method(entry.getKey())).orElseThrow();
            check(entry.getKey(), index.standardError(), entry.getValue());
        });
        assertThat(found.indices()).hasSize(wanted.get("first10").size());
        wanted.get("first10").properties().forEach(entry -> {
            ChangeIndex index = found.index(method(entry.getKey())).orElseThrow();
            for (int i = 0; i < 10; i++) {
                check(entry.getKey() + i, index.values()[i], entry.getValue().get(i));
            }
            JsonNode counts = wanted.get("counts").get(entry.getKey());
            assertThat(index.count(ChangeVerdict.IMPROVED))
                    .isEqualTo(counts.get("improved").asInt());
            assertThat(index.count(ChangeVerdict.UNCHANGED))
                    .isEqualTo(counts.get("unchanged").asInt());
            assertThat(index.count(ChangeVerdict.WORSE))
                    .isEqualTo(counts.get("worse").asInt());
        });
    }

    private static ReliableChangeMethod method(String name) {
        return ReliableChangeMethod.valueOf(name.toUpperCase(Locale.ROOT));
    }

    @Test
    void clinicalCutoffs() {
        JsonNode wanted = Reference.json("change_rci").get("cutoffs_jacobson_truax");
        kith.math.Descriptives baseline = kith.math.Descriptives.of(TRIAL.column("baseline"));
        check("mean", baseline.mean(), wanted.at("/dysfunctional/0"));
        check("sd", baseline.sd(), wanted.at("/dysfunctional/1"));
        ClinicalCutoffs found = ClinicalCutoffs.of(
                new ClinicalCutoffs.Norm(baseline.mean(), baseline.sd()),
                Optional.of(new ClinicalCutoffs.Norm(
                        wanted.at("/functional_assumed/0").asDouble(),
                        wanted.at("/functional_assumed/1").asDouble())),
                ScoreDirection.HIGHER_IS_BETTER);
        check("a", found.a(), wanted.get("a"));
        check("b", found.b().orElseThrow(), wanted.get("b"));
        check("c", found.c().orElseThrow(), wanted.get("c"));
    }

    @Test
    void responsiveness() {
        JsonNode wanted = Reference.json("change_responsiveness");
        double[] rating = TRIAL.column("change_rating");
        double[] stable = where(pairChange(), rating, value -> value == 4);
        responsiveness(pair("month6", ""), stable, wanted.get("all_month6"));
        responsiveness(pair("month6", "intervention"), stable, wanted.get("intervention_month6"));
        responsiveness(pair("month6", "usual_care"), stable, wanted.get("usual_care_month6"));
        PairedScores improved = PairedScores.of(
                TRIAL.rowIds(), where(TRIAL.column("baseline"), rating, value -> value >= 5), TRIAL.column("month6"));
        responsiveness(improved, stable, wanted.get("improved_month6"));
    }

    private static double[] pairChange() {
        double[] first = TRIAL.column("baseline");
        double[] second = TRIAL.column("month6");
        Arrays.setAll(second, i -> second[i] - first[i]);
        return second;
    }

    private static double[] where(double[] values, double[] rating, DoublePredicate of) {
        double[] some = values.clone();
        Arrays.setAll(some, i -> of.test(rating[i]) ? values[i] : Double.NaN);
        return some;
    }

    private static void responsiveness(PairedScores scores, double[] stable, JsonNode wanted) {
        Responsiveness found = Responsiveness.of(scores, stable, LEVEL);
        PairMoments m = found.moments();
        assertThat(m.n()).isEqualTo(wanted.get("n").asInt());
        check("mean_pre", m.meanFirst(), wanted.get("mean_pre"));
        check("mean_post", m.meanSecond(), wanted.get("mean_post"));
        check("mean_change", m.meanChange(), wanted.get("mean_change"));
        check("sd_pre", m.sdFirst(), wanted.get("sd_pre"));
        check("sd_post", m.sdSecond(), wanted.get("sd_post"));
        check("sd_change", m.sdChange(), wanted.get("sd_change"));
        check("r", m.r(), wanted.get("r"));
        check("t", found.t(), wanted.get("t"));
        check("p", found.pvalue(), wanted.get("p"));
        check("es", found.effectSize(), wanted.get("es_glass_baseline_sd"));
        check("becker", found.becker(), wanted.get("es_ci_becker"));
        check("becker df", found.beckerDf(), wanted.get("es_ci_becker_df"));
        check("srm", found.srm(), wanted.get("srm"));
        // R's uniroot was stopped at 1e-10 and pt is exact to about 1e-12: ends agree to 1e-8 of their size
        check("noncentral", found.srmNoncentral(), wanted.get("srm_ci_noncentral_t"));
        check("normal", found.srmNormal(), wanted.get("srm_ci_normal"));
        check("hedges", found.srmHedges(), wanted.get("srm_hedges"));
        check("average", found.averageSd(), wanted.get("d_average_sd"));
        check("repeated", found.repeatedMeasures(), wanted.get("d_repeated_measures"));
        check("guyatt", found.guyatt().orElseThrow().index(), wanted.get("guyatt"));
        check("stable", found.guyatt().orElseThrow().sdStable(), wanted.get("guyatt_sd_stable"));
    }

    @Test
    void minimalImportantChangeOfTheTrial() {
        JsonNode wanted = Reference.json("change_mic_trial");
        double[] change = pairChange();
        double[] rating = TRIAL.column("change_rating");
        minimal(change, rating, value -> value >= 5, wanted.get("little_better_or_more"));
        minimal(change, rating, value -> value >= 6, wanted.get("better_or_more"));
        double[] loss = Arrays.stream(change).map(value -> -value).toArray();
        double[] turned = Arrays.stream(rating).map(value -> 8 - value).toArray();
        minimal(loss, turned, value -> value >= 5, wanted.get("worse_or_more"));
    }

    @Test
    void minimalImportantChangeOfTheExample() {
        Responses example = Reference.data("mic_example.csv");
        double[] change = new double[example.size()];
        for (int item = 1; item <= 10; item++) {
            double[] first = example.column("v1_" + item);
            double[] second = example.column("v2_" + item);
            Arrays.setAll(change, i -> change[i] + second[i] - first[i]);
        }
        JsonNode wanted = Reference.json("change_mic_example");
        MinimalImportantChange found = minimal(change, example.column("trat"), value -> value == 1, wanted);
        Tolerance.ESTIMATE.check(
                "MiCT predictive",
                found.predictive(),
                wanted.get("MiCT_mic_pred").asDouble());
        check("MiCT roc", found.roc().youden().threshold(), wanted.at("/MiCT_mic_roc/mic_roc"));
        MinimalImportantChange known = MinimalImportantChange.of(
                        change,
                        example.column("trat"),
                        value -> value == 1,
                        List.of(wanted.get("transition_reliability").asDouble()),
                        LEVEL)
                .orElseThrow();
        double adjusted = known.adjusted2022().get(0).value();
        Tolerance.ESTIMATE.check(
                "adjusted", adjusted, wanted.get("MiCT_mic_adjust").asDouble());
        Tolerance.ESTIMATE.check(
                "adjusted",
                adjusted,
                wanted.get("mic_adjusted_with_that_reliability").asDouble());
    }

    private static MinimalImportantChange minimal(
            double[] change, double[] rating, DoublePredicate improved, JsonNode wanted) {
        MinimalImportantChange found = MinimalImportantChange.of(
                        change, rating, improved, MinimalImportantChange.USUAL_RELIABILITIES, LEVEL)
                .orElseThrow();
        assertThat(found.n()).isEqualTo(wanted.get("n").asInt());
        assertThat(found.improved()).isEqualTo(wanted.get("improved").asInt());
        check("share", found.share(), wanted.get("prop_improved"));
        check("log odds", found.logOdds(), wanted.get("log_odds_pre"));
        check("rho", found.pointBiserial(), wanted.get("cor_anchor_change_point_biserial"));
        check("spearman", found.spearman(), wanted.get("cor_anchor_change_spearman"));
        check("sd", found.sdChange(), wanted.get("sd_change"));
        List<String> ratings = new ArrayList<>();
        for (MinimalImportantChange.Rating row : found.ratings()) {
            String name = Integer.toString((int) row.rating());
            ratings.add(name);
            check(name, row.change().mean(), wanted.get("mean_change_by_rating").get(name));
            assertThat(row.change().n())
                    .isEqualTo(wanted.get("n_by_rating").get(name).asInt());
        }
        assertThat(wanted.get("n_by_rating").fieldNames()).toIterable().containsExactlyElementsOf(ratings);
        // glm stops at a relative change of the deviance of 1e-8
        Tolerance.ESTIMATE.check(
                "intercept", found.curve().intercept(), wanted.get("intercept").asDouble());
        Tolerance.ESTIMATE.check(
                "slope", found.curve().slope(), wanted.get("slope").asDouble());
        Tolerance.ESTIMATE.check(
                "mic", found.predictive(), wanted.get("mic_predictive").asDouble());
        // glm takes the weights of its step before the last; with epsilon = 1e-15 it gives 2.21836800538 in place of
        // 2.21826312152
        Tolerance.STANDARD_ERROR.checkScaled(
                "mic se",
                found.predictiveError(),
                wanted.get("se_delta_prevalence_fixed").asDouble());
        Tolerance.ESTIMATE.check(
                "2017", found.adjusted2017(), wanted.get("mic_adjusted_2017").asDouble());
        assertThat(found.adjusted2022()).hasSize(wanted.get("mic_adjusted_2022").size());
        for (MinimalImportantChange.Adjusted adjusted : found.adjusted2022()) {
            Tolerance.ESTIMATE.check(
                    "2022",
                    adjusted.value(),
                    wanted.get("mic_adjusted_2022")
                            .get("rel_" + adjusted.reliability())
                            .asDouble());
        }
        check("auc", found.roc().auc(), wanted.get("auc"));
        check("auc", found.roc().aucInterval(), wanted.get("auc_ci_delong"));
        cut(found.roc().youden(), wanted.get("youden"));
        cut(found.roc().closestTopLeft(), wanted.get("closest_topleft"));
        cut(found.roc().balanced(), wanted.get("sens_equals_spec"));
        assertThat(wanted.get("mean_cut_point_mic").isNull()).isTrue();
        return found;
    }

    private static void cut(CutPoint found, JsonNode wanted) {
        check("threshold", found.threshold(), wanted.get("threshold"));
        check("sensitivity", found.sensitivity(), wanted.get("sensitivity"));
        check("specificity", found.specificity(), wanted.get("specificity"));
        assertThat(found.tied()).isZero();
    }
}
