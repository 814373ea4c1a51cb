package kith.invariance.ladder;

import java.util.List;
import java.util.Optional;
import kith.invariance.conclusion.Conclusion;
import kith.invariance.level.Criterion;
import kith.invariance.level.Level;
import kith.sem.comparison.Comparison;
import kith.sem.comparison.FitEquivalence;
import kith.sem.fit.SemFit;

/**
 * The model of one level of invariance. It holds numbers and what published rules say of them; whether the level is
 * supported is said by the {@link Conclusion}.
 *
 * @param heldEqual kinds of parameters held equal, by lavaan's names
 * @param freed parameters left free all the same
 * @param comparison with the level before; absent at the first
 */
public record LadderStep(
        Level level, List<String> heldEqual, List<String> freed, SemFit fit, Optional<Against> comparison) {

    public LadderStep {
        heldEqual = List.copyOf(heldEqual);
        freed = List.copyOf(freed);
    }

    /** How large a misfit of the whole model has to be tolerated. */
    public FitEquivalence equivalence() {
        return FitEquivalence.of(fit);
    }

    /** Whether the fit may be judged at all. */
    public boolean isFound() {
        return fit.converged() && fit.identified();
    }

    /** The p value of the χ² difference from the level before; NaN where there is none. */
    public double pValue() {
        return comparison.map(against -> against.test().pValue()).orElse(Double.NaN);
    }

    /** What a rule says of the comparison; empty where it says nothing. */
    public Optional<Judgement> judgement(Criterion criterion) {
        return comparison.stream()
                .flatMap(against -> against.judgements().stream())
                .filter(one -> one.criterion() == criterion)
                .findFirst();
    }

    /**
     * The level compared with the one before. Differences of CFI, TLI and RMSEA are of the robust indices where the
     * estimator gives them; for ordered responses of the scaled ones, since robust indices rest on polychoric
     * correlations and cannot see thresholds and intercepts.
     *
     * @param deltaSrmr NaN where thresholds or intercepts of ordered items are held equal, which SRMR does not see
     * @param deltaNci change in McDonald's non-centrality index
     * @param rmsea RMSEA of the χ² difference
     * @param judgements what each rule says, the difference test first
     */
    public record Against(
            Level level,
            Comparison test,
            double deltaCfi,
            double deltaTli,
            double deltaRmsea,
            double deltaSrmr,
            double deltaNci,
            DifferenceRmsea rmsea,
            List<Judgement> judgements) {

        public Against {
            judgements = List.copyOf(judgements);
        }
    }
}
