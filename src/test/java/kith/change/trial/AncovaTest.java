package kith.change.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import kith.Reference;
import kith.Tolerance;
import kith.change.RepeatedScores;
import kith.data.Responses;
import org.junit.jupiter.api.Test;

/** Every number of change_ancova, and the trial as a whole. */
class AncovaTest {

    private static final JsonNode WANTED = Reference.json("change_ancova");

    static RepeatedScores scores() {
        Responses wide = Reference.data("trial_wide.csv");
        List<String> waves = List.of("baseline", "month3", "month6");
        return new RepeatedScores(
                "trial_wide.csv",
                "total",
                Arrays.stream(wide.column("id")).mapToObj(Double::toString).toList(),
                waves,
                waves.stream().map(wide::column).toArray(double[][]::new),
                wide.labels().get("arm"),
                wide.labels().get("cluster"),
                new double[0][]);
    }

    private static TrialAnswer answer() {
        return TrialAnalysis.of(
                scores(),
                0,
                new int[] {1, 2},
                new TrialQuestion("usual_care", FreedomMethod.KENWARD_ROGER, Structure.UNSTRUCTURED, 0.95));
    }

    private static void check(String what, double found, JsonNode wanted) {
        Tolerance.CLOSED_FORM.check(what, found, Reference.number(wanted));
    }

    private static void check(String what, double[] found, JsonNode wanted) {
        assertThat(found).hasSize(wanted.size());
        for (int i = 0; i < found.length; i++) {
            check(what + i, found[i], wanted.get(i));
        }
    }

    @Test
    void leastSquares() {
        Ancova found = answer().ancova().orElseThrow();
        assertThat(found.n()).isEqualTo(WANTED.get("n").asInt());
        assertThat(found.clusters()).isEqualTo(WANTED.get("clusters").asInt());
        JsonNode ols = WANTED.get("ols");
        for (int j = 0; j < 3; j++) {
            FixedEffect effect = found.ols().get(j);
            assertThat(effect.name()).isEqualTo(ols.at("/coef/rows/" + j).asText());
            check("est", effect.estimate(), ols.at("/coef/x/" + j + "/0"));
            check("se", effect.standardError(), ols.at("/coef/x/" + j + "/1"));
            check("t", effect.t(), ols.at("/coef/x/" + j + "/2"));
            // relative 1e-8 of a probability of 1e-20 is beyond any algorithm for its tail
            Tolerance.CLOSED_FORM.checkScaled(
                    "p", effect.pvalue(), ols.at("/coef/x/" + j + "/3").asDouble());
            check("lower", effect.interval().lower(), ols.at("/ci/" + j + "/0"));
            check("upper", effect.interval().upper(), ols.at("/ci/" + j + "/1"));
        }
        check("sigma", found.sigma(), ols.get("sigma"));
        check("r2", found.rSquared(), ols.get("r2"));
        for (int k = 0; k < 2; k++) {
            Ancova.AdjustedMean mean = found.adjustedMeans().get(k);
            assertThat(mean.arm()).isEqualTo(ols.at("/adjusted_means/arm/" + k).asText());
            check("mean", mean.mean(), ols.at("/adjusted_means/mean/" + k));
            check("se", mean.standardError(), ols.at("/adjusted_means/se/" + k));
        }
        check("standardised", found.standardised()[0], ols.get("standardised_effect_baseline_sd"));
        check("hc0", found.hc0(), WANTED.get("hc0"));
        check("hc3", found.hc3(), WANTED.get("hc3"));
    }

    @Test
    void clusters() {
        Ancova found = answer().ancova().orElseThrow();
        check("cr0", found.cr0(), WANTED.get("cluster_CR0"));
        check("cr1", found.cr1(), WANTED.get("cluster_CR1_stata"));
        robust(found.cr2(), WANTED.get("CR2"));
        robust(found.cr1s(), WANTED.get("CR1S"));
        MixedModel mixed = found.mixed().orElseThrow();
        JsonNode wanted = WANTED.get("mixed_reml");
        Tolerance.CHI_SQUARE.check(
                "logLik", mixed.logLikelihood(), wanted.get("logLik").asDouble());
        Tolerance.CHI_SQUARE.check(
                "logLik", mixed.logLikelihood(), wanted.get("lme4_logLik").asDouble());
        Tolerance.ESTIMATE.check(
                "sd", mixed.clusterDeviation(), wanted.get("sd_cluster").asDouble());
        Tolerance.ESTIMATE.check(
                "sd", mixed.clusterDeviation(), wanted.at("/lme4_sd/0").asDouble());
        Tolerance.ESTIMATE.check(
                "sigma", mixed.deviations()[0], wanted.get("sigma").asDouble());
        Tolerance.ESTIMATE.check(
                "sigma", mixed.deviations()[0], wanted.at("/lme4_sd/1").asDouble());
        for (int j = 0; j < 3; j++) {
            FixedEffect effect =
                    mixed.effects(FreedomMethod.BETWEEN_WITHIN, 0.95).get(j);
            JsonNode row = wanted.at("/fixed/x/" + j);
            Tolerance.ESTIMATE.check("est", effect.estimate(), row.get(0).asDouble());
            Tolerance.STANDARD_ERROR.check(
                    "se", effect.standardError(), row.get(1).asDouble());
            assertThat(effect.df()).isEqualTo(row.get(2).asDouble());
            Tolerance.ESTIMATE.check("t", effect.t(), row.get(3).asDouble());
            Tolerance.ESTIMATE.check("p", effect.pvalue(), row.get(4).asDouble());
        }
    }

    private static void robust(List<FixedEffect> found, JsonNode wanted) {
        for (int j = 0; j < 3; j++) {
            check("est", found.get(j).estimate(), wanted.at("/est/" + j));
            check("se", found.get(j).standardError(), wanted.at("/se/" + j));
            check("df", found.get(j).df(), wanted.at("/df/" + j));
            Tolerance.CLOSED_FORM.checkScaled(
                    "p", found.get(j).pvalue(), wanted.at("/p/" + j).asDouble());
        }
    }

    @Test
    void theDifferencesAreThoseOfTheReference() {
        RepeatedScores all = scores();
        RepeatedScores free = new RepeatedScores(
                all.source(), all.score(), all.ids(), all.waves(), all.values(), all.arms(), List.of(), all.anchors());
        TrialAnswer found = TrialAnalysis.of(
                free,
                0,
                new int[] {1, 2},
                new TrialQuestion("usual_care", FreedomMethod.KENWARD_ROGER, Structure.UNSTRUCTURED, 0.95));
        JsonNode wanted = Reference.json("change_mmrm_df").at("/kenward_roger/treatment_effect");
        assertThat(found.differences()).hasSize(2);
        for (TrialAnswer.Difference difference : found.differences()) {
            FixedEffect effect = difference.by(FreedomMethod.KENWARD_ROGER);
            JsonNode cells = wanted.get(difference.visit());
            Tolerance.ESTIMATE.check("est", effect.estimate(), cells.get("est").asDouble());
            Tolerance.STANDARD_ERROR.check(
                    "se", effect.standardError(), cells.get("se").asDouble());
        }
        assertThat(found.attendance().get(1).present()).containsExactly(137, 119);
        Tolerance.ESTIMATE.check(
                "clda",
                found.constrained().orElseThrow().estimates()[4],
                Reference.json("change_mmrm")
                        .at("/clda_3_visits_reml/fixed/x/4/0")
                        .asDouble());
    }

    /** With one visit after baseline the mixed model is the analysis of covariance. */
    @Test
    void oneVisitGivesTheSameByBothModels() {
        RepeatedScores all = scores();
        RepeatedScores two = new RepeatedScores(
                all.source(),
                all.score(),
                all.ids(),
                all.waves().subList(0, 2),
                new double[][] {all.values()[0], all.values()[1]},
                all.arms(),
                List.of(),
                all.anchors());
        TrialAnswer found = TrialAnalysis.of(
                two,
                0,
                new int[] {1},
                new TrialQuestion("usual_care", FreedomMethod.KENWARD_ROGER_LINEAR, Structure.UNSTRUCTURED, 0.95));
        assertThat(found.findings()).isEmpty();
        FixedEffect mixed = found.differences().get(0).by(FreedomMethod.KENWARD_ROGER_LINEAR);
        FixedEffect ancova = found.ancova().orElseThrow().ols().get(2);
        Tolerance.ESTIMATE.check("est", mixed.estimate(), ancova.estimate());
        Tolerance.STANDARD_ERROR.check("se", mixed.standardError(), ancova.standardError());
        Tolerance.ESTIMATE.check("df", mixed.df(), ancova.df());
    }

    /** Scores of the reference arm raised by a constant in the other: that constant, without error. */
    @Test
    void threeArmsGiveTwoDifferencesAtEachVisit() {
        int n = 90;
        double[][] values = new double[3][n];
        org.apache.commons.math3.random.RandomGenerator random = kith.math.Seeds.stream(5, 0);
        String[] arms = new String[n];
        for (int i = 0; i < n; i++) {
            arms[i] = List.of("b", "a", "c").get(i % 3);
            values[0][i] = random.nextGaussian();
            for (int visit = 1; visit < 3; visit++) {
                double effect = arms[i].equals("a") ? 0 : arms[i].equals("b") ? 1 : 2;
                values[visit][i] = values[0][i] + visit * effect + 0.1 * random.nextGaussian();
            }
        }
        List<String> ids = java.util.stream.IntStream.range(0, n)
                .mapToObj(Integer::toString)
                .toList();
        RepeatedScores scores = new RepeatedScores(
                "made", "x", ids, List.of("0", "1", "2"), values, List.of(arms), List.of(), new double[0][]);
        TrialAnswer found = TrialAnalysis.of(
                scores,
                0,
                new int[] {1, 2},
                new TrialQuestion("a", FreedomMethod.SATTERTHWAITE, Structure.UNSTRUCTURED, 0.95));
        assertThat(found.arms()).containsExactly("a", "b", "c");
        assertThat(found.differences()).hasSize(4);
        for (TrialAnswer.Difference difference : found.differences()) {
            double effect = difference.arm().equals("b") ? 1 : 2;
            FixedEffect estimate = difference.by(FreedomMethod.SATTERTHWAITE);
            assertThat(estimate.estimate())
                    .isCloseTo(
                            effect * Integer.parseInt(difference.visit()),
                            org.assertj.core.data.Offset.offset(4 * estimate.standardError()));
        }
    }
}
