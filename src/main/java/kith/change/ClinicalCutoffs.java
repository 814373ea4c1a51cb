package kith.change;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Where a score passes from the clinical to the functional population (Jacobson and Truax 1991, doi
 * 10.1037/0022-006X.59.1.12): a, two standard deviations from the clinical mean towards the functional side; b, two
 * standard deviations from the functional mean towards the clinical side; c = (s₀M₁ + s₁M₀)/(s₀ + s₁), where both are
 * equally likely. c is to be preferred where norms of a functional population exist, else a.
 *
 * @param clinical the scores at the first occasion
 * @param functional the norms, where known
 */
public record ClinicalCutoffs(
        Norm clinical,
        Optional<Norm> functional,
        double a,
        OptionalDouble b,
        OptionalDouble c,
        ScoreDirection direction) {

    /** Mean and standard deviation of a population. */
    public record Norm(double mean, double sd) {}

    public static ClinicalCutoffs of(Norm clinical, Optional<Norm> functional, ScoreDirection direction) {
        double sign = direction == ScoreDirection.HIGHER_IS_BETTER ? 1 : -1;
        double a = clinical.mean() + sign * 2 * clinical.sd();
        if (functional.isEmpty()) {
            return new ClinicalCutoffs(
                    clinical, functional, a, OptionalDouble.empty(), OptionalDouble.empty(), direction);
        }
        Norm healthy = functional.get();
        double c = (healthy.sd() * clinical.mean() + clinical.sd() * healthy.mean()) / (healthy.sd() + clinical.sd());
        return new ClinicalCutoffs(
                clinical,
                functional,
                a,
                OptionalDouble.of(healthy.mean() - sign * 2 * healthy.sd()),
                OptionalDouble.of(c),
                direction);
    }

    /** The cut-off that is applied: c, or a where there are no norms. */
    public double applied() {
        return c.orElse(a);
    }

    /** What became of a respondent; the cut-off itself belongs to the clinical side. */
    public ClinicalChange classify(double first, double second, ChangeVerdict reliable) {
        boolean before = functionalSide(first);
        boolean after = functionalSide(second);
        return switch (reliable) {
            case IMPROVED -> !before && after ? ClinicalChange.RECOVERED : ClinicalChange.IMPROVED;
            case WORSE -> ClinicalChange.DETERIORATED;
            case UNCHANGED -> ClinicalChange.UNCHANGED;
            case UNKNOWN -> ClinicalChange.UNKNOWN;
        };
    }

    private boolean functionalSide(double score) {
        return direction == ScoreDirection.HIGHER_IS_BETTER ? score > applied() : score < applied();
    }
}
