package kith.sem.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.moments.Missing;
import kith.reliability.model.ConstructValidity;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import kith.sem.fit.FittedModel;
import kith.sem.model.EqualAcrossGroups;
import kith.sem.score.FactorScores;
import kith.sem.score.FactorScoring;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Residuals, scores and reliability of robust, incomplete, grouped and ordered models against lavaan and semTools. */
class OwnDiagnosticsTest {

    private static final JsonNode EXPECTED = Reference.own("diagnostics");
    private static final Sem THREE_FACTORS =
            Sem.of("visual =~ x1 + x2 + x3\n textual =~ x4 + x5 + x6\n speed =~ x7 + x8 + x9");
    private static final Sem GROUPED = THREE_FACTORS
            .byGroup("school")
            .withEqual(Set.of(EqualAcrossGroups.LOADINGS, EqualAcrossGroups.INTERCEPTS), List.of());
    private static final Responses PUPILS = Reference.data("hs1939.csv");
    private static final Responses INCOMPLETE = Reference.data("hs1939_missing.csv");
    private static final Responses CONTEXTS = Reference.data("ce_contexts.csv");

    private static Sem ordered() {
        Set<String> items = new LinkedHashSet<>();
        for (String scale : List.of("ci", "rw", "sb")) {
            for (int i = 1; i <= 4; i++) {
                items.add(scale + i);
            }
        }
        return Sem.of("ci =~ ci1 + ci2 + ci3 + ci4\n rw =~ rw1 + rw2 + rw3 + rw4\n sb =~ sb1 + sb2 + sb3 + sb4")
                .with(Estimator.WLSMV)
                .withOrdered(items);
    }

    private static void check(Residuals.Group own, JsonNode expected) {
        DiagnosticsReferenceTest.check("residual", own.standardised(), expected.get("cov"));
        JsonNode z = expected.get("z");
        for (int i = 0; i < z.get("rows").size(); i++) {
            for (int j = 0; j < i; j++) {
                // z divides residuals by small standard errors, so that it magnifies what estimates may differ by.
                double allowed = 2e-3;
                assertThat(own.z()
                                .at(
                                        z.get("rows").get(i).asText(),
                                        z.get("rows").get(j).asText()))
                        .as("z " + i + " " + j)
                        .isCloseTo(
                                Reference.number(z.get("x").get(i).get(j)),
                                org.assertj.core.data.Offset.offset(allowed));
            }
        }
        if (expected.has("mean_z") && own.thresholds().isEmpty()) {
            checkAll(own.meanZ(), expected.get("mean_z"));
        }
        if (expected.has("th")) {
            checkAll(own.thresholds(), expected.get("th"));
        }
    }

    private static void checkAll(Map<String, Double> own, JsonNode expected) {
        for (Map.Entry<String, JsonNode> cell : expected.properties()) {
            assertThat(own.get(cell.getKey()))
                    .as(cell.getKey())
                    .isCloseTo(Reference.number(cell.getValue()), org.assertj.core.data.Offset.offset(2e-3));
        }
    }

    @ParameterizedTest
    @CsvSource({"mlr, MLR", "gls, GLS", "mlm, MLM"})
    void residualsOfCompleteAnswers(String reference, Estimator estimator) {
        check(
                Residuals.of(THREE_FACTORS.with(estimator).fitted(PUPILS))
                        .groups()
                        .get(0),
                EXPECTED.get(reference));
    }

    @ParameterizedTest
    @CsvSource({"fiml, ML", "fimlr, MLR"})
    void residualsOfIncompleteAnswers(String reference, Estimator estimator) {
        check(
                Residuals.of(THREE_FACTORS.with(estimator).with(Missing.FIML).fitted(INCOMPLETE))
                        .groups()
                        .get(0),
                EXPECTED.get(reference));
    }

    @Test
    void residualsOfGroups() {
        List<Residuals.Group> groups = Residuals.of(GROUPED.fitted(PUPILS)).groups();
        for (Residuals.Group group : groups) {
            check(group, EXPECTED.get("grouped").get(group.name()));
        }
    }

    @Test
    void ofOrderedAnswers() {
        FittedModel fitted = ordered().fitted(CONTEXTS);
        check(Residuals.of(fitted).groups().get(0), EXPECTED.get("ordered"));
        ConstructValidity.Group quality = ConstructValidity.of(fitted).groups().get(0);
        JsonNode expected = EXPECTED.get("reliability");
        for (ConstructValidity.Factor factor : quality.factors()) {
            Tolerance.ESTIMATE.check(
                    factor.name(),
                    factor.ave(),
                    expected.get("ordered_ave").get(factor.name()).doubleValue());
            Tolerance.ESTIMATE.check(
                    factor.name(),
                    factor.alpha(),
                    expected.get("ordered_alpha").get(factor.name()).doubleValue());
        }
        DiagnosticsReferenceTest.check("htmt2", quality.htmt2(), expected.get("ordered_htmt2"));
    }

    @ParameterizedTest
    @CsvSource({"ordered_ebm, REGRESSION", "ordered_ml, BARTLETT"})
    void scoresFromOrderedAnswers(String reference, FactorScoring method) {
        Sem sem = ordered();
        FactorScores own = sem.scores(sem.fitted(CONTEXTS), CONTEXTS, method);
        JsonNode expected = EXPECTED.get("scores").get(reference).get("score");
        int row = 0;
        for (int r = 0; row < expected.size(); r++) {
            if (!Double.isNaN(own.scores().at(r, 0))) {
                for (int k = 0; k < 3; k++) {
                    // lavaan's search stops early: without a gradient, at a relative change of 1e-8. For answers all at
                    // one
                    // end, where the likelihood has no maximum, it stops anywhere.
                    if (Math.abs(own.scores().at(r, k)) > 3) {
                        continue;
                    }
                    assertThat(own.scores().at(r, k))
                            .as("row " + r + " factor " + k)
                            .isCloseTo(
                                    expected.get(row).get(k).doubleValue(),
                                    org.assertj.core.data.Offset.offset(
                                            method == FactorScoring.REGRESSION ? 2e-3 : 2e-2));
                }
                row++;
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "fiml_regression, REGRESSION, ML, FIML",
        "fiml_bartlett, BARTLETT, ML, FIML",
        "complete_regression, REGRESSION, MLR, LISTWISE",
        "complete_bartlett, BARTLETT, MLR, LISTWISE"
    })
    void scores(String reference, FactorScoring method, Estimator estimator, Missing missing) {
        Sem sem = THREE_FACTORS.with(estimator).with(missing);
        Responses responses = missing == Missing.FIML ? INCOMPLETE : PUPILS;
        FactorScores own = sem.scores(sem.fitted(responses), responses, method);
        JsonNode expected = EXPECTED.get("scores").get(reference);
        for (int r = 0; r < 12; r++) {
            for (int k = 0; k < 3; k++) {
                Tolerance.ESTIMATE.checkScaled(
                        "row " + r + " factor " + k,
                        own.scores().at(r, k),
                        Reference.number(expected.get("score").get(r).get(k)));
            }
        }
        JsonNode errors = expected.get("se");
        for (int r = 0; r < errors.size(); r++) {
            for (int k = 0; k < 3; k++) {
                Tolerance.STANDARD_ERROR.check(
                        "error " + r + " " + k,
                        own.standardErrors().at(r, k),
                        Reference.number(errors.get(r).get(k)));
            }
        }
    }

    @Test
    void ofGroups() {
        FittedModel fitted = GROUPED.fitted(PUPILS);
        FactorScores own = GROUPED.scores(fitted, PUPILS, FactorScoring.REGRESSION);
        JsonNode expected = EXPECTED.get("scores").get("grouped_regression").get("score");
        for (int r = 0; r < 12; r++) {
            for (int k = 0; k < 3; k++) {
                Tolerance.ESTIMATE.check(
                        "row " + r,
                        own.scores().at(r, k),
                        expected.get(r).get(k).doubleValue());
            }
        }
        JsonNode quality = EXPECTED.get("reliability");
        for (int g = 0; g < 2; g++) {
            for (ConstructValidity.Factor factor :
                    ConstructValidity.of(fitted).groups().get(g).factors()) {
                Tolerance.ESTIMATE.check(
                        factor.name(),
                        factor.ave(),
                        quality.get("ave").get(factor.name()).get(g).doubleValue());
                Tolerance.ESTIMATE.check(
                        factor.name(),
                        factor.omega(),
                        quality.get("omega").get(factor.name()).get(g).doubleValue());
            }
        }
        DiagnosticsReferenceTest.check(
                "htmt",
                ConstructValidity.of(THREE_FACTORS.fitted(PUPILS))
                        .groups()
                        .get(0)
                        .htmtAbsolute(),
                quality.get("htmt"));
    }

    @Test
    void determinacyIsTheCorrelationOfScoreAndFactor() {
        FittedModel fitted = THREE_FACTORS.fitted(PUPILS);
        FactorScores scores = THREE_FACTORS.scores(fitted, PUPILS, FactorScoring.REGRESSION);
        for (String factor : fitted.table().latent()) {
            double reliability = 1
                    - Math.pow(
                                    scores.standardErrors()
                                            .at(0, fitted.table().latent().indexOf(factor)),
                                    2)
                            / fitted.answer().latentVariance(factor, 1);
            Tolerance.CLOSED_FORM.check(factor, Math.pow(scores.determinacy().at("", factor), 2), reliability);
        }
    }
}
