package kith.invariance.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.invariance.ladder.EqualityTests;
import kith.invariance.level.FreedParameter;
import kith.invariance.level.Level;
import kith.invariance.model.ContextModel;
import kith.math.ChiSquare;
import kith.sem.Sem;
import kith.sem.fit.FittedModel;
import kith.sem.fit.SemFit;
import kith.sem.model.ParameterKey;
import kith.sem.solution.Estimate;

/** Frees everything but the anchors, and holds equal again what does not differ, one parameter after the other. */
record BackwardSearch(SearchState state) {

    private static final int THRESHOLDS_OF_A_UNIT = 2;

    void at(Level level, double rate) {
        ContextModel contexts = state.contexts();
        Sem bare = contexts.sem().with(contexts.sem().fit().withBaseline(false));
        List<FreedParameter> open = open(level);
        int tests = open.size();
        while (!open.isEmpty()) {
            List<FreedParameter> free = new ArrayList<>(state.freed());
            free.addAll(open);
            FittedModel fitted = bare.fitted(contexts.table(level, free), contexts.samples());
            if (!fitted.answer().converged()) {
                state.endEarly(level);
                break;
            }
            List<PartialAnswer.Tested> tested =
                    open.stream().map(one -> tested(fitted.answer(), one)).toList();
            Optional<Double> critical = state.way()
                    .control()
                    .critical(tested.stream().map(PartialAnswer.Tested::pValue).toList(), tests, rate);
            PartialAnswer.Tested weakest = tested.stream()
                    .max(Comparator.comparingDouble(PartialAnswer.Tested::pValue))
                    .orElseThrow();
            boolean significant = critical.isPresent() && weakest.pValue() <= critical.get();
            state.add(new PartialAnswer.Round(
                    level,
                    tested.size(),
                    Optional.of(weakest),
                    significant ? PartialAnswer.Outcome.ALL_SIGNIFICANT : PartialAnswer.Outcome.CONSTRAINED));
            if (significant) {
                break;
            }
            open.remove(weakest.parameter());
        }
        open.forEach(state::free);
    }

    /** What is free at the beginning of a step. */
    private List<FreedParameter> open(Level level) {
        List<FreedParameter> open = new ArrayList<>();
        Map<String, Integer> thresholds = new HashMap<>();
        for (FreedParameter one : new EqualityTests(state.contexts(), level).parameters()) {
            boolean freedBefore = state.freed().stream().anyMatch(free -> free.covers(one));
            if (level == Level.THRESHOLDS && !freedBefore) {
                String where = EqualityTests.item(one.parameter()) + " @ " + one.context();
                if (thresholds.merge(where, 1, Integer::sum) <= THRESHOLDS_OF_A_UNIT) {
                    continue;
                }
            }
            if (!freedBefore && !state.isAnchor(one)) {
                open.add(one);
            }
        }
        return open;
    }

    /** The Wald test of the difference from the first context. */
    private PartialAnswer.Tested tested(SemFit fit, FreedParameter parameter) {
        ContextModel contexts = state.contexts();
        int context = contexts.contexts().indexOf(parameter.context().orElseThrow());
        Optional<Estimate> here = find(fit, contexts.at(parameter.parameter(), context));
        Optional<Estimate> there = find(fit, contexts.at(parameter.parameter(), 0));
        if (here.isEmpty() || there.isEmpty()) {
            return new PartialAnswer.Tested(parameter, Double.NaN, 1, Double.NaN);
        }
        int a = here.get().free() - 1;
        int b = there.get().free() - 1;
        double difference = here.get().estimate() - there.get().estimate();
        double variance = at(fit, a, a) + at(fit, b, b) - 2 * at(fit, a, b);
        double chisq = difference * difference / variance;
        double pValue = variance > 0 ? ChiSquare.upperTail(chisq, 1) : 1;
        return new PartialAnswer.Tested(parameter, chisq, pValue, difference);
    }

    /** 0 for what is fixed. */
    private static double at(SemFit fit, int a, int b) {
        return a < 0 || b < 0 ? 0 : fit.covariance().at(a, b);
    }

    private static Optional<Estimate> find(SemFit fit, ParameterKey key) {
        return fit.estimates().stream()
                .filter(one -> one.lhs().equals(key.lhs())
                        && one.op() == key.op()
                        && one.rhs().equals(key.rhs())
                        && one.group() == key.group())
                .findFirst();
    }
}
