package kith.invariance.search;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import kith.invariance.ladder.EqualityTests;
import kith.invariance.level.Level;
import kith.sem.fit.FittedModel;

/** Frees what costs most, one parameter after the other. */
record ForwardSearch(SearchState state) {

    void at(Level level, double rate) {
        EqualityTests tests = new EqualityTests(state.contexts(), level);
        boolean isFirst = true;
        while (true) {
            FittedModel fitted = tests.fitted(state.freed());
            if (!fitted.answer().converged()) {
                state.endEarly(level);
                return;
            }
            List<EqualityTests.Candidate> candidates = tests.candidates(fitted, state.freed()).stream()
                    .filter(one -> !state.isAnchor(one.parameter()))
                    .toList();
            if (isFirst) {
                new SearchPower(state.contexts(), fitted.answer())
                        .detectable(candidates, rate)
                        .ifPresent(change -> state.add(new PartialAnswer.Detectable(level, change)));
                isFirst = false;
            }
            List<EqualityTests.Candidate> eligible = candidates.stream()
                    .filter(EqualityTests.Candidate::anchored)
                    .sorted(Comparator.comparingDouble(one -> one.test().pValue()))
                    .toList();
            Optional<Double> critical = state.way()
                    .control()
                    .critical(
                            candidates.stream().map(one -> one.test().pValue()).toList(), rate);
            boolean found = critical.isPresent()
                    && !eligible.isEmpty()
                    && eligible.get(0).test().pValue() <= critical.get();
            state.add(round(level, candidates, eligible, found, critical.isPresent()));
            if (!found) {
                return;
            }
            state.free(eligible.get(0).parameter());
        }
    }

    private static PartialAnswer.Round round(
            Level level,
            List<EqualityTests.Candidate> candidates,
            List<EqualityTests.Candidate> eligible,
            boolean found,
            boolean significant) {
        Optional<PartialAnswer.Tested> strongest = eligible.stream()
                .findFirst()
                .map(one -> new PartialAnswer.Tested(
                        one.parameter(),
                        one.test().chisq(),
                        one.test().pValue(),
                        one.test().expectedChange()));
        PartialAnswer.Outcome outcome = found
                ? PartialAnswer.Outcome.FREED
                : significant ? PartialAnswer.Outcome.ANCHORS_SPENT : PartialAnswer.Outcome.NOTHING_SIGNIFICANT;
        return new PartialAnswer.Round(level, candidates.size(), strongest, outcome);
    }
}
