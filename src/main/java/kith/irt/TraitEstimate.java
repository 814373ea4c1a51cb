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

    /** Mean and standard deviation of a distribution. */
    static TraitEstimate of(double[] nodes, double[] weights) {
        double mean = 0;
        for (int q = 0; q < weights.length; q++) {
            mean += weights[q] * nodes[q];
        }
        double variance = 0;
        for (int q = 0; q < weights.length; q++) {
            variance += weights[q] * (nodes[q] - mean) * (nodes[q] - mean);
        }
        return new TraitEstimate(mean, Math.sqrt(variance));
    }
}
