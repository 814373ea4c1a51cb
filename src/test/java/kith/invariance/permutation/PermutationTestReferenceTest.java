package kith.invariance.permutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.invariance.ladder.Invariance;
import kith.invariance.level.Level;
import kith.sem.Sem;
import org.junit.jupiter.api.Test;

/** Permutation tests against semTools 0.5-6 (permuteMeasEq) and lavaan 0.6-14. */
class PermutationTestReferenceTest {

    private static final Responses PUPILS = Reference.data("hs1939.csv");
    private static final Invariance SCHOOLS = Invariance.across(
                    "school", Sem.of("visual =~ x1 + x2 + x3\n textual =~ x4 + x5 + x6\n speed =~ x7 + x8 + x9"))
            .withLevels(List.of(Level.CONFIGURAL, Level.METRIC, Level.SCALAR));
    private static final JsonNode EXPECTED = Reference.own("permutation");
    private static final List<Level> STEPS = SCHOOLS.levels();

    private static Responses inSchools(JsonNode schools) {
        List<String> labels = new ArrayList<>();
        schools.forEach(one -> labels.add(one.asText()));
        Map<String, List<String>> all = new LinkedHashMap<>(PUPILS.labels());
        all.put("school", labels);
        return new Responses(PUPILS.source(), PUPILS.rowIds(), PUPILS.numeric(), all);
    }

    @Test
    void onePermutationAsLavaanFitsIt() {
        PermutationRun run = new PermutationRun(PermutationQuestion.of(SCHOOLS, 1), PUPILS);
        check(run.measures(PUPILS).orElseThrow(), EXPECTED.get("observed"));
        check(run.measures(inSchools(EXPECTED.get("permuted_school"))).orElseThrow(), EXPECTED.get("permuted"));
    }

    private static void check(double[][] measures, JsonNode expected) {
        for (int step = 0; step < measures.length; step++) {
            JsonNode row = expected.get(STEPS.get(step).id());
            PermutedMeasure[] all = PermutedMeasure.values();
            for (int m = 0; m < all.length; m++) {
                PermutedMeasure measure = all[m];
                Tolerance tolerance = measure == PermutedMeasure.CHISQ ? Tolerance.CHI_SQUARE : Tolerance.FIT_INDEX;
                tolerance.check(
                        measure.id(), measures[step][m], row.get(measure.id()).doubleValue());
            }
        }
    }

    /** Within four standard errors of the two Monte Carlo estimates. */
    private static void checkP(double own, int draws, double other) {
        int others = EXPECTED.get("draws").intValue();
        double p = (own * draws + other * others) / (draws + others);
        double error = Math.sqrt(Math.max(p * (1 - p), 0.002) * (1.0 / draws + 1.0 / others));
        assertThat(own).isCloseTo(other, within(4 * error));
    }

    @Test
    void pValuesOfSemTools() {
        int draws = 300;
        PermutationAnswer answer = PermutationQuestion.of(SCHOOLS, draws).fit(PUPILS);
        assertThat(answer.usable()).isEqualTo(draws);
        for (PermutationAnswer.Step step : answer.steps()) {
            JsonNode expected = EXPECTED.get("p").get(step.level().id());
            step.statistics()
                    .forEach(one -> checkP(
                            one.pValue(),
                            draws,
                            expected.get(one.measure().id()).doubleValue()));
            if (step.level() != Level.CONFIGURAL) {
                PermutationAnswer.Tested strongest = step.strongest().orElseThrow();
                Tolerance.CHI_SQUARE.check(
                        "largest",
                        strongest.chisq(),
                        EXPECTED.get("largest_score").get(step.level().id()).doubleValue());
                checkP(
                        strongest.pValue(),
                        draws,
                        EXPECTED.get("smallest").get(step.level().id()).doubleValue());
            }
        }
    }
}
