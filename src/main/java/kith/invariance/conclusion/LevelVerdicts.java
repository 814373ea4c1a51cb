package kith.invariance.conclusion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kith.invariance.conclusion.Conclusion.Answer;
import kith.invariance.conclusion.Conclusion.Reason;
import kith.invariance.ladder.Judgement;
import kith.invariance.ladder.Judgement.Outcome;
import kith.invariance.ladder.LadderStep;
import kith.invariance.level.Criterion;
import kith.invariance.level.DecisionRule;
import kith.invariance.level.FreedParameter;
import kith.invariance.level.Level;
import kith.invariance.level.LevelVerdict;
import kith.invariance.search.PartialAnswer;

/**
 * Whether each level of invariance is supported, given the conclusion as a whole.
 *
 * @param facts what the conclusion rests on
 * @param decided the conclusion
 */
record LevelVerdicts(ConclusionRule facts, DecisionRule rule, ConclusionRule.Decided decided) {

    /** Each level rests on those below it: what is said of it is never more than what is said of them. */
    List<Conclusion.OfLevel> levels() {
        List<Conclusion.OfLevel> levels = new ArrayList<>();
        LevelVerdict before = LevelVerdict.SUPPORTED;
        for (LadderStep step : facts.full().steps()) {
            if (step.level().isOfFactors()) {
                levels.add(new Conclusion.OfLevel(step.level(), ofFactors(step)));
                continue;
            }
            LevelVerdict own = atMost(before, measured(step));
            levels.add(new Conclusion.OfLevel(step.level(), own));
            before = own;
        }
        return levels;
    }

    private static LevelVerdict atMost(LevelVerdict below, LevelVerdict own) {
        return switch (below) {
            case SUPPORTED -> own;
            case PARTIALLY_SUPPORTED -> own == LevelVerdict.SUPPORTED ? LevelVerdict.PARTIALLY_SUPPORTED : own;
            case NOT_SUPPORTED -> LevelVerdict.NOT_JUDGED;
            case NOT_JUDGED -> own == LevelVerdict.NOT_SUPPORTED ? own : LevelVerdict.NOT_JUDGED;
        };
    }

    private static LevelVerdict ofFactors(LadderStep step) {
        Outcome outcome = step.judgement(Criterion.DIFFERENCE_TEST)
                .map(Judgement::outcome)
                .orElse(Outcome.SILENT);
        return switch (outcome) {
            case PASS -> LevelVerdict.SUPPORTED;
            case FAIL, SPLIT -> LevelVerdict.NOT_SUPPORTED;
            case SILENT -> LevelVerdict.NOT_JUDGED;
        };
    }

    private LevelVerdict measured(LadderStep step) {
        boolean isFirst = step.comparison().isEmpty();
        if (decided.answer() == Answer.NO_CONCLUSION) {
            boolean structure = isFirst
                    && !decided.reasons().contains(Reason.CONFIGURAL_MISFIT)
                    && step.isFound()
                    && step.fit().admissible()
                    && ConclusionRule.misfits(step.fit()) < 2;
            return structure ? LevelVerdict.SUPPORTED : LevelVerdict.NOT_JUDGED;
        }
        if (isFirst) {
            return decided.reasons().contains(Reason.CONFIGURAL_DIFFERS)
                    ? LevelVerdict.NOT_SUPPORTED
                    : LevelVerdict.SUPPORTED;
        }
        boolean searched = facts.partial().isPresent() || rule != DecisionRule.SEARCH;
        if (standsAlone(step)) {
            return searched ? LevelVerdict.SUPPORTED : LevelVerdict.NOT_JUDGED;
        }
        boolean withReleased = facts.partial().stream()
                .flatMap(one -> one.ladder().steps().stream())
                .filter(one -> one.level() == step.level())
                .allMatch(one -> one.comparison().isEmpty() || stands(one, ConclusionRule.PARTIAL_P));
        List<FreedParameter> released = facts.released().stream()
                .filter(one -> heldFrom(one).compareTo(step.level()) <= 0)
                .toList();
        boolean enoughEqual = !released.isEmpty() && facts.halves(released).isEmpty() && !anchorsSpent(step.level());
        return enoughEqual && withReleased ? LevelVerdict.PARTIALLY_SUPPORTED : LevelVerdict.NOT_SUPPORTED;
    }

    private boolean anchorsSpent(Level level) {
        return facts.partial().stream()
                .flatMap(one -> one.rounds().stream())
                .filter(round -> round.level().compareTo(level) <= 0)
                .anyMatch(round -> round.outcome() == PartialAnswer.Outcome.ANCHORS_SPENT);
    }

    /** The first level that would hold the parameter equal. */
    private Level heldFrom(FreedParameter one) {
        return switch (one.parameter().op()) {
            case LOADING -> Level.METRIC;
            case INTERCEPT -> Level.SCALAR;
            case THRESHOLD -> facts.full().step(Level.THRESHOLDS).isPresent() ? Level.THRESHOLDS : Level.SCALAR;
            default -> Level.STRICT;
        };
    }

    /** Whether nothing that the level holds equal was released and the rule supports it. */
    private boolean standsAlone(LadderStep step) {
        boolean released = facts.partial().stream()
                .flatMap(one -> one.rounds().stream())
                .filter(round -> round.level() == step.level())
                .anyMatch(round -> round.outcome() == PartialAnswer.Outcome.FREED
                        || round.outcome() == PartialAnswer.Outcome.ALL_SIGNIFICANT
                        || round.outcome() == PartialAnswer.Outcome.ANCHORS_SPENT);
        return !released && step.freed().isEmpty() && stands(step, ConclusionRule.AS_THEY_STAND_P);
    }

    private boolean stands(LadderStep step, double least) {
        if (rule == DecisionRule.SEARCH || rule == DecisionRule.PERMUTATION) {
            return step.isFound() && step.pValue() >= least;
        }
        return rule.criteria().stream()
                .flatMap(criterion -> step.judgement(criterion).stream())
                .findFirst()
                .filter(one -> one.outcome() == Outcome.PASS)
                .isPresent();
    }

    /** The last level before the first that is not judged well enough. */
    static Optional<Level> highest(List<Conclusion.OfLevel> levels, Set<LevelVerdict> enough) {
        Optional<Level> highest = Optional.empty();
        for (Conclusion.OfLevel one : levels) {
            if (one.level().isOfFactors() || !enough.contains(one.verdict())) {
                break;
            }
            highest = Optional.of(one.level());
        }
        return highest;
    }
}
