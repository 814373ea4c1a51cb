package kith.sem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.sem.estimation.Estimator;
import kith.sem.fit.SemFit;
import kith.sem.model.EqualAcrossGroups;
import kith.sem.model.ModelOptions;
import kith.sem.solution.Estimate;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Composites against lavaan's (0.6-14) fit of the same text, and what follows from their being weighted sums. */
class CompositesTest {

    private static final JsonNode CASES = Reference.own("composites").get("cases");
    private static final Responses PUPILS = Reference.data("hs1939.csv");

    static Stream<String> cases() {
        return CASES.properties().stream().map(Map.Entry::getKey);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void asLavaan(String name) {
        JsonNode one = CASES.get(name);
        Sem sem = Sem.of(one.get("text").asText())
                .with(Estimator.valueOf(one.get("estimator").asText()));
        JsonNode group = one.get("group");
        SemFit fit = (group.isTextual() ? sem.byGroup(group.asText()) : sem).fit(PUPILS);
        LavaanReference.check(fit, one.get("answer"));
    }

    /** With all weights fixed, the composite is the column of the weighted sum. */
    @Test
    void fixedWeightsGiveTheRegressionOnTheSum() {
        SemFit composite = Sem.of("c <~ 1*x1 + 2*x2\n x4 ~ c").fit(PUPILS);
        double[] sum = PUPILS.column("x1").clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += 2 * PUPILS.column("x2")[i];
        }
        Map<String, double[]> columns = new LinkedHashMap<>(PUPILS.numeric());
        columns.put("total", sum);
        SemFit column = Sem.of("x4 ~ total").fit(new Responses("summed", PUPILS.rowIds(), columns, PUPILS.labels()));
        Estimate expected = column.estimate("x4", "~", "total", 1);
        Estimate own = composite.estimate("x4", "~", "c", 1);
        assertThat(own.estimate()).isCloseTo(expected.estimate(), Offset.offset(1e-6));
        assertThat(own.se()).isCloseTo(expected.se(), Offset.offset(1e-6));
        assertThat(own.stdAll()).isCloseTo(expected.stdAll(), Offset.offset(1e-6));
    }

    /** A variance of 1 is the scale of factors only. */
    @Test
    void standardisedFactorsLeaveCompositesAsTheyAre() {
        String text = CASES.get("weight_fixed").get("text").asText();
        SemFit fit = Sem.of(text)
                .with(ModelOptions.cfa().withScaling(ModelOptions.Scaling.STANDARDISED))
                .fit(PUPILS);
        SemFit marker = Sem.of(text).fit(PUPILS);
        assertThat(fit.estimate("c", "~~", "c", 1).estimate()).isZero();
        Tolerance.CHI_SQUARE.check("chisq", fit.fit().get("chisq"), marker.fit().get("chisq"));
    }

    /** lavaan frees a covariance of the composite with the factor, which the sample does not determine. */
    @Test
    void compositesHaveNoResidualCovarianceOfTheirOwn() {
        JsonNode added = Reference.own("composites").get("covariance_added");
        SemFit fit = Sem.of(CASES.get("with_a_factor").get("text").asText()).fit(PUPILS);
        assertThat(fit.fit().get("df")).isEqualTo(23).isEqualTo(added.get("df").doubleValue() + 1);
        Tolerance.CHI_SQUARE.check(
                "chisq", fit.fit().get("chisq"), added.get("chisq").doubleValue());
        assertThat(added.get("standard_errors").booleanValue()).isFalse();
        assertThat(fit.findings()).isEmpty();
    }

    /** Held loadings and intercepts free the variances and means of factors; a composite has none to free. */
    @Test
    void compositesHaveNoVarianceOrMeanToFreeOverGroups() {
        String text = CASES.get("weight_fixed").get("text").asText();
        Set<EqualAcrossGroups> held = Set.of(EqualAcrossGroups.LOADINGS, EqualAcrossGroups.INTERCEPTS);
        for (ModelOptions.Scaling scaling :
                new ModelOptions.Scaling[] {ModelOptions.Scaling.MARKER, ModelOptions.Scaling.STANDARDISED}) {
            SemFit fit = Sem.of(text)
                    .with(ModelOptions.cfa().withScaling(scaling))
                    .byGroup("school")
                    .withEqual(held, List.of())
                    .fit(PUPILS);
            assertThat(fit.findings()).isEmpty();
            assertThat(fit.estimate("c", "~~", "c", 2).free()).isZero();
            assertThat(fit.estimate("c", "~1", "", 2).free()).isZero();
            assertThat(fit.estimate("f", "~1", "", 2).free()).isPositive();
        }
    }

    @Test
    void tellsThatTheScaleIsNotSet() {
        SemFit fit = Sem.of("c <~ x1 + x2 + x3\n f =~ x4 + x5 + x6\n f ~ c").fit(PUPILS);
        assertThat(fit.findings()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("not_identified");
            assertThat(finding.where()).contains("c<~x1");
            assertThat(finding.remedy()).contains("1*");
        });
    }

    /** A composite has an intercept, not a mean that could be compared. */
    @Test
    void noMeanInInvariance() {
        List<String> factors = kith.invariance.ladder.Invariance.across(
                        "school", Sem.of("visual =~ x1 + x2 + x3\n c <~ 1*x4 + x5 + x6\n visual ~ c"))
                .withLevels(List.of(
                        kith.invariance.level.Level.CONFIGURAL,
                        kith.invariance.level.Level.METRIC,
                        kith.invariance.level.Level.SCALAR))
                .fit(Reference.data("hs1939.csv"))
                .latentMeans()
                .stream()
                .map(kith.invariance.ladder.LatentMean::factor)
                .distinct()
                .toList();
        assertThat(factors).containsExactly("visual");
    }
}
