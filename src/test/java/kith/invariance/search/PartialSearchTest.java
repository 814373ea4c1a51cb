package kith.invariance.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kith.Reference;
import kith.data.Responses;
import kith.finding.InputException;
import kith.invariance.conclusion.Levels;
import kith.invariance.ladder.Invariance;
import kith.invariance.level.FreedParameter;
import kith.invariance.level.Level;
import kith.invariance.search.PartialSearch.ErrorControl;
import kith.moments.Missing;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The search on data whose departures are known: a loading in personal communities, an item's thresholds in workplaces.
 */
@Tag("slow")
class PartialSearchTest {

    private static final Set<String> ITEMS = Stream.of("ci", "rw", "sb")
            .flatMap(f -> IntStream.rangeClosed(1, 4).mapToObj(k -> f + k))
            .collect(Collectors.toSet());
    private static final Sem MODEL =
            Sem.of("ci =~ ci1 + ci2 + ci3 + ci4\n rw =~ rw1 + rw2 + rw3 + rw4\n sb =~ sb1 + sb2 + sb3 + sb4");
    private static final Responses PEOPLE = Reference.data("ce_contexts.csv");

    private static List<String> freed(PartialAnswer answer) {
        return answer.freed().stream().map(FreedParameter::toString).toList();
    }

    @ParameterizedTest
    @EnumSource(ErrorControl.class)
    void findsWhatDiffersAndNothingElse(ErrorControl control) {
        Sem continuous = MODEL.with(Estimator.MLR).with(Missing.FIML);
        PartialAnswer answer = PartialSearch.of(Invariance.across("context", continuous))
                .with(PartialSearch.Way.forward().with(control))
                .fit(PEOPLE);
        assertThat(freed(answer)).containsExactly("ci=~ci2 @ personal", "rw3~1 @ workplace");
        assertThat(answer.rounds())
                .extracting(PartialAnswer.Round::outcome)
                .containsExactly(
                        PartialAnswer.Outcome.FREED,
                        PartialAnswer.Outcome.NOTHING_SIGNIFICANT,
                        PartialAnswer.Outcome.FREED,
                        PartialAnswer.Outcome.NOTHING_SIGNIFICANT);
        assertThat(answer.rounds().get(0).candidates()).isEqualTo(24);
        assertThat(Levels.notRejected(answer.ladder())).contains(Level.SCALAR);
        assertThat(answer.ladder()
                        .steps()
                        .get(1)
                        .comparison()
                        .orElseThrow()
                        .test()
                        .dfDifference())
                .isEqualTo(17);
    }

    @Test
    void findsTheSameInOrderedItems() {
        Sem ordinal = MODEL.with(Estimator.WLSMV).withOrdered(ITEMS).with(Missing.PAIRWISE);
        PartialAnswer answer =
                PartialSearch.of(Invariance.across("context", ordinal)).fit(PEOPLE);
        assertThat(freed(answer)).containsExactly("ci=~ci2 @ personal", "rw3~1 @ workplace");
    }

    /**
     * Of complete rows alone there are a sixth fewer: the loading is not significant any more, and nothing wrong is.
     */
    @Test
    void findsNothingWrongInOrderedItemsOfCompleteRows() {
        Sem ordinal = MODEL.with(Estimator.WLSMV).withOrdered(ITEMS);
        PartialAnswer answer =
                PartialSearch.of(Invariance.across("context", ordinal)).fit(PEOPLE);
        assertThat(freed(answer)).containsExactly("rw3~1 @ workplace");
    }

    @Test
    void findsNothingWhereNothingDiffers() {
        Sem once = Sem.of("ci =~ ci1 + ci2 + ci3 + ci4");
        PartialAnswer answer = PartialSearch.of(Invariance.within(List.of("n", "w", "p"), once))
                .fit(Reference.data("ce_within.csv"));
        assertThat(answer.freed()).isEmpty();
        assertThat(answer.rounds()).hasSize(2);
    }

    @Test
    void whatTheUserFreedStaysFree() {
        Invariance ladder = Invariance.across("context", MODEL).withPartial(List.of("ci=~ci2"));
        PartialAnswer answer = PartialSearch.of(ladder).fit(PEOPLE);
        assertThat(freed(answer)).containsExactly("ci=~ci2", "rw3~1 @ workplace");
    }

    /** Of three items two must stay equal: once one is free, what else is significant stays. */
    @Test
    void anchorsStay() {
        Sem three = Sem.of("visual =~ x1 + x2 + x3\n textual =~ x4 + x5 + x6\n speed =~ x7 + x8 + x9");
        PartialAnswer answer =
                PartialSearch.of(Invariance.across("school", three)).fit(Reference.data("hs1939.csv"));
        assertThat(freed(answer)).containsExactly("x3~1 @ Grant-White", "x7~1 @ Grant-White");
    }

    @Test
    void backwardFindsTheSame() {
        Sem continuous = MODEL.with(Estimator.MLR).with(Missing.FIML);
        PartialAnswer answer = PartialSearch.of(Invariance.across("context", continuous))
                .with(PartialSearch.Way.backward())
                .fit(PEOPLE);
        assertThat(freed(answer)).containsExactly("ci=~ci2 @ personal", "rw3~1 @ workplace");
        assertThat(answer.anchors()).hasSize(6).doesNotContain("ci2", "rw3");
        assertThat(answer.rounds().get(0).candidates()).isEqualTo(12);
        assertThat(answer.rounds().get(0).outcome()).isEqualTo(PartialAnswer.Outcome.CONSTRAINED);
        assertThat(answer.rounds().get(11).outcome()).isEqualTo(PartialAnswer.Outcome.ALL_SIGNIFICANT);
    }

    @Test
    void backwardInOrderedItems() {
        Sem ordinal = MODEL.with(Estimator.WLSMV).withOrdered(ITEMS);
        PartialAnswer answer = PartialSearch.of(Invariance.across("context", ordinal))
                .with(PartialSearch.Way.backward())
                .fit(PEOPLE);
        // The loading of ci2 differs as well, but its Wald test does not pass the limit of all that were open at the
        // level's start.
        assertThat(freed(answer)).isNotEmpty().allMatch(one -> one.startsWith("rw3"));
    }

    /**
     * A named anchor is not freed, even where it is the item that differs; what differs then shows elsewhere or not at
     * all.
     */
    @Test
    void namedAnchorsAreKept() {
        Anchors anchors = Anchors.parse("ci2, rw1,sb1");
        for (PartialSearch.Way way : List.of(PartialSearch.Way.forward(), PartialSearch.Way.backward())) {
            PartialAnswer answer = PartialSearch.of(Invariance.across("context", MODEL))
                    .with(way.with(anchors))
                    .fit(PEOPLE);
            assertThat(answer.anchors()).containsExactly("ci2", "rw1", "sb1");
            assertThat(freed(answer)).noneMatch(one -> one.contains("ci2")).contains("rw3~1 @ workplace");
        }
        PartialSearch wrong = PartialSearch.of(Invariance.across("context", MODEL))
                .with(PartialSearch.Way.forward().with(Anchors.parse("ci9")));
        assertThatThrownBy(() -> wrong.fit(PEOPLE))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("ci9");
        PartialSearch few = PartialSearch.of(Invariance.across("context", MODEL))
                .with(PartialSearch.Way.forward().with(Anchors.parse("ci1")));
        assertThatThrownBy(() -> few.fit(PEOPLE))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("rw");
    }

    @Test
    void controlOfErrors() {
        List<Double> pValues = List.of(0.02, 0.004, 0.03, 0.9, 0.011);
        assertThat(ErrorControl.BENJAMINI_HOCHBERG.critical(pValues, 0.05)).contains(0.03);
        assertThat(ErrorControl.BONFERRONI.critical(pValues, 0.05)).contains(0.004);
        assertThat(ErrorControl.BONFERRONI.critical(pValues, 0.01)).isEqualTo(Optional.empty());
    }
}
