package kith.invariance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import kith.Reference;
import kith.data.Responses;
import kith.invariance.ladder.Invariance;
import kith.invariance.ladder.InvarianceAnswer;
import kith.invariance.ladder.LadderReferenceTest;
import kith.invariance.ladder.LadderStep;
import kith.invariance.level.Level;
import kith.invariance.model.ContextLayout;
import kith.sem.LavaanReference;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import kith.sem.model.ModelOptions;
import org.junit.jupiter.api.Test;

/** People in two groups who answered twice, against lavaan 0.6-14 ({@code reference/own/groups_by_waves.R}). */
class GroupsByWavesTest {

    private static final List<Level> WHOLE = List.of(
            Level.CONFIGURAL,
            Level.METRIC,
            Level.SCALAR,
            Level.STRICT,
            Level.VARIANCES,
            Level.COVARIANCES,
            Level.MEANS);

    private static final Responses PUPILS = Reference.data("groups_by_waves.csv");

    private static Invariance ladder(Sem model) {
        ContextLayout layout = new ContextLayout.AcrossGroupsWithinPerson(
                "school",
                ContextLayout.WithinPerson.named(model.syntax(), List.of("a", "b"), "{variable}_{occasion}")
                        .occasions());
        return Invariance.of(layout, model);
    }

    private static Sem abilities() {
        return Sem.of("visual =~ x1 + x2 + x3\n textual =~ x4 + x5 + x6");
    }

    /** lavaan names factors visual_a, here they are visual.a. */
    private static JsonNode expected(String step) {
        JsonNode expected = Reference.own("groups_by_waves").at("/steps/" + step);
        for (JsonNode row : expected.get("parameters")) {
            for (String side : List.of("lhs", "rhs")) {
                String name = row.get(side).asText().replaceAll("^(visual|textual)_", "$1.");
                ((com.fasterxml.jackson.databind.node.ObjectNode) row).put(side, name);
            }
        }
        return expected;
    }

    @Test
    void everyStep() {
        InvarianceAnswer answer = ladder(abilities()).withLevels(WHOLE).fit(PUPILS);
        assertThat(answer.contexts()).containsExactly("Pasteur:a", "Pasteur:b", "Grant-White:a", "Grant-White:b");
        assertThat(answer.steps()).hasSize(7);
        for (LadderStep step : answer.steps()) {
            LavaanReference.check(step.fit(), expected(step.level().id()));
        }
        LadderReferenceTest.check(answer, Reference.own("groups_by_waves").get("lrt"));
        assertThat(answer.latentMeans()).hasSize(8);
        assertThat(answer.latentMeans().get(0).estimate()).isZero();
        assertThat(answer.latentMeans().get(2).se()).isPositive();
    }

    /** How factors are scaled makes no difference to fit. */
    @Test
    void standardisedFactors() {
        Sem standardised = abilities().with(ModelOptions.cfa().withScaling(ModelOptions.Scaling.STANDARDISED));
        InvarianceAnswer answer = ladder(standardised).withLevels(WHOLE).fit(PUPILS);
        LadderReferenceTest.check(answer, Reference.own("groups_by_waves").get("lrt"));
    }

    @Test
    void aParameterMayBeFreeInOneGroupOnOneOccasion() {
        Invariance some = ladder(abilities())
                .withLevels(List.of(Level.CONFIGURAL, Level.METRIC))
                .withPartial(List.of("visual=~x2 @ Grant-White:b"));
        InvarianceAnswer answer = some.fit(PUPILS);
        assertThat(answer.steps().get(1).comparison().orElseThrow().test().dfDifference())
                .isEqualTo(11);
    }

    /** The configural model of groups and waves is the sum of the groups' own. */
    @Test
    void configuralIsTheSumOfTheGroups() {
        double sum = 0;
        for (int group = 0; group < 2; group++) {
            Responses own = PUPILS.rows(PUPILS.grouping("school").rowsOf(group));
            sum += Invariance.of(
                            ContextLayout.WithinPerson.named(
                                    abilities().syntax(), List.of("a", "b"), "{variable}_{occasion}"),
                            abilities())
                    .withLevels(List.of(Level.CONFIGURAL))
                    .fit(own)
                    .steps()
                    .get(0)
                    .fit()
                    .fit()
                    .get("chisq");
        }
        double both = ladder(abilities())
                .withLevels(List.of(Level.CONFIGURAL))
                .fit(PUPILS)
                .steps()
                .get(0)
                .fit()
                .fit()
                .get("chisq");
        assertThat(both).isCloseTo(sum, org.assertj.core.api.Assertions.within(1e-3));
    }

    @Test
    void theWholeQuestion() {
        ComparabilityAnswer answer =
                Comparability.of(ladder(abilities().with(Estimator.MLR))).fit(PUPILS);
        assertThat(answer.effects().items()).hasSize(18);
        assertThat(answer.means()).hasSize(8);
        assertThat(answer.partial().orElseThrow().freed()).isNotEmpty();
    }

    @Test
    void aSmallGroupIsTold() {
        int[] few = java.util.stream.IntStream.range(0, PUPILS.size())
                .filter(row -> row < 156 + 40)
                .toArray();
        InvarianceAnswer answer = ladder(abilities())
                .withLevels(List.of(Level.CONFIGURAL, Level.METRIC))
                .fit(PUPILS.rows(few));
        assertThat(answer.findings()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("small_context");
            assertThat(finding.where()).isEqualTo("Grant-White");
        });
    }
}
