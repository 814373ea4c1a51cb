package kith.reliability.difference;

import kith.reliability.coefficient.Coefficient;
import kith.resampling.Interval;

/**
 * How reliable the difference of two scores is, by one coefficient of the scores.
 *
 * @param coefficient alpha, or McDonald's omega as 1 − Σψ/σ² (see {@link DifferenceScore})
 * @param first reliability of the first score among the respondents who have both
 * @param second that of the second
 * @param difference reliability of the difference of the scores as they are
 * @param standardized reliability of the difference of their z scores
 * @param corrected correlation of the two scores, corrected for attenuation: r / √(ρ₁ρ₂); NaN where a reliability is
 *     not above 0
 * @param error how far the difference of one person is off, in the units of the scores
 * @param standardizedError the same of the difference of z scores, in standard deviations
 */
public record DifferenceReliability(
        Coefficient coefficient,
        double first,
        double second,
        Estimated difference,
        Estimated standardized,
        Estimated corrected,
        ErrorOfDifference error,
        ErrorOfDifference standardizedError) {

    /** An estimate with the interval of the level asked for, {@link Interval#NONE} where there were no samples. */
    public record Estimated(double value, Interval interval) {}

    /**
     * How far a difference is off.
     *
     * @param standard the standard error of measurement of the difference, √(σ₁²(1 − ρ₁) + σ₂²(1 − ρ₂))
     * @param detectable z times it (1.96 for 95 %): a difference of one person's two scores that is beyond error
     */
    public record ErrorOfDifference(double standard, double detectable) {}
}
