package kith.reliability.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.finding.Finding;
import kith.math.Matrix;
import kith.sem.Sem;
import kith.sem.diagnostic.ExplainedVariance;
import kith.sem.estimation.Estimator;
import kith.sem.fit.SemFit;
import kith.sem.model.ModelOptions;
import kith.sem.model.ModelOptions.Parameterization;
import kith.sem.solution.Standardized;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Validity of factors, explained variance and what is found about them, against semTools 0.5-6 and lavaan 0.6-14. */
class ConstructValidityTest {

    private static final JsonNode EXPECTED = Reference.own("construct_validity");
    private static final Responses PUPILS = Reference.data("hs1939.csv");
    private static final String THREE = "visual =~ x1 + x2 + x3\n textual =~ x4 + x5 + x6\n speed =~ x7 + x8 + x9";

    private static ConstructValidity validity(Sem sem, Responses responses) {
        return ConstructValidity.of(sem.fitted(responses));
    }

    private static void check(Matrix own, JsonNode expected) {
        for (int i = 0; i < expected.get("rows").size(); i++) {
            for (int j = 0; j < i; j++) {
                Tolerance.ESTIMATE.check(
                        i + " " + j,
                        own.at(i, j),
                        expected.get("x").get(i).get(j).doubleValue());
            }
        }
    }

    @Test
    void ratiosWithAndWithoutSigns() {
        ConstructValidity.Group own = validity(Sem.of(THREE), PUPILS).groups().get(0);
        check(own.htmt(), EXPECTED.get("htmt_signed"));
        check(own.htmtAbsolute(), EXPECTED.get("htmt_absolute"));
    }

    @Test
    void factorOfSecondOrder() {
        ConstructValidity.Factor g = validity(Sem.of(THREE + "\n g =~ visual + textual + speed"), PUPILS)
                .groups()
                .get(0)
                .factor("g");
        Tolerance.ESTIMATE.check("g", g.omega(), EXPECTED.get("higher").doubleValue());
        assertThat(g.indicators()).hasSize(9);
    }

    @Test
    void itemsThatLoadAgainstTheOthers() {
        double[] turned = PUPILS.column("x2").clone();
        for (int i = 0; i < turned.length; i++) {
            turned[i] = -turned[i];
        }
        Map<String, double[]> columns = new java.util.LinkedHashMap<>(PUPILS.numeric());
        columns.put("x2", turned);
        Responses reversed = new Responses("reversed", PUPILS.rowIds(), columns, Map.of());
        assertThat(validity(Sem.of(THREE), PUPILS).findings()).isEmpty();
        List<Finding> findings = validity(Sem.of(THREE), reversed).findings();
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).code()).isEqualTo("negative_loading");
        assertThat(findings.get(0).where()).isEqualTo("visual");
        assertThat(findings.get(0).what()).startsWith("x2 loads with the opposite sign");
    }

    /** semTools' composite reliability of latent responses is another one in each parameterisation. */
    @ParameterizedTest
    @EnumSource(Parameterization.class)
    void reliabilityOfLatentResponses(Parameterization parameterization) {
        Sem sem = Sem.of("ci =~ ci1 + ci2 + ci3 + ci4")
                .with(Estimator.WLSMV)
                .with(ModelOptions.cfa().withParameterization(parameterization))
                .withOrdered(Set.of("ci1", "ci2", "ci3", "ci4"));
        ConstructValidity own = validity(sem, Reference.data("ce_contexts.csv"));
        JsonNode expected = EXPECTED.get("ordered");
        ConstructValidity.Factor ci = own.groups().get(0).factor("ci");
        String name = parameterization == Parameterization.DELTA ? "delta" : "theta";
        Tolerance.ESTIMATE.check(name, ci.omega(), expected.get(name).doubleValue());
        Tolerance.ESTIMATE.check(
                "categorical",
                ci.omegaCategorical(),
                expected.get("categorical").doubleValue());
        double delta = expected.get("delta").doubleValue();
        double theta = expected.get("theta").doubleValue();
        assertThat(own.findings()).hasSize(Math.abs(delta - theta) < 0.005 ? 0 : 1);
        assertThat(ConstructFindings.ofScale("ci", 0.81, 0.8149)).isEmpty();
        assertThat(ConstructFindings.ofScale("ci", 0.81, 0.8151).get(0).what())
                .contains("is .81")
                .contains("and .82");
    }

    /** Predictors keep their units in std.nox whether they are given or random, and under least squares. */
    @Test
    void predictorsInTheirUnits() {
        Sem path = Sem.of(THREE + "\n textual ~ visual + sex\n x1 ~ ageyr");
        checkUnits(path.withFixedX(false).fit(PUPILS), EXPECTED.get("nox").get("random"));
        checkUnits(path.with(Estimator.GLS).fit(PUPILS), EXPECTED.get("nox").get("gls"));
    }

    private static void checkUnits(SemFit fit, JsonNode rows) {
        assertThat(rows).hasSize(3);
        for (JsonNode row : rows) {
            Standardized own = fit.estimate(row.get(0).asText(), "~", row.get(1).asText(), 1)
                    .standardizedNox();
            Tolerance.ESTIMATE.check(row.toString(), own.value(), row.get(2).doubleValue());
            Tolerance.STANDARD_ERROR.check(row.toString(), own.se(), row.get(3).doubleValue());
        }
    }

    private static void checkExplained(SemFit fit, JsonNode expected, int group) {
        List<String> absent = new ArrayList<>();
        for (Map.Entry<String, JsonNode> share : expected.properties()) {
            ExplainedVariance.of(fit).stream()
                    .filter(own -> own.variable().equals(share.getKey()) && own.group() == group)
                    .findFirst()
                    .ifPresentOrElse(
                            own -> Tolerance.ESTIMATE.check(
                                    share.getKey(),
                                    own.share(),
                                    share.getValue().doubleValue()),
                            () -> absent.add(share.getKey()));
        }
        assertThat(absent).isEmpty();
        assertThat(ExplainedVariance.of(fit).stream().filter(own -> own.group() == group))
                .hasSize(expected.size());
    }

    @Test
    void explainedVariance() {
        JsonNode expected = EXPECTED.get("rsquare");
        checkExplained(Sem.of(THREE + "\n g =~ visual + textual + speed").fit(PUPILS), expected.get("cfa"), 1);
        checkExplained(Sem.of(THREE + "\n textual ~ visual + sex\n x1 ~ ageyr").fit(PUPILS), expected.get("path"), 1);
        SemFit grouped = Sem.of(THREE).byGroup("school").fit(PUPILS);
        checkExplained(grouped, expected.get("grouped").get("Pasteur"), 1);
        checkExplained(grouped, expected.get("grouped").get("Grant-White"), 2);
        Sem ordered = Sem.of("ci =~ ci1 + ci2 + ci3 + ci4")
                .with(Estimator.WLSMV)
                .withOrdered(Set.of("ci1", "ci2", "ci3", "ci4"));
        checkExplained(ordered.fit(Reference.data("ce_contexts.csv")), expected.get("ordered"), 1);
    }
}
