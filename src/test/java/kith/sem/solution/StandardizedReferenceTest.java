package kith.sem.solution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.finding.InputException;
import kith.moments.Missing;
import kith.sem.LavaanReference;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import kith.sem.fit.SemFit;
import kith.sem.model.EqualAcrossGroups;
import kith.sem.model.ModelOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Standardised solutions of every type with their standard errors against lavaan 0.6-14. */
class StandardizedReferenceTest {

    private static final JsonNode EXPECTED = Reference.own("standardized");
    private static final Responses PUPILS = Reference.data("hs1939.csv");
    private static final Responses ADULTS = complete(Reference.data("bfi.csv"));
    private static final String THREE = "visual =~ x1 + x2 + x3\n textual =~ x4 + x5 + x6\n speed =~ x7 + x8 + x9\n";
    private static final String PATHS = THREE + """
            speed ~ v*visual + t*textual + ageyr
            textual ~ a*ageyr + b*sex
            x9 ~ sex
            x1 ~~ x4
            a1 := a * t
            a2 := a1 + v^2
            a3 := a1 / (1 + a2)
            v == t
            """;
    private static final Sem TWO = Sem.of("agree =~ A1 + A2 + A3 + A4 + A5\n consc =~ C1 + C2 + C3 + C4 + C5")
            .with(Estimator.WLSMV);
    private static final Sem OUTCOME = Sem.of("""
            agree =~ A1 + A2 + A3 + A4
            consc =~ C1 + C2 + C3
            consc ~ p*agree
            A5 ~ q*agree + consc
            C1 ~~ C2
            pq := p * q
            """).with(Estimator.WLSMV);
    private static final Set<String> ALL = items();

    @Test
    void meansOfNineTests() {
        check(
                "ml_means",
                Sem.of(THREE).with(ModelOptions.cfa().withMeanStructure(true)).fit(PUPILS));
    }

    @Test
    void higherOrder() {
        check(
                "higher_order",
                Sem.of(THREE + "g =~ visual + textual + speed\n x7 ~~ x8").fit(PUPILS));
    }

    @Test
    void bifactorWithANegativeVariance() {
        ModelOptions options = ModelOptions.cfa().withOrthogonal(true).withScaling(ModelOptions.Scaling.STANDARDISED);
        check(
                "bifactor",
                Sem.of("g =~ x1+x2+x3+x4+x5+x6+x7+x8+x9\n" + THREE)
                        .with(options)
                        .fit(PUPILS));
    }

    @Test
    void pathsWithPredictorsLabelsAndDefinitions() {
        check("paths_ml", Sem.of(PATHS).fit(PUPILS));
        check(
                "paths_mlr",
                Sem.of(PATHS)
                        .with(Estimator.MLR)
                        .with(ModelOptions.cfa().withMeanStructure(true))
                        .fit(PUPILS));
    }

    @Test
    void missingAnswers() {
        check(
                "fiml_mlr",
                Sem.of(THREE).with(Estimator.MLR).with(Missing.FIML).fit(Reference.data("hs1939_missing.csv")));
    }

    @Test
    void groupsWithEqualities() {
        Sem sem = Sem.of("visual =~ x1 + c(a, b)*x2 + x3\n textual =~ x4 + x5 + x6\n d := a - b")
                .with(Estimator.MLR)
                .byGroup("school")
                .withEqual(Set.of(EqualAcrossGroups.LOADINGS, EqualAcrossGroups.INTERCEPTS), List.of("visual=~x2"));
        check("groups_mlr", sem.fit(PUPILS));
    }

    @ParameterizedTest
    @EnumSource(ModelOptions.Parameterization.class)
    void orderedItems(ModelOptions.Parameterization parameterization) {
        String word = parameterization.name().toLowerCase(java.util.Locale.ROOT);
        ModelOptions options = ModelOptions.cfa().withParameterization(parameterization);
        check("wlsmv_" + word, TWO.with(options).withOrdered(ALL).fit(ADULTS));
        Sem groups = TWO.with(options)
                .withOrdered(ALL)
                .byGroup("gender")
                .withEqual(Set.of(EqualAcrossGroups.LOADINGS, EqualAcrossGroups.THRESHOLDS), List.of());
        check("wlsmv_" + word + "_groups", groups.fit(ADULTS));
        check("ordinal_outcome_" + word, OUTCOME.with(options).withOrdered(ALL).fit(ADULTS));
    }

    @Test
    void refusesAnOrderedMediatorInTheDeltaParameterisation() {
        Sem sem = Sem.of("agree =~ A1 + A2 + A3 + A4\n consc =~ C1 + C2 + C3\n A5 ~ agree\n consc ~ A5")
                .with(Estimator.WLSMV)
                .withOrdered(ALL);
        assertThatThrownBy(() -> sem.fit(ADULTS))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("A5")
                .hasMessageContaining("theta");
        ModelOptions theta = ModelOptions.cfa().withParameterization(ModelOptions.Parameterization.THETA);
        assertThat(sem.with(theta).fit(ADULTS).converged()).isTrue();
    }

    @Test
    void orderedAndContinuousItems() {
        check("mixed", TWO.withOrdered(Set.of("A1", "A2", "A3", "C1", "C2")).fit(ADULTS));
    }

    private static void check(String reference, SemFit fit) {
        for (StandardizedBy by : StandardizedBy.values()) {
            List<String> seen = new ArrayList<>();
            for (JsonNode row : EXPECTED.get(reference).get(by.lavaanName())) {
                Estimate own = fit.estimate(
                        row.get(0).asText(),
                        row.get(1).asText(),
                        row.get(2).asText(),
                        row.get(3).intValue());
                checkRow(reference + " " + by.lavaanName() + " " + own, own.standardized(by), row);
                seen.add(own.toString());
            }
            assertThat(seen).as(reference + " rows").hasSameSizeAs(fit.estimates());
        }
    }

    private static void checkRow(String what, Standardized own, JsonNode row) {
        Tolerance.ESTIMATE.checkScaled(what, own.value(), Reference.number(row.get(4)));
        Tolerance.STANDARD_ERROR.checkScaled(what + " se", own.se(), Reference.number(row.get(5)));
        LavaanReference.checkRatio(what + " z", own.z(), own.se(), row.get(6));
        Tolerance.ESTIMATE.checkScaled(what + " p", own.pValue(), Reference.number(row.get(7)));
        Tolerance.ESTIMATE.checkScaled(what + " lower", own.lower(), Reference.number(row.get(8)));
        Tolerance.ESTIMATE.checkScaled(what + " upper", own.upper(), Reference.number(row.get(9)));
    }

    private static Set<String> items() {
        return IntStream.rangeClosed(1, 5)
                .boxed()
                .flatMap(k -> Stream.of("A" + k, "C" + k))
                .collect(java.util.stream.Collectors.toCollection(LinkedHashSet::new));
    }

    private static Responses complete(Responses all) {
        return all.rows(IntStream.range(0, all.size())
                .filter(row -> items().stream()
                        .noneMatch(item -> Double.isNaN(all.numeric().get(item)[row])))
                .toArray());
    }
}
