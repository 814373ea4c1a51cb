package kith.invariance.ladder;

import kith.invariance.level.Criterion;

/**
 * What one rule says of a level of invariance.
 *
 * @param rule its name with the variant that applies, such as “Chen (2007), N > 300”
 * @param outsideScope what the rule was derived for, where this comparison lies outside of it; empty where it lies
 *     within
 */
public record Judgement(Criterion criterion, String rule, Outcome outcome, String outsideScope) {

    /** The answer of a rule. */
    public enum Outcome {
        /** The level is supported. */
        PASS,
        /** The level is not supported. */
        FAIL,
        /** The parts of the rule disagree. */
        SPLIT,
        /** The rule cannot tell from these data. */
        SILENT
    }

    /** Whether the rule was derived for comparisons such as this one. */
    public boolean isInScope() {
        return outsideScope.isEmpty();
    }
}
