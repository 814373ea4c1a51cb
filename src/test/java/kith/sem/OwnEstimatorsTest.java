package kith.sem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.Reference;
import kith.data.Responses;
import kith.sem.estimation.Estimator;
import kith.sem.fit.SemFit;
import kith.sem.model.EqualAcrossGroups;
import kith.sem.model.ModelOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Estimators and options that have no other reference, against lavaan 0.6-14. */
class OwnEstimatorsTest {

    private static final JsonNode EXPECTED = Reference.own("estimators");
    private static final Responses PUPILS = Reference.data("hs1939.csv");
    private static final Sem SEM = Sem.of("visual =~ x1 + x2 + x3\n textual =~ x4 + x5 + x6\n speed =~ x7 + x8 + x9");

    @ParameterizedTest
    @CsvSource({"mlmv, MLMV", "mlf, MLF"})
    void estimators(String reference, Estimator estimator) {
        LavaanReference.check(SEM.with(estimator).fit(PUPILS), EXPECTED.get(reference));
    }

    @Test
    void satorraBentlerOverGroups() {
        Sem sem = SEM.with(Estimator.MLM)
                .byGroup("school")
                .withEqual(Set.of(EqualAcrossGroups.LOADINGS, EqualAcrossGroups.INTERCEPTS), List.of());
        LavaanReference.check(sem.fit(PUPILS), EXPECTED.get("mlm_groups"));
    }

    @Test
    void standardisedFactors() {
        Sem sem = SEM.with(ModelOptions.cfa().withScaling(ModelOptions.Scaling.STANDARDISED));
        LavaanReference.check(sem.fit(PUPILS), EXPECTED.get("std_lv"));
    }

    @Test
    void orthogonalFactors() {
        LavaanReference.check(
                SEM.with(ModelOptions.cfa().withOrthogonal(true)).fit(PUPILS), EXPECTED.get("orthogonal"));
    }

    @Test
    void orderedAndContinuousItems() {
        Map<String, double[]> columns = new LinkedHashMap<>(PUPILS.numeric());
        List<String> ordered = List.of("x1", "x2", "x3", "x4");
        ordered.forEach(name -> columns.put(name, cut(PUPILS.column(name), 4)));
        Responses mixed = new Responses("mixed", PUPILS.rowIds(), columns, PUPILS.labels());
        SemFit fit = SEM.with(Estimator.WLSMV).withOrdered(Set.copyOf(ordered)).fit(mixed);
        LavaanReference.check(fit, EXPECTED.get("mixed"));
    }

    @Test
    void testsInFiveCategories() {
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int i = 1; i <= 9; i++) {
            columns.put("x" + i, cut(PUPILS.column("x" + i), 5));
        }
        Responses binned = new Responses("five categories", PUPILS.rowIds(), columns, Map.of());
        SemFit fit = SEM.with(Estimator.WLSMV).withOrdered(columns.keySet()).fit(binned);
        LavaanReference.check(fit, Reference.json("cfa_wlsmv_hs_5bins"));
    }

    /** Parts of the range of equal width, closed at the right end, as R's {@code cut}. */
    static double[] cut(double[] values, int parts) {
        double lowest = java.util.Arrays.stream(values).min().orElseThrow();
        double width = (java.util.Arrays.stream(values).max().orElseThrow() - lowest) / parts;
        return java.util.Arrays.stream(values)
                .map(value -> Math.max(1, Math.min(parts, Math.ceil((value - lowest) / width - 1e-9))))
                .toArray();
    }
}
