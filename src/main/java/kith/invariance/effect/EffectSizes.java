package kith.invariance.effect;

import java.util.List;
import java.util.Optional;
import kith.finding.Finding;
import kith.invariance.level.Level;
import kith.resampling.Interval;

/**
 * How much items differ between a reference context and each other one, beyond what the factor explains.
 *
 * <p>With f the factor, Ŷ the expected answer given it and φ the factor's normal distribution in the context compared
 * (C), against the reference (R):
 *
 * <ul>
 *   <li>points of an item: ∫ (Ŷ_C − Ŷ_R) φ df, in units of the answer;
 *   <li>dMACS: √(∫ (Ŷ_C − Ŷ_R)² φ df) by a standard deviation of the answers (Nye &amp; Drasgow 2011, J Appl Psychol
 *       96:966, doi 10.1037/a0022955, equation 3); never negative, and larger than the signed form where differences
 *       change sign;
 *   <li>signed dMACS: ∫ (Ŷ_C − Ŷ_R) φ df by the same standard deviation;
 *   <li>points of a scale (sum of its items): the items' points added up; and the difference of the variances that the
 *       two ways of answering give the expected sum.
 * </ul>
 *
 * For ordered items Ŷ is Σ code × probability under the ordinal model, for others ν + λf. The R package misty (0.8.1)
 * gives, as the difference of variances, the covariance Cov(Ŷ_C − Ŷ_R, Ŷ_R) alone, and with the variance of the first
 * factor for all.
 *
 * @param level of the levels of invariance whose estimates were used
 * @param scaling units of the factors
 * @param metric the common metric of the factors
 * @param divisor whose standard deviation divides
 * @param reference name of the reference context
 * @param curves expected answers to every item over its factor
 * @param replicates how many bootstrap samples the intervals rest on; 0 where there are none
 */
public record EffectSizes(
        Level level,
        EffectScaling scaling,
        EffectMetric metric,
        EffectDivisor divisor,
        String reference,
        int replicates,
        List<OfItem> items,
        List<OfScale> scales,
        List<AnswerCurve> curves,
        List<Finding> findings) {

    public EffectSizes {
        items = List.copyOf(items);
        scales = List.copyOf(scales);
        curves = List.copyOf(curves);
        findings = List.copyOf(findings);
    }

    /** The same with other items and scales, resting on so many samples. */
    public EffectSizes with(int samples, List<OfItem> otherItems, List<OfScale> otherScales) {
        return new EffectSizes(
                level, scaling, metric, divisor, reference, samples, otherItems, otherScales, curves, findings);
    }

    public EffectSizes with(List<Finding> others) {
        return new EffectSizes(level, scaling, metric, divisor, reference, replicates, items, scales, curves, others);
    }

    EffectSizes withCurves(List<AnswerCurve> all) {
        return new EffectSizes(level, scaling, metric, divisor, reference, replicates, items, scales, all, findings);
    }

    /**
     * An item in a context compared with the reference.
     *
     * @param points expected difference of the answer
     * @param deviation the standard deviation that divides
     * @param interval of dMACS
     * @param pointsInterval of the points
     */
    public record OfItem(
            String factor,
            String item,
            String context,
            double points,
            double dmacs,
            double signed,
            double deviation,
            Interval interval,
            Interval pointsInterval) {

        /** The magnitude of dMACS where that exists. */
        public Optional<EffectMagnitude> magnitude() {
            return EffectMagnitude.of(dmacs);
        }

        OfItem with(Interval another, Interval ofPoints) {
            return new OfItem(factor, item, context, points, dmacs, signed, deviation, another, ofPoints);
        }
    }

    /**
     * The sum of a factor's items.
     *
     * @param points expected difference of the sum
     * @param interval of the points
     * @param possible largest less smallest sum that the answers given allow
     * @param variance difference of the variances of the expected sum
     * @param classification at a cut-off; empty where none was given
     */
    public record OfScale(
            String factor,
            String context,
            int items,
            double points,
            Interval interval,
            double possible,
            double variance,
            Optional<Classification> classification) {

        OfScale with(Interval ofPoints, Optional<Classification> sorted) {
            return new OfScale(factor, context, items, points, ofPoints, possible, variance, sorted);
        }
    }
}
