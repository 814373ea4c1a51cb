package kith.grouplevel;

import java.util.Arrays;
import java.util.List;

/**
 * How much the members of one group agree.
 *
 * @param group its name
 * @param n members who answered every item, at least 2
 * @param itemVariance S²: mean of the variances (n − 1) of the items
 * @param deviationWithin mean of the standard deviations of the items
 * @param byNull one for each null distribution
 * @param rwgStarMaximum 1 − S²/σ²_MV, with the largest variance that there can be
 * @param deviationFromMean ADM(j): mean over items of the mean absolute deviation from the mean
 * @param deviationFromMedian the same from the median
 * @param awg a_wg(j): mean over the items for which it exists; NaN where there is none
 */
public record AgreementIndices(
        String group,
        int n,
        double itemVariance,
        double deviationWithin,
        List<ByNull> byNull,
        double rwgStarMaximum,
        double deviationFromMean,
        double deviationFromMedian,
        double awg) {

    /**
     * Against one null distribution.
     *
     * @param rwg rwg(j), 0 where the items vary more than the distribution
     * @param rwgRaw the same, not cut off
     * @param rwgStar rwg*(j) = 1 − S²/σ²_E, not cut off
     * @param rwgPvalue probability of so small a variance, or a smaller one, in a group without agreement; NaN where
     *     not computed
     * @param deviationPvalue the same of ADM(j)
     */
    public record ByNull(
            NullDistribution distribution,
            double rwg,
            double rwgRaw,
            double rwgStar,
            double rwgPvalue,
            double deviationPvalue) {}

    public AgreementIndices {
        byNull = List.copyOf(byNull);
    }

    /** rwg(j) of J items, from the ratio of their mean variance to that of the null distribution. */
    static double rwg(int items, double ratio) {
        return items * (1 - ratio) / (items * (1 - ratio) + ratio);
    }

    static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        return Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / (values.length - 1);
    }

    static double deviation(double[] values, double centre) {
        return Arrays.stream(values).map(x -> Math.abs(x - centre)).average().orElse(Double.NaN);
    }

    /** a_wg of one item: 1 at a mean on the bound, NaN where the mean is too close to it to be interpreted. */
    static double awg(double[] values, double lowest, double highest) {
        int k = values.length;
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        if (mean == lowest || mean == highest) {
            return 1;
        }
        if (mean < (lowest * (k - 1) + highest) / k || mean > (highest * (k - 1) + lowest) / k) {
            return Double.NaN;
        }
        double most = ((highest + lowest) * mean - mean * mean - highest * lowest) * k / (k - 1.0);
        return 1 - 2 * variance(values) / most;
    }
}
