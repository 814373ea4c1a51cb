package kith.sem.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.math.Matrix;
import kith.reliability.model.ConstructValidity;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import kith.sem.fit.FittedModel;
import kith.sem.score.FactorScores;
import kith.sem.score.FactorScoring;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Residuals, factor scores, reliability and validity against lavaan 0.6-14 and semTools 0.5-6. */
class DiagnosticsReferenceTest {

    private static final Sem THREE_FACTORS =
            Sem.of("visual =~ x1 + x2 + x3\n textual =~ x4 + x5 + x6\n speed =~ x7 + x8 + x9");
    private static final Responses PUPILS = Reference.data("hs1939.csv");
    private static final FittedModel FITTED = THREE_FACTORS.fitted(PUPILS);
    private static final JsonNode EXPECTED = Reference.json("cfa_ml_diagnostics");

    static void check(String what, Matrix own, JsonNode expected) {
        for (int i = 0; i < expected.get("rows").size(); i++) {
            for (int j = 0; j < expected.get("cols").size(); j++) {
                String row = expected.get("rows").get(i).asText();
                String col = expected.get("cols").get(j).asText();
                Tolerance.ESTIMATE.checkScaled(
                        what + " " + row + " " + col,
                        own.at(row, col),
                        Reference.number(expected.get("x").get(i).get(j)));
            }
        }
    }

    @Test
    void impliedAndResidualMoments() {
        Residuals.Group group = Residuals.of(FITTED).groups().get(0);
        check("implied", FITTED.answer().groups().get(0).impliedCovariance(), EXPECTED.get("implied_cov"));
        check("standardised", group.standardised(), EXPECTED.get("residuals_cor"));
        check("z", group.z(), EXPECTED.get("residuals_z"));
        assertThat(group.means()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(FactorScoring.class)
    void factorScores(FactorScoring method) {
        FactorScores own = THREE_FACTORS.scores(FITTED, PUPILS, method);
        JsonNode expected = EXPECTED.get(method == FactorScoring.REGRESSION ? "scores_regression" : "scores_bartlett");
        assertThat(expected).hasSize(10);
        for (int r = 0; r < expected.size(); r++) {
            for (int k = 0; k < 3; k++) {
                Tolerance.ESTIMATE.check(
                        "row " + r + " factor " + k,
                        own.scores().at(r, k),
                        expected.get(r).get(k).doubleValue());
            }
        }
        assertThat(own.findings()).isEmpty();
    }

    @Test
    void reliabilityAndValidity() {
        ConstructValidity.Group own = ConstructValidity.of(FITTED).groups().get(0);
        for (String factor : List.of("visual", "textual", "speed")) {
            ConstructValidity.Factor measured = own.factor(factor);
            Tolerance.ESTIMATE.check(factor + " ave", measured.ave(), number("ave", factor));
            Tolerance.ESTIMATE.check(factor + " omega", measured.omega(), number("omega", factor));
            Tolerance.CLOSED_FORM.check(factor + " alpha", measured.alpha(), number("alpha", factor));
            assertThat(measured.omegaCategorical()).isNaN();
            assertThat(measured.indicators()).hasSize(3);
        }
        check("htmt", own.htmt2(), EXPECTED.get("htmt"));
    }

    private static double number(String coefficient, String factor) {
        return EXPECTED.get(coefficient).get(factor).doubleValue();
    }

    @Test
    void reliabilityOfOrderedItems() {
        Set<String> items = new LinkedHashSet<>();
        for (String scale : List.of("ci", "rw", "sb")) {
            for (int i = 1; i <= 4; i++) {
                items.add(scale + i);
            }
        }
        JsonNode expected = Reference.json("omega_categorical");
        ConstructValidity.Group own = ConstructValidity.of(Sem.of(
                                "ci =~ ci1 + ci2 + ci3 + ci4\n rw =~ rw1 + rw2 + rw3 + rw4\n sb =~ sb1 + sb2 + sb3 + sb4")
                        .with(Estimator.WLSMV)
                        .withOrdered(items)
                        .fitted(Reference.data("ce_contexts.csv")))
                .groups()
                .get(0);
        for (String factor : List.of("ci", "rw", "sb")) {
            Tolerance.ESTIMATE.check(
                    factor,
                    own.factor(factor).omegaCategorical(),
                    expected.get("compRelSEM").get(factor).doubleValue());
            Tolerance.ESTIMATE.check(
                    factor,
                    own.factor(factor).omega(),
                    expected.get("compRelSEM_ord_scale_false").get(factor).doubleValue());
        }
    }
}
