package kith.irt;

/**
 * Estimate of the trait of a respondent.
 *
 * @param estimate infinite or NaN where there is none
 * @param error standard error, NaN where there is none
 */
public record TraitEstimate(double estimate, double error) {

    /** None. */
    public static final TraitEstimate NONE = new TraitEstimate(Double.NaN, Double.NaN);
}
