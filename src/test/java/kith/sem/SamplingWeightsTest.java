package kith.sem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.moments.Missing;
import kith.sem.estimation.Estimator;
import kith.sem.fit.FittedModel;
import kith.sem.fit.SemFit;
import kith.sem.model.EqualAcrossGroups;
import kith.sem.model.ModelOptions;
import kith.sem.resampling.Bootstrap;
import kith.sem.resampling.BootstrapAnswer;
import org.junit.jupiter.api.Test;

/** Fits with sampling weights against lavaan 0.6-14, and what holds of weights by definition. */
class SamplingWeightsTest {

    private static final JsonNode EXPECTED = Reference.own("weights");
    private static final Responses PUPILS = weighed(Reference.data("hs1939.csv"));
    private static final Responses WITH_GAPS = weighed(Reference.data("hs1939_missing.csv"));
    private static final Responses ADULTS = weighed(Reference.data("bfi.csv"));
    private static final String ABILITIES = "visual =~ x1 + x2 + x3\n textual =~ x4 + x5 + x6\n speed =~ x7 + x8 + x9";
    private static final Sem THREE = Sem.of(ABILITIES).weightedBy("w");
    private static final Sem TWO = Sem.of("agree =~ A1 + A2 + A3 + A4 + A5\n consc =~ C1 + C2 + C3 + C4 + C5")
            .with(Estimator.WLSMV)
            .withOrdered(items())
            .weightedBy("w");

    private static Responses weighed(Responses responses) {
        return with(with(responses, "w", row -> 0.5 + 7 * (row + 1) % 11 / 5.0), "block", row -> (row + 1) % 40);
    }

    private static Responses with(Responses responses, String name, IntToDoubleFunction value) {
        Map<String, double[]> numeric = new LinkedHashMap<>(responses.numeric());
        numeric.put(
                name, IntStream.range(0, responses.size()).mapToDouble(value).toArray());
        return new Responses(responses.source(), responses.rowIds(), numeric, responses.labels());
    }

    private static Set<String> items() {
        return IntStream.rangeClosed(1, 5)
                .boxed()
                .flatMap(k -> Stream.of("A" + k, "C" + k))
                .collect(java.util.stream.Collectors.toCollection(LinkedHashSet::new));
    }

    private static void check(String reference, SemFit fit) {
        LavaanReference.check(fit, EXPECTED.get(reference));
        JsonNode counts = EXPECTED.get(reference).get("nobs");
        assertThat(fit.observations())
                .isEqualTo(
                        counts.isArray()
                                ? List.of(
                                        counts.get(0).intValue(), counts.get(1).intValue())
                                : List.of(counts.intValue()));
    }

    @Test
    void completeAnswers() {
        assertThat(THREE.estimator()).isEqualTo(Estimator.MLR);
        check("mlr", THREE.fit(PUPILS));
        check(
                "covariate",
                Sem.of(ABILITIES + "\n speed ~ visual + ageyr").weightedBy("w").fit(PUPILS));
    }

    @Test
    void groups() {
        Sem sem = THREE.byGroup("school")
                .withEqual(Set.of(EqualAcrossGroups.LOADINGS, EqualAcrossGroups.INTERCEPTS), List.of());
        check("groups", sem.fit(PUPILS));
    }

    @Test
    void missingAnswers() {
        check("fiml", THREE.with(Missing.FIML).fit(WITH_GAPS));
    }

    @Test
    void clusters() {
        check("clusters", THREE.clusteredBy("block").fit(PUPILS));
        check("fiml_clusters", THREE.clusteredBy("block").with(Missing.FIML).fit(WITH_GAPS));
    }

    @Test
    void orderedItems() {
        check("wlsmv", TWO.fit(ADULTS));
        check(
                "ulsmv",
                TWO.with(Estimator.ULSMV)
                        .with(ModelOptions.cfa().withParameterization(ModelOptions.Parameterization.THETA))
                        .fit(ADULTS));
        check("mixed", TWO.withOrdered(Set.of("A1", "A2", "A3", "C1")).fit(ADULTS));
    }

    @Test
    void orderedItemsInGroups() {
        Sem sem = TWO.byGroup("gender")
                .withEqual(Set.of(EqualAcrossGroups.LOADINGS, EqualAcrossGroups.THRESHOLDS), List.of());
        check("wlsmv_groups", sem.fit(ADULTS));
    }

    @Test
    void orderedItemsWithMissingAnswers() {
        check("pairwise", TWO.with(Missing.PAIRWISE).fit(ADULTS));
    }

    @Test
    void equalWeightsChangeNothing() {
        SemFit plain = Sem.of(ABILITIES).with(Estimator.MLR).fit(PUPILS);
        SemFit weighted = THREE.fit(with(PUPILS, "w", row -> 7.3));
        Tolerance.CLOSED_FORM.check(
                "χ²", weighted.fit().get("chisq_scaled"), plain.fit().get("chisq_scaled"));
        for (int i = 0; i < plain.estimates().size(); i++) {
            Tolerance.ESTIMATE.check(
                    "SE",
                    weighted.estimates().get(i).se(),
                    plain.estimates().get(i).se());
        }
    }

    @Test
    void tellsEveryWrongWeight() {
        Responses wrong = with(
                PUPILS, "w", row -> row == 3 ? Double.NaN : row == 5 ? -1 : row == 8 ? Double.POSITIVE_INFINITY : 1);
        assertThatThrownBy(() -> THREE.fit(wrong))
                .isInstanceOfSatisfying(
                        InputException.class, e -> assertThat(e.problems()).hasSize(3));
        assertThatThrownBy(() -> Sem.of(ABILITIES).weightedBy("weight").fit(PUPILS))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("weight");
    }

    @Test
    void leavesOutRowsWithoutWeight() {
        SemFit fit = THREE.fit(with(PUPILS, "w", row -> row < 100 ? 0 : 1));
        assertThat(fit.observations()).containsExactly(PUPILS.size() - 100);
        assertThat(fit.findings()).extracting(Finding::code).contains("rows_without_weight");
    }

    @Test
    void refusesWhatCannotBeWeighted() {
        for (Estimator estimator : List.of(Estimator.GLS, Estimator.MLM, Estimator.MLF, Estimator.WLS)) {
            assertThatThrownBy(() -> THREE.with(estimator).fit(PUPILS))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("MLR");
        }
        assertThatThrownBy(() -> TWO.with(Estimator.DWLS).fit(ADULTS)).isInstanceOf(InputException.class);
        FittedModel fitted = THREE.fitted(PUPILS);
        assertThatThrownBy(() -> BootstrapAnswer.of(fitted, Bootstrap.bollenStine(10, 1)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("weighted");
    }
}
