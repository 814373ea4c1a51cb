package kith.invariance.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kith.finding.Finding;
import kith.invariance.ladder.EqualityTests;
import kith.invariance.level.FreedParameter;
import kith.invariance.level.Level;
import kith.invariance.model.ContextModel;

/** How far a search has come. */
final class SearchState {

    private final PartialSearch.Way way;
    private final ContextModel contexts;
    private final Set<String> anchors;
    private final List<FreedParameter> freed;
    private final List<PartialAnswer.Round> rounds = new ArrayList<>();
    private final List<PartialAnswer.Detectable> detectable = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    /** @param user what the user left free */
    SearchState(PartialSearch.Way way, ContextModel contexts, Set<String> anchors, List<FreedParameter> user) {
        this.way = way;
        this.contexts = contexts;
        this.anchors = Set.copyOf(anchors);
        this.freed = new ArrayList<>(user);
    }

    PartialSearch.Way way() {
        return way;
    }

    ContextModel contexts() {
        return contexts;
    }

    boolean isAnchor(FreedParameter parameter) {
        return anchors.contains(EqualityTests.item(parameter.parameter()));
    }

    List<FreedParameter> freed() {
        return List.copyOf(freed);
    }

    void free(FreedParameter parameter) {
        freed.add(parameter);
    }

    List<PartialAnswer.Round> rounds() {
        return List.copyOf(rounds);
    }

    void add(PartialAnswer.Round round) {
        rounds.add(round);
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    List<PartialAnswer.Detectable> detectable() {
        return List.copyOf(detectable);
    }

    void add(PartialAnswer.Detectable change) {
        detectable.add(change);
    }

    /** Records that a level could not be searched to its end. */
    void endEarly(Level level) {
        rounds.add(new PartialAnswer.Round(level, 0, Optional.empty(), PartialAnswer.Outcome.NOT_CONVERGED));
        findings.add(Finding.of("search_ended_early").at(level.id()));
    }
}
