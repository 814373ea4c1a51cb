package kith.sem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.Reference;
import kith.data.Responses;
import kith.sem.estimation.Estimator;
import kith.sem.model.EqualAcrossGroups;
import kith.sem.model.ModelOptions;
import kith.sem.model.Preset;
import org.junit.jupiter.api.Test;

/** Fits with the defaults of lavaan's growth(), sem() and lavaan(), against lavaan 0.6-14. */
class PresetTest {

    private static final JsonNode EXPECTED = Reference.own("presets");
    private static final Responses GROWING = Reference.data("growth.csv");
    private static final Responses PUPILS = Reference.data("hs1939.csv");
    private static final String LINE = "i =~ 1*t1 + 1*t2 + 1*t3 + 1*t4\n s =~ 0*t1 + 1*t2 + 2*t3 + 3*t4";

    @Test
    void linesOfGrowth() {
        LavaanReference.check(Sem.of(LINE).with(ModelOptions.growth()).fit(GROWING), EXPECTED.get("growth"));
        LavaanReference.check(
                Sem.of(LINE + "\n i + s ~ x1 + x2")
                        .with(ModelOptions.growth())
                        .with(Estimator.MLR)
                        .fit(GROWING),
                EXPECTED.get("growth_predicted"));
    }

    @Test
    void linesOfGrowthInGroups() {
        Sem sem = Sem.of(LINE)
                .with(ModelOptions.growth())
                .byGroup("school")
                .withEqual(
                        Set.of(EqualAcrossGroups.RESIDUALS, EqualAcrossGroups.VARIANCES, EqualAcrossGroups.COVARIANCES),
                        List.of());
        LavaanReference.check(sem.fit(GROWING), EXPECTED.get("growth_groups"));
    }

    @Test
    void pathsOfObservedVariables() {
        Sem sem = Sem.of("t4 ~ t3 + x1\n t3 ~ t2 + x1\n t2 ~ x1 + x2").with(ModelOptions.sem());
        LavaanReference.check(sem.fit(GROWING), EXPECTED.get("sem"));
    }

    @Test
    void everythingSaid() {
        Sem sem = Sem.of("""
                visual =~ 1*x1 + x2 + x3
                textual =~ 1*x4 + x5 + x6
                visual ~~ visual + textual
                textual ~~ textual
                x1 ~~ x1
                x2 ~~ x2
                x3 ~~ x3
                x4 ~~ x4
                x5 ~~ x5
                x6 ~~ x6
                """).with(ModelOptions.lavaan());
        LavaanReference.check(sem.fit(PUPILS), EXPECTED.get("lavaan"));
    }

    @Test
    void thresholdsThatAreNotSaidAreTheSamples() {
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (String name : List.of("x1", "x2", "x3", "x4")) {
            columns.put(name, thirds(PUPILS.column(name)));
        }
        Responses thirds = new Responses("thirds", PUPILS.rowIds(), columns, Map.of());
        Sem sem = Sem.of("f =~ 1*x1 + x2 + x3 + x4\n f ~~ f")
                .with(ModelOptions.lavaan())
                .with(Estimator.WLSMV)
                .withOrdered(columns.keySet());
        LavaanReference.check(sem.fit(thirds), EXPECTED.get("lavaan_ordered"));
    }

    @Test
    void everyPresetHasItsName() {
        assertThat(Preset.values())
                .allSatisfy(
                        preset -> assertThat(Preset.named(preset.lavaanName())).contains(preset));
    }

    /** Three parts of the range of equal width, closed at the right end, as R's {@code cut}. */
    private static double[] thirds(double[] values) {
        double lowest = Arrays.stream(values).min().orElseThrow();
        double width = (Arrays.stream(values).max().orElseThrow() - lowest) / 3;
        return Arrays.stream(values)
                .map(value -> Math.max(1, Math.min(3, Math.ceil((value - lowest) / width - 1e-9))))
                .toArray();
    }
}
