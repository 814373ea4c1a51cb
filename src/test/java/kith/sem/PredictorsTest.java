package kith.sem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import kith.Reference;
import kith.data.Responses;
import kith.sem.model.EqualAcrossGroups;
import kith.sem.model.ModelOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Models with observed predictors whose moments are taken as given, against lavaan 0.6-14. */
class PredictorsTest {

    private static final JsonNode EXPECTED = Reference.own("predictors");
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
}
