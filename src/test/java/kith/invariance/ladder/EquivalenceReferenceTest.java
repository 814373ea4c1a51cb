package kith.invariance.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.Reference;
import kith.Tolerance;
import kith.invariance.model.ContextLayout;
import kith.moments.Missing;
import kith.sem.Sem;
import kith.sem.comparison.FitEquivalence;
import kith.sem.estimation.Estimator;
import kith.sem.inference.EquivalenceBounds;
import kith.sem.inference.MisfitSize;
import kith.sem.model.ModelOptions;
import kith.sem.model.Occasions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What has to be tolerated at each step, against the formulas in R ({@code reference/own/equivalence.R}). */
class EquivalenceReferenceTest {

    private static final Sem ABILITIES =
            Sem.of("visual =~ x1 + x2 + x3\n textual =~ x4 + x5 + x6\n speed =~ x7 + x8 + x9");

    private static void check(InvarianceAnswer answer, JsonNode expected) {
        for (LadderStep step : answer.steps()) {
            JsonNode own = expected.get(step.level().id());
            String what = step.level().id();
            check(what, step.equivalence(), own);
            FitEquivalence.Size cfi = step.equivalence().cfi().orElseThrow();
            Tolerance.FIT_INDEX.check(what + " cfi", cfi.value(), own.get("cfi").doubleValue());
            assertThat(cfi.bounds().isPresent()).isEqualTo(own.has("cfi_bounds"));
            cfi.bounds().ifPresent(bounds -> check(what, bounds, own.get("cfi_bounds")));
            step.comparison()
                    .ifPresent(against -> check(
                            what + " difference", against.rmsea().equivalence().orElseThrow(), own.get("difference")));
        }
    }

    private static void check(String what, FitEquivalence test, JsonNode expected) {
        if (expected.has("rmsea")) {
            Tolerance.FIT_INDEX.check(
                    what + " tolerated",
                    test.tolerated(),
                    expected.get("epsilon").doubleValue());
            Tolerance.FIT_INDEX.check(
                    what + " rmsea", test.rmsea().value(), expected.get("rmsea").doubleValue());
        }
        check(what, test.rmsea().bounds().orElseThrow(), expected.get("bounds"));
    }

    private static void check(String what, EquivalenceBounds bounds, JsonNode expected) {
        double[] own = {bounds.excellent(), bounds.close(), bounds.fair(), bounds.mediocre()};
        for (int k = 0; k < own.length; k++) {
            Tolerance.CLOSED_FORM.check(
                    what + " bound " + k, own[k], expected.get(k).doubleValue());
        }
    }

    @ParameterizedTest
    @CsvSource({"invariance_ml, ML", "invariance_mlr, MLR"})
    void twoSchools(String reference, Estimator estimator) {
        InvarianceAnswer answer =
                Invariance.across("school", ABILITIES.with(estimator)).fit(Reference.data("hs1939.csv"));
        check(answer, Reference.own("equivalence").get(reference));
        LadderStep.Against scalar = answer.steps().get(2).comparison().orElseThrow();
        assertThat(scalar.rmsea().equivalence().orElseThrow().rmsea().size()).contains(MisfitSize.POOR);
    }

    @Test
    void threeContextsWithMissingAnswers() {
        Sem model = Sem.of("ci =~ ci1 + ci2 + ci3 + ci4\n rw =~ rw1 + rw2 + rw3 + rw4\n sb =~ sb1 + sb2 + sb3 + sb4")
                .with(Estimator.MLR)
                .with(Missing.FIML);
        InvarianceAnswer answer = Invariance.across("context", model).fit(Reference.data("ce_contexts.csv"));
        check(answer, Reference.own("equivalence").get("invariance_mlr_fiml_contexts"));
    }

    @Test
    void samePeople() {
        List<String> contexts = List.of("n", "w", "p");
        Map<String, List<String>> names = new LinkedHashMap<>();
        names.put("ci", List.of("ci_n", "ci_w", "ci_p"));
        names.putAll(Occasions.named(contexts, List.of("ci1", "ci2", "ci3", "ci4"), "{occasion}_{variable}")
                .variables());
        Sem model = Sem.of("ci =~ ci1 + ci2 + ci3 + ci4")
                .with(ModelOptions.cfa().withScaling(ModelOptions.Scaling.STANDARDISED));
        InvarianceAnswer answer = Invariance.of(new ContextLayout.WithinPerson(new Occasions(contexts, names)), model)
                .fit(Reference.data("ce_within.csv"));
        check(answer, Reference.own("equivalence").get("invariance_within_person_ml"));
    }

    @Test
    void orderedItems() {
        Set<String> items = Set.of("ci1", "ci2", "ci3", "ci4", "rw1", "rw2", "rw3", "rw4", "sb1", "sb2", "sb3", "sb4");
        Sem model = Sem.of("ci =~ ci1 + ci2 + ci3 + ci4\n rw =~ rw1 + rw2 + rw3 + rw4\n sb =~ sb1 + sb2 + sb3 + sb4")
                .with(Estimator.WLSMV)
                .withOrdered(items);
        InvarianceAnswer answer = Invariance.across("context", model).fit(Reference.data("ce_contexts.csv"));
        check(answer, Reference.own("equivalence").get("invariance_wlsmv_wu_estabrook"));
    }

    @Test
    void boundsOverAGrid() {
        for (JsonNode one : Reference.own("equivalence").get("bounds")) {
            EquivalenceBounds bounds = EquivalenceBounds.rmsea(
                            one.get("N").doubleValue(),
                            one.get("m").intValue(),
                            one.get("df").doubleValue())
                    .orElseThrow();
            check(one.toString(), bounds, one.get("rmsea"));
        }
        for (JsonNode one : Reference.own("equivalence").get("cfi_bounds")) {
            EquivalenceBounds bounds = EquivalenceBounds.cfi(
                            one.get("N").doubleValue(),
                            1,
                            one.get("df").doubleValue(),
                            one.get("baseline").doubleValue())
                    .orElseThrow();
            check(one.toString(), bounds, one.get("cfi"));
        }
        assertThat(EquivalenceBounds.rmsea(1000, 6, 20)).isEmpty();
        assertThat(EquivalenceBounds.cfi(1000, 2, 20, 40)).isEmpty();
    }
}
