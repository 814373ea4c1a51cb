package kith.sem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.finding.Finding;
import kith.math.Parallel;
import kith.moments.Missing;
import kith.sem.comparison.Comparison;
import kith.sem.diagnostic.ModificationIndex;
import kith.sem.diagnostic.ModificationIndices;
import kith.sem.diagnostic.ScoreTests;
import kith.sem.estimation.Estimator;
import kith.sem.fit.FittedModel;
import kith.sem.fit.SemFit;
import kith.sem.model.ModelOptions;
import kith.sem.model.Operator;
import kith.sem.resampling.Bootstrap;
import kith.sem.resampling.BootstrapAnswer;
import kith.sem.solution.Estimate;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Nonlinear equalities and inequalities against lavaan 0.6-14, in which they bind. */
class ConstraintsTest {

    private static final JsonNode EXPECTED = Reference.own("constraints");
    private static final Responses PUPILS = Reference.data("hs1939.csv");
    private static final String THREE = """
            visual =~ x1 + a*x2 + b*x3
            textual =~ x4 + c*x5 + d*x6
            speed =~ x7 + e*x8 + f*x9
            visual ~~ vv*visual
            textual ~~ vt*textual
            """;
    private static final Map<String, String> MODELS = Map.of(
            "product", THREE + "a == b*c\n d^2 + a == 1.3",
            "mixed", THREE + "a == b\n c*d == 1\n e < f\n a > 0.2",
            "shares", THREE + "f < 1\n c > d^2\n a + b > 1.5",
            "mediation",
                    "visual =~ x1 + x2 + x3\n textual =~ x4 + x5 + x6\n speed =~ x7 + x8 + x9\n textual ~ p*visual\n"
                            + "speed ~ q*textual + r*visual\n indirect := p*q\n indirect == 0.05",
            "groups",
                    "visual =~ x1 + c(a1, a2)*x2 + x3\n textual =~ x4 + x5 + x6\n a1 > a2\n visual ~~ c(v1, v2)*visual\n"
                            + "v1 == v2^2");

    private static final String AUTOREGRESSIVE_RESIDUALS = """
            i =~ 1*t1 + 1*t2 + 1*t3 + 1*t4
            s =~ 0*t1 + 1*t2 + 2*t3 + 3*t4
            t1 ~~ v*t1; t2 ~~ v*t2; t3 ~~ v*t3; t4 ~~ v*t4
            t1 ~~ p1*t2; t2 ~~ p1*t3; t3 ~~ p1*t4
            t1 ~~ p2*t3; t2 ~~ p2*t4
            """;

    /** The correlation of AR(1) residuals: the intercept of a phantom factor, or defined by the others. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "phantom | ph =~ 0*t1; ph ~~ 1*ph; ph ~~ 0*i + 0*s; ph ~ corr*1; p1 == v*corr; p2 == v*corr^2",
                "defined | corr := p1/v; p2 == v*corr^2"
            })
    void aParameterThatStandsOnlyInConstraints(String name, String more) {
        SemFit fit = Sem.of(AUTOREGRESSIVE_RESIDUALS + more.replace(';', '\n'))
                .with(ModelOptions.growth())
                .fit(Reference.data("growth.csv"));
        JsonNode expected = Reference.own("phantom_constraints").get(name);
        assertThat(fit.converged()).isTrue();
        assertThat(fit.findings()).isEmpty();
        assertThat(fit.parameterCount()).isEqualTo(7);
        LavaanReference.checkFit(fit.fit(), expected.get("fit"));
        LavaanReference.checkParameters(fit, expected.get("parameters"));
        Estimate correlation = fit.estimates().stream()
                .filter(e -> e.label().equals("corr"))
                .findFirst()
                .orElseThrow();
        Tolerance.ESTIMATE.check(
                "corr", correlation.estimate(), expected.at("/corr/est").doubleValue());
        Tolerance.STANDARD_ERROR.check(
                "se of corr", correlation.se(), expected.at("/corr/se").doubleValue());
    }

    @ParameterizedTest
    @CsvSource({
        "product, ML",
        "product, MLR",
        "product, MLM",
        "product, GLS",
        "mediation, ML",
        "mediation, MLR",
        "mixed, ML",
        "mixed, MLR",
        "shares, ML",
        "shares, MLR",
        "shares, MLM"
    })
    void agreesWithLavaan(String model, Estimator estimator) {
        String name = model + "_" + estimator.name().toLowerCase(java.util.Locale.ROOT);
        LavaanReference.check(Sem.of(MODELS.get(model)).with(estimator).fit(PUPILS), EXPECTED.get(name));
    }

    @ParameterizedTest
    @CsvSource({"ML", "MLR"})
    void agreesWithLavaanOverGroups(Estimator estimator) {
        Sem sem = Sem.of(MODELS.get("groups")).with(estimator).byGroup("school");
        LavaanReference.check(
                sem.fit(PUPILS), EXPECTED.get("groups_" + estimator.name().toLowerCase(java.util.Locale.ROOT)));
    }

    @ParameterizedTest
    @CsvSource({"product", "mixed", "shares"})
    void agreesWithLavaanOnOrderedAnswers(String model) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int i = 1; i <= 9; i++) {
            columns.put("x" + i, cut(PUPILS.column("x" + i), 5));
        }
        Responses binned = new Responses("five categories", PUPILS.rowIds(), columns, Map.of());
        SemFit fit = Sem.of(MODELS.get(model))
                .with(Estimator.WLSMV)
                .withOrdered(columns.keySet())
                .fit(binned);
        LavaanReference.check(fit, EXPECTED.get(model + "_wlsmv"));
    }

    @Test
    void agreesWithLavaanWhereAnswersAreMissing() {
        Sem sem = Sem.of(MODELS.get("product")).with(Estimator.MLR).with(Missing.FIML);
        LavaanReference.check(sem.fit(Reference.data("hs1939_missing.csv")), EXPECTED.get("product_fiml"));
    }

    @Test
    void testsOfLiftingNonlinearEqualities() {
        ScoreTests own = ScoreTests.of(Sem.of(MODELS.get("product")).fitted(PUPILS));
        JsonNode scores = EXPECTED.get("product_scores");
        Tolerance.CHI_SQUARE.check(
                "total", own.total().chisq(), scores.at("/total/X2").doubleValue());
        assertThat(own.total().df()).isEqualTo(2);
        for (int k = 0; k < 2; k++) {
            Tolerance.CHI_SQUARE.check(
                    "single " + k,
                    own.single().get(k).test().chisq(),
                    scores.get("single").get(k).get("X2").doubleValue());
        }
    }

    @Test
    void gainsOfFreeingParametersUnderConstraints() {
        List<ModificationIndex> own =
                ModificationIndices.of(Sem.of(MODELS.get("product")).fitted(PUPILS));
        int compared = 0;
        for (JsonNode row : EXPECTED.get("product_modindices")) {
            for (ModificationIndex index : own) {
                if (index.lhs().equals(row.get("lhs").asText())
                        && index.op().symbol().equals(row.get("op").asText())
                        && index.rhs().equals(row.get("rhs").asText())) {
                    Tolerance.CHI_SQUARE.check(
                            index.toString(), index.mi(), row.get("mi").doubleValue());
                    Tolerance.ESTIMATE.checkScaled(
                            index.toString(),
                            index.expectedChange(),
                            row.get("epc").doubleValue());
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(40);
    }

    @ParameterizedTest
    @CsvSource({"PLAIN, ML", "SATORRA_BENTLER_2001, MLR", "SATORRA_BENTLER_2010, MLR"})
    void differenceToTheModelWithoutThem(Comparison.Method method, Estimator estimator) {
        FittedModel free = Sem.of(THREE).with(estimator).fitted(PUPILS);
        FittedModel kept = Sem.of(MODELS.get("product")).with(estimator).fitted(PUPILS);
        Comparison own = Comparison.of(free, kept, method);
        JsonNode expected = EXPECTED.get("product_difference").get(method.name().toLowerCase(java.util.Locale.ROOT));
        assertThat(own.dfDifference()).isEqualTo(expected.get("df").doubleValue());
        Tolerance.CHI_SQUARE.check(
                "difference", own.chisqDifference(), expected.get("chisq").doubleValue());
        Tolerance.ESTIMATE.check("p", own.pValue(), expected.get("pvalue").doubleValue());
    }

    @ParameterizedTest
    @EnumSource(names = {"SATORRA_BENTLER_2001", "SATORRA_BENTLER_2010"})
    void differenceOfTwoModelsWithNonlinearEqualities(Comparison.Method method) {
        Sem sem = Sem.of(THREE + "a == b*c").with(Estimator.MLR);
        FittedModel kept = Sem.of(MODELS.get("product")).with(Estimator.MLR).fitted(PUPILS);
        Comparison own = Comparison.of(sem.fitted(PUPILS), kept, method);
        JsonNode expected =
                EXPECTED.get("nonlinear_difference").get(method.name().toLowerCase(java.util.Locale.ROOT));
        Tolerance.CHI_SQUARE.check(
                "difference", own.chisqDifference(), expected.get("chisq").doubleValue());
    }

    @Test
    void whatAConstraintFixesHasNoSpread() {
        SemFit fit = Sem.of(MODELS.get("mediation")).fit(PUPILS);
        Estimate indirect = fit.estimate("indirect", ":=", "p*q", 0);
        assertThat(indirect.estimate()).isCloseTo(0.05, Offset.offset(1e-9));
        assertThat(indirect.se()).isZero();
        assertThat(indirect.z()).isNaN();
    }

    @Test
    void bindingInequalitiesAreTold() {
        SemFit fit = Sem.of(MODELS.get("shares")).fit(PUPILS);
        assertThat(fit.findings())
                .filteredOn(f -> f.code().equals("constraint_binds"))
                .extracting(Finding::where)
                .contains("f < 1");
        SemFit slack = Sem.of(THREE + "f < 5\n a > 0.001").fit(PUPILS);
        assertThat(slack.findings()).isEmpty();
        assertThat(slack.fit().get("chisq"))
                .isCloseTo(Sem.of(THREE).fit(PUPILS).fit().get("chisq"), Offset.offset(1e-8));
    }

    @Test
    void bootstrapDrawsKeepTheConstraints() {
        FittedModel fitted = Sem.of(MODELS.get("mediation") + "\n r > 0.3").fitted(PUPILS);
        BootstrapAnswer drawn =
                BootstrapAnswer.of(fitted, new Bootstrap(Bootstrap.Kind.NAIVE, 40, 11, 0.95, new Parallel(2)));
        assertThat(drawn.rows())
                .filteredOn(row -> row.of().op() == Operator.DEFINITION)
                .hasSize(1)
                .allMatch(row -> Math.abs(row.percentile().lower() - 0.05) < 1e-6
                        && Math.abs(row.percentile().upper() - 0.05) < 1e-6);
        assertThat(drawn.rows())
                .filteredOn(row -> row.of().label().equals("r"))
                .allMatch(row -> row.percentile().lower() >= 0.3 - 1e-8);
    }

    private static double[] cut(double[] values, int parts) {
        double lowest = java.util.Arrays.stream(values).min().orElseThrow();
        double width = (java.util.Arrays.stream(values).max().orElseThrow() - lowest) / parts;
        return java.util.Arrays.stream(values)
                .map(value -> Math.max(1, Math.min(parts, Math.ceil((value - lowest) / width - 1e-9))))
                .toArray();
    }
}
