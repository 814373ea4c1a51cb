package kith.sem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import kith.Reference;
import kith.data.Responses;
import kith.finding.Finding;
import kith.moments.Missing;
import kith.sem.estimation.Estimator;
import kith.sem.fit.SemFit;
import kith.sem.model.EqualAcrossGroups;
import kith.sem.model.ModelOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Models with observed predictors whose moments are taken as given, against lavaan 0.6-14. */
class PredictorsTest {

    private static final JsonNode EXPECTED = Reference.own("predictors");
    private static final List<String> ORDERED = List.of("x1", "x2", "x3", "x4", "x5", "x6");
    private static final Responses PUPILS = inBlocks(Reference.data("hs1939.csv"));
    private static final Sem SEM = Sem.of("""
            visual =~ x1 + x2 + x3
            textual =~ x4 + x5 + x6
            speed =~ x7 + x8 + x9
            speed ~ visual + ageyr + sex
            x9 ~ sex
            """);

    private static Responses inBlocks(Responses responses) {
        double[] block = IntStream.rangeClosed(1, responses.size())
                .mapToDouble(row -> row % 40)
                .toArray();
        return with(responses, Map.of("block", block));
    }

    private static Responses with(Responses responses, Map<String, double[]> more) {
        Map<String, double[]> numeric = new LinkedHashMap<>(responses.numeric());
        numeric.putAll(more);
        return new Responses(responses.source(), responses.rowIds(), numeric, responses.labels());
    }

    private static Responses withGaps() {
        return with(
                Reference.data("hs1939_missing.csv"),
                Map.of("ageyr", PUPILS.column("ageyr"), "sex", PUPILS.column("sex")));
    }

    @ParameterizedTest
    @EnumSource(names = {"ML", "MLR", "MLM", "MLMV", "MLF", "GLS", "WLS"})
    void estimators(Estimator estimator) {
        String name = estimator.name().toLowerCase(Locale.ROOT);
        LavaanReference.check(SEM.with(estimator).fit(PUPILS), EXPECTED.get(name));
    }

    @Test
    void means() {
        Sem sem = SEM.with(Estimator.MLR).with(ModelOptions.cfa().withMeanStructure(true));
        LavaanReference.check(sem.fit(PUPILS), EXPECTED.get("mlr_means"));
    }

    @Test
    void groups() {
        Sem sem = SEM.with(Estimator.MLR)
                .byGroup("school")
                .withEqual(Set.of(EqualAcrossGroups.LOADINGS, EqualAcrossGroups.INTERCEPTS), List.of());
        LavaanReference.check(sem.fit(PUPILS), EXPECTED.get("mlr_groups"));
    }

    @Test
    void clusters() {
        LavaanReference.check(SEM.with(Estimator.MLR).clusteredBy("block").fit(PUPILS), EXPECTED.get("mlr_clusters"));
    }

    @ParameterizedTest
    @EnumSource(names = {"ML", "MLR"})
    void missingAnswers(Estimator estimator) {
        String name = "fiml_" + estimator.name().toLowerCase(Locale.ROOT);
        LavaanReference.check(SEM.with(estimator).with(Missing.FIML).fit(withGaps()), EXPECTED.get(name));
    }

    private static Responses orderedOutcomes() {
        Map<String, double[]> binned = new LinkedHashMap<>();
        ORDERED.forEach(name -> binned.put(name, cut(PUPILS.column(name))));
        return with(PUPILS, binned);
    }

    /** Five parts of the range of equal width, closed at the right end, as R's {@code cut}. */
    private static double[] cut(double[] values) {
        double lowest = Arrays.stream(values).min().orElseThrow();
        double width = (Arrays.stream(values).max().orElseThrow() - lowest) / 5;
        return Arrays.stream(values)
                .map(value -> Math.max(1, Math.min(5, Math.ceil((value - lowest) / width - 1e-9))))
                .toArray();
    }

    /** Predictors as variables among the others: lavaan with {@code conditional.x = FALSE}. */
    @ParameterizedTest
    @CsvSource({"wlsmv, WLSMV, DELTA", "ulsmv, ULSMV, DELTA", "dwls, DWLS, DELTA", "theta, WLSMV, THETA"})
    void orderedOutcomes(String reference, Estimator estimator, ModelOptions.Parameterization form) {
        Sem sem = Sem.of("visual =~ x1 + x2 + x3\n textual =~ x4 + x5 + x6\n textual ~ visual + ageyr\n"
                        + "visual ~ sex + ageyr")
                .with(estimator)
                .with(ModelOptions.cfa().withParameterization(form).withFixedX(false))
                .withOrdered(Set.copyOf(ORDERED));
        LavaanReference.check(
                sem.fit(orderedOutcomes()), Reference.own("ordered_predictors").get(reference));
    }

    /** As many of one kind as of the other: the variance of that predictor does not vary. */
    @Test
    void aBalancedPredictorOfTwoValues() {
        double[] half = IntStream.range(0, 300).mapToDouble(row -> row % 2).toArray();
        Map<String, double[]> columns = new LinkedHashMap<>();
        orderedOutcomes().numeric().forEach((name, column) -> columns.put(name, Arrays.copyOf(column, 300)));
        columns.put("half", half);
        Responses balanced = new Responses("balanced", PUPILS.rowIds().subList(0, 300), columns, Map.of());
        SemFit fit = Sem.of("visual =~ x1 + x2 + x3\n visual ~ half")
                .with(Estimator.WLSMV)
                .withFixedX(false)
                .withOrdered(Set.of("x1", "x2", "x3"))
                .fit(balanced);
        assertThat(fit.converged()).isTrue();
        assertThat(fit.findings()).extracting(Finding::code).doesNotContain("not_identified");
        assertThat(fit.estimate("visual", "~", "half", 1).se()).isBetween(0.05, 0.3);
    }
}
