package kith.change.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kith.Reference;
import kith.Tolerance;
import kith.data.Grouping;
import kith.data.Responses;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every number of change_mmrm and change_mmrm_df. */
class MixedModelTest {

    private static final Responses LONG = Reference.data("trial_long.csv");
    private static final List<String> TERMS = List.of(
            "(Intercept)", "base", "visitmonth6", "armintervention", "base:visitmonth6", "visitmonth6:armintervention");

    private static RepeatedDesign design(boolean clustered) {
        double[] base = LONG.column("base");
        double[][] x = new double[LONG.size()][];
        int[] visit = new int[LONG.size()];
        for (int row = 0; row < x.length; row++) {
            visit[row] = LONG.labels().get("visit").get(row).equals("month6") ? 1 : 0;
            double arm = LONG.labels().get("arm").get(row).equals("intervention") ? 1 : 0;
            x[row] = new double[] {1, base[row], visit[row], arm, base[row] * visit[row], arm * visit[row]};
        }
        Grouping person = LONG.grouping("id");
        return new RepeatedDesign(
                TERMS,
                x,
                LONG.column("total"),
                person.code(),
                visit,
                clustered ? LONG.grouping("cluster").code() : new int[0],
                2);
    }

    private static double cell(JsonNode matrix, String row, int column) {
        for (int i = 0; i < matrix.get("rows").size(); i++) {
            if (matrix.get("rows").get(i).asText().equals(row)) {
                return matrix.get("x").get(i).get(column).asDouble();
            }
        }
        throw new AssertionError("no row " + row);
    }

    private static void fixed(MixedModel model, JsonNode wanted, boolean withDf) {
        List<FixedEffect> effects = model.effects(FreedomMethod.BETWEEN_WITHIN, 0.95);
        int column = 0;
        assertThat(wanted.get("rows")).hasSize(effects.size());
        for (FixedEffect effect : effects) {
            column = 0;
            Tolerance.ESTIMATE.check(effect.name(), effect.estimate(), cell(wanted, effect.name(), column++));
            Tolerance.STANDARD_ERROR.check(
                    effect.name(), effect.standardError(), cell(wanted, effect.name(), column++));
            if (withDf) {
                assertThat(effect.df()).isEqualTo(cell(wanted, effect.name(), column++));
            }
            Tolerance.ESTIMATE.checkScaled(effect.name(), effect.t(), cell(wanted, effect.name(), column++));
            double df = withDf ? effect.df() : model.rows() - model.terms().size();
            Tolerance.ESTIMATE.check(
                    effect.name(),
                    FixedEffect.of("", effect.estimate(), effect.standardError(), df, 0.95)
                            .pvalue(),
                    cell(wanted, effect.name(), column));
        }
    }

    private static void covariance(MixedModel model, JsonNode wanted) {
        double[] sd = model.deviations();
        for (int i = 0; i < sd.length; i++) {
            Tolerance.ESTIMATE.checkScaled("sd", sd[i], wanted.get("sd").get(i).asDouble());
        }
        JsonNode correlations = wanted.get("cor");
        double[] found = model.correlations();
        for (int i = 0; i < found.length; i++) {
            Tolerance.ESTIMATE.check(
                    "cor", found[i], (correlations.isArray() ? correlations.get(i) : correlations).asDouble());
        }
    }

    private static void treatment(MixedModel model, JsonNode wanted) {
        double[] early = {0, 0, 0, 1, 0, 0};
        double[] late = {0, 0, 0, 1, 0, 1};
        FixedEffect month3 = model.effect("month3", early, FreedomMethod.SATTERTHWAITE, 0.95);
        FixedEffect month6 = model.effect("month6", late, FreedomMethod.SATTERTHWAITE, 0.95);
        Tolerance.ESTIMATE.check(
                "3", month3.estimate(), wanted.at("/month3/est").asDouble());
        Tolerance.STANDARD_ERROR.check(
                "3", month3.standardError(), wanted.at("/month3/se").asDouble());
        Tolerance.ESTIMATE.check(
                "6", month6.estimate(), wanted.at("/month6/est").asDouble());
        Tolerance.STANDARD_ERROR.check(
                "6", month6.standardError(), wanted.at("/month6/se").asDouble());
    }

    @Test
    void restrictedLikelihood() {
        JsonNode wanted = Reference.json("change_mmrm").get("mmrm_reml");
        MixedModel model = MixedModel.of(design(false), Structure.UNSTRUCTURED, Likelihood.REML);
        assertThat(model.converged()).isTrue();
        assertThat(model.rows()).isEqualTo(wanted.get("n").asInt());
        assertThat(model.people()).isEqualTo(wanted.get("people").asInt());
        fixed(model, wanted.get("fixed"), false);
        covariance(model, wanted.get("covariance"));
        Tolerance.CHI_SQUARE.check(
                "logLik", model.logLikelihood(), wanted.get("logLik").asDouble());
        treatment(model, wanted.get("treatment_effect"));
    }

    @Test
    void likelihood() {
        JsonNode wanted = Reference.json("change_mmrm").get("mmrm_ml");
        MixedModel model = MixedModel.of(design(false), Structure.UNSTRUCTURED, Likelihood.ML);
        assertThat(model.converged()).isTrue();
        Tolerance.CHI_SQUARE.check(
                "logLik", model.logLikelihood(), wanted.get("logLik").asDouble());
        covariance(model, wanted.get("covariance"));
        JsonNode fixed = wanted.get("fixed");
        for (FixedEffect effect : model.effects(FreedomMethod.BETWEEN_WITHIN, 0.95)) {
            Tolerance.ESTIMATE.check(effect.name(), effect.estimate(), cell(fixed, effect.name(), 0));
            // gls widens the standard errors of a fit by ML by √(N/(N − p))
            double se = effect.standardError() * Math.sqrt(491.0 / (491 - 6));
            Tolerance.STANDARD_ERROR.check(effect.name(), se, cell(fixed, effect.name(), 1));
            Tolerance.ESTIMATE.check(effect.name(), effect.estimate() / se, cell(fixed, effect.name(), 2));
            Tolerance.ESTIMATE.check(
                    effect.name(),
                    FixedEffect.of("", effect.estimate(), se, 485, 0.95).pvalue(),
                    cell(fixed, effect.name(), 3));
        }
    }

    @Test
    void clusters() {
        JsonNode wanted = Reference.json("change_mmrm").get("mmrm_cluster_reml");
        MixedModel model = MixedModel.of(design(true), Structure.UNSTRUCTURED, Likelihood.REML);
        assertThat(model.converged()).isTrue();
        Tolerance.CHI_SQUARE.check(
                "logLik", model.logLikelihood(), wanted.get("logLik").asDouble());
        // lme stopped on a flat ridge: its likelihood is lower than this maximum, by less than 1e-7
        assertThat(model.logLikelihood()).isGreaterThan(wanted.get("logLik").asDouble());
        assertThat(model.clusterDeviation())
                .isCloseTo(wanted.get("sd_cluster").asDouble(), org.assertj.core.data.Offset.offset(1e-3));
        fixed(model, wanted.get("fixed"), true);
        covariance(model, wanted.get("covariance"));
        treatment(model, wanted.get("treatment_effect"));
    }

    @ParameterizedTest
    @EnumSource(FreedomMethod.class)
    void degreesOfFreedom(FreedomMethod method) {
        JsonNode wanted = Reference.json("change_mmrm_df").get(method.name().toLowerCase(Locale.ROOT));
        MixedModel model = MixedModel.of(design(false), Structure.UNSTRUCTURED, Likelihood.REML);
        Tolerance.CHI_SQUARE.check(
                "logLik", model.logLikelihood(), wanted.get("logLik").asDouble());
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                Tolerance.ESTIMATE.checkScaled(
                        "varcor",
                        model.covariance(i, j),
                        wanted.at("/varcor/x/" + i + "/" + j).asDouble());
            }
        }
        for (FixedEffect effect : model.effects(method, 0.95)) {
            check(
                    effect,
                    List.of(
                            cell(wanted.get("coef"), effect.name(), 0),
                            cell(wanted.get("coef"), effect.name(), 1),
                            cell(wanted.get("coef"), effect.name(), 2),
                            cell(wanted.get("coef"), effect.name(), 3),
                            cell(wanted.get("coef"), effect.name(), 4)));
        }
        for (String visit : List.of("month3", "month6")) {
            JsonNode cells = wanted.get("treatment_effect").get(visit);
            List<Double> values = new ArrayList<>();
            for (String name : List.of("est", "se", "df", "t_stat", "p_val")) {
                values.add(cells.get(name).asDouble());
            }
            double[] contrast = {0, 0, 0, 1, 0, visit.equals("month6") ? 1 : 0};
            check(model.effect(visit, contrast, method, 0.95), values);
        }
    }

    private static void check(FixedEffect effect, List<Double> wanted) {
        Tolerance.ESTIMATE.check(effect.name(), effect.estimate(), wanted.get(0));
        Tolerance.STANDARD_ERROR.check(effect.name(), effect.standardError(), wanted.get(1));
        Tolerance.ESTIMATE.checkScaled(effect.name() + " df", effect.df(), wanted.get(2));
        Tolerance.ESTIMATE.check(effect.name(), effect.t(), wanted.get(3));
        Tolerance.ESTIMATE.check(effect.name(), effect.pvalue(), wanted.get(4));
    }

    @Test
    void constrainedLongitudinalModel() {
        JsonNode wanted = Reference.json("change_mmrm").get("clda_3_visits_reml");
        Responses scored = Reference.data("trial_scored.csv");
        List<double[]> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        List<Integer> person = new ArrayList<>();
        List<Integer> visits = new ArrayList<>();
        int[] id = scored.grouping("id").code();
        double[] total = scored.column("total");
        for (int row = 0; row < scored.size(); row++) {
            int visit = List.of("baseline", "month3", "month6")
                    .indexOf(scored.labels().get("visit").get(row));
            if (visit >= 0 && !Double.isNaN(total[row])) {
                double arm = scored.labels().get("arm").get(row).equals("intervention") ? 1 : 0;
                double three = visit == 1 ? 1 : 0;
                double six = visit == 2 ? 1 : 0;
                x.add(new double[] {1, three, six, arm * three, arm * six});
                y.add(total[row]);
                person.add(id[row]);
                visits.add(visit);
            }
        }
        MixedModel model = MixedModel.of(
                new RepeatedDesign(
                        List.of("(Intercept)", "visitmonth3", "visitmonth6", "a3", "a6"),
                        x.toArray(double[][]::new),
                        y.stream().mapToDouble(Double::doubleValue).toArray(),
                        person.stream().mapToInt(Integer::intValue).toArray(),
                        visits.stream().mapToInt(Integer::intValue).toArray(),
                        new int[0],
                        3),
                Structure.UNSTRUCTURED,
                Likelihood.REML);
        assertThat(model.converged()).isTrue();
        assertThat(model.rows()).isEqualTo(wanted.get("n").asInt());
        fixed(model, wanted.get("fixed"), false);
        covariance(model, wanted.get("covariance"));
        Tolerance.CHI_SQUARE.check(
                "logLik", model.logLikelihood(), wanted.get("logLik").asDouble());
    }

    @ParameterizedTest
    @EnumSource(Structure.class)
    void derivativesAreThoseOfFiniteDifferences(Structure structure) {
        RepeatedDesign design = design(true);
        VisitCovariance covariance = structure.covariance(2);
        int k = covariance.parameters() + 1;
        double[] theta = new double[k];
        for (int i = 0; i < k; i++) {
            theta[i] = i == 0 || i == 1 && structure == Structure.UNSTRUCTURED || i == k - 1 ? 1.9 + 0.1 * i : 0.4;
        }
        for (Likelihood kind : Likelihood.values()) {
            LikelihoodPoint point = new LikelihoodPoint(design, covariance, kind, theta);
            LikelihoodPoint.Derivatives found = point.derivatives();
            for (int i = 0; i < k; i++) {
                double h = 1e-5;
                LikelihoodPoint above = moved(design, covariance, kind, theta, i, h);
                LikelihoodPoint below = moved(design, covariance, kind, theta, i, -h);
                assertThat(found.gradient()[i])
                        .isCloseTo(
                                (above.value() - below.value()) / (2 * h), org.assertj.core.data.Offset.offset(1e-4));
                double[] up = above.derivatives().gradient();
                double[] down = below.derivatives().gradient();
                for (int j = 0; j < k; j++) {
                    assertThat(found.observed().get(i, j))
                            .isCloseTo(-(up[j] - down[j]) / (2 * h), org.assertj.core.data.Offset.offset(1e-3));
                }
            }
        }
    }

    private static LikelihoodPoint moved(
            RepeatedDesign design, VisitCovariance covariance, Likelihood kind, double[] theta, int i, double by) {
        double[] other = theta.clone();
        other[i] += by;
        return new LikelihoodPoint(design, covariance, kind, other);
    }

    @ParameterizedTest
    @EnumSource(Structure.class)
    void covariancesHaveTheirDerivatives(Structure structure) {
        VisitCovariance covariance = structure.covariance(3);
        double[] theta = new double[covariance.parameters()];
        for (int i = 0; i < theta.length; i++) {
            theta[i] = 0.3 + 0.1 * i;
        }
        double h = 1e-6;
        for (int k = 0; k < theta.length; k++) {
            double[] up = theta.clone();
            double[] down = theta.clone();
            up[k] += h;
            down[k] -= h;
            close(covariance.first(theta, k), covariance.at(up), covariance.at(down), h);
            for (int l = 0; l < theta.length; l++) {
                close(covariance.second(theta, l, k), covariance.first(up, l), covariance.first(down, l), h);
            }
        }
    }

    private static void close(DMatrixRMaj found, DMatrixRMaj above, DMatrixRMaj below, double h) {
        for (int i = 0; i < found.data.length; i++) {
            assertThat(found.data[i])
                    .isCloseTo((above.data[i] - below.data[i]) / (2 * h), org.assertj.core.data.Offset.offset(1e-6));
        }
    }
}
