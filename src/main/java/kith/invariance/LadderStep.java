package kith.invariance;

import java.util.List;
import java.util.Optional;
import kith.sem.Comparison;
import kith.sem.EquivalenceTest;
import kith.sem.SemFit;

/**
 * One step of a ladder.
 *
 * @param heldEqual kinds of parameters held equal, by lavaan's names
 * @param freed parameters left free all the same
 * @param comparison against the step before; absent at the first
 * @param verdict whether what this step adds holds; at the first step whether the model fits at all
 * @param rule by which the verdict was given
 */
public record LadderStep(
        Level level,
        List<String> heldEqual,
        List<String> freed,
        SemFit fit,
        Optional<Against> comparison,
        Verdict verdict,
        String rule) {

    public LadderStep {
        heldEqual = List.copyOf(heldEqual);
        freed = List.copyOf(freed);
    }

    /** How large a misfit of the whole model has to be tolerated. */
    public EquivalenceTest equivalence() {
        return EquivalenceTest.of(fit);
    }

    /**
     * The step against the one before. Differences of CFI, TLI and RMSEA are of the robust versions where the estimator gives
     * them.
     *
     * @param rmsea of the difference test
     * @param judgements what each rule says, the one that gives the verdict first and the difference test last
     */
    public record Against(
            Level level,
            Comparison test,
            double deltaCfi,
            double deltaTli,
            double deltaRmsea,
            double deltaSrmr,
            DifferenceRmsea rmsea,
            List<Judgement> judgements) {

        public Against {
            judgements = List.copyOf(judgements);
        }

        /** Whether one rule holds the step for equal and another for unequal. */
        public boolean rulesDisagree() {
            List<Verdict> verdicts = judgements.stream().map(Judgement::verdict).toList();
            return verdicts.contains(Verdict.HELD) && verdicts.contains(Verdict.REJECTED);
        }
    }
}
