package kith.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import kith.data.Responses;
import kith.data.Roles;
import kith.finding.Finding;
import kith.finding.InputException;
import org.junit.jupiter.api.Test;

class SmallGroupsTest {

    private static final SmallGroups FIVE = new SmallGroups(5);

    private static final Roles BY_SITE = Roles.none().withGroup("site");

    /** Responses in which sites follow each other. */
    private static Responses sites(int... sizes) {
        List<String> sites = new ArrayList<>();
        for (int site = 0; site < sizes.length; site++) {
            sites.addAll(Collections.nCopies(sizes[site], String.valueOf((char) ('A' + site))));
        }
        return responses(sites);
    }

    private static Responses responses(List<String> sites) {
        return new Responses(
                "answers.csv",
                IntStream.range(0, sites.size()).mapToObj(Integer::toString).toList(),
                Map.of("q", IntStream.range(0, sites.size()).asDoubleStream().toArray()),
                Map.of("site", sites));
    }

    private static RemainingResponses without(Responses responses) {
        return FIVE.without(RemainingResponses.all(responses), BY_SITE, Set.of());
    }

    @Test
    void groupsOfFiveAreShown() {
        Responses responses = sites(5, 5);
        RemainingResponses remaining = without(responses);
        assertThat(remaining.responses()).isEqualTo(responses);
        assertThat(remaining.findings()).isEmpty();
        assertThat(remaining.flow()).isEmpty();
    }

    /** Four of a small group could be computed as the difference between everybody and the groups that are shown. */
    @Test
    void fewRespondentsOfSmallGroupsAreExcluded() {
        RemainingResponses remaining = without(sites(5, 2, 6, 2));
        assertThat(remaining.responses().size()).isEqualTo(11);
        assertThat(remaining.responses().grouping("site").names()).containsExactly("A", "C");
        assertThat(remaining.flow().orElseThrow())
                .isEqualTo(new ParticipantFlow(15, 4, Map.of("in a group of fewer than 5 respondents", 4)));
        assertThat(remaining.findings()).extracting(Finding::code).containsExactly("small_groups");
        assertThat(remaining.findings().get(0).what())
                .startsWith("2 of 4 groups of site have fewer than 5 respondents. ")
                .contains("were excluded")
                .doesNotContain("B", "D");
    }

    @Test
    void manyRespondentsOfSmallGroupsBelongToNoGroup() {
        RemainingResponses remaining = without(sites(5, 3, 6, 2));
        assertThat(remaining.responses().size()).isEqualTo(16);
        assertThat(remaining.responses().grouping("site").names()).containsExactly("A", "C");
        assertThat(remaining.responses().grouping("site").code()).containsSequence(0, -1, -1, -1, 1);
        assertThat(remaining.flow()).isEmpty();
        assertThat(remaining.findings().get(0).what()).contains("belong to no group");
    }

    @Test
    void oneGroupThatIsLeftIsNotShown() {
        RemainingResponses remaining = without(sites(30, 4));
        assertThat(remaining.responses().size()).isEqualTo(34);
        assertThat(remaining.responses().grouping("site").names()).isEmpty();
        assertThat(remaining.findings().get(0).what()).contains("No groups of site were compared or shown");
        assertThat(without(sites(30, 5, 4)).responses().grouping("site").names())
                .containsExactly("A", "B");
    }

    /** Four respondents with two visits each are four. */
    @Test
    void respondentsAreCountedAndNotRows() {
        List<String> sites = new ArrayList<>(Collections.nCopies(10, "A"));
        sites.addAll(Collections.nCopies(10, "B"));
        sites.addAll(Collections.nCopies(8, "C"));
        Responses twice = new Responses(
                "",
                IntStream.range(0, 28)
                        .mapToObj(row -> Integer.toString(row / 2))
                        .toList(),
                Map.of(),
                Map.of("site", sites));
        assertThat(without(twice).responses().size()).isEqualTo(20);
    }

    /** Those excluded because of one column leave a group of another one small. */
    @Test
    void columnsAreSeenTogether() {
        List<String> sites = List.of("A", "A", "A", "A", "A", "A", "B", "B", "B", "B", "B", "B", "C", "C");
        List<String> arms = List.of("x", "x", "x", "y", "y", "y", "x", "x", "x", "y", "y", "y", "z", "w");
        Responses both = new Responses(
                "",
                IntStream.range(0, 14).mapToObj(Integer::toString).toList(),
                Map.of(),
                Map.of("site", sites, "arm", arms));
        RemainingResponses remaining =
                FIVE.without(RemainingResponses.all(both), Roles.none().withArm("arm"), Set.of("site"));
        assertThat(remaining.responses().size()).isEqualTo(12);
        assertThat(remaining.findings()).hasSize(1);
        assertThat(remaining.flow().orElseThrow().excluded()).isEqualTo(2);
    }

    @Test
    void exclusionsForOtherReasonsAreKept() {
        RemainingResponses before = new RemainingResponses(
                sites(5, 5, 1),
                java.util.Optional.of(new ParticipantFlow(13, 2, Map.of("long strings", 2))),
                List.of());
        ParticipantFlow flow = FIVE.without(before, BY_SITE, Set.of()).flow().orElseThrow();
        assertThat(flow.read()).isEqualTo(13);
        assertThat(flow.excluded()).isEqualTo(3);
        assertThat(flow.reasons()).containsOnlyKeys("long strings", "in a group of fewer than 5 respondents");
    }

    @Test
    void oneShowsAllGroups() {
        Responses responses = sites(1, 1, 6);
        assertThat(new SmallGroups(1)
                        .without(RemainingResponses.all(responses), BY_SITE, Set.of())
                        .responses())
                .isEqualTo(responses);
    }

    @Test
    void fewerThanFiveRespondentsHaveNoReport() {
        assertThat(without(sites(5)).responses().size()).isEqualTo(5);
        assertThatThrownBy(() -> without(sites(4)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("4 respondents")
                .hasMessageContaining("smallest_cell: 1");
    }
}
