package kith.shortform;

import java.util.stream.IntStream;

/**
 * What a form is worth.
 *
 * @param alpha of the sum
 * @param correlation with the sum of all items, inflated by the errors that both share
 * @param corrected the same as if both were answered independently: (cov(s, S − s) + α var(s)) / (sd(s) sd(S)), s the
 *     sum of the form and S that of all items (Levy 1967); of all items it is alpha
 * @param inRange mean of I/(I + 1) over the range of the trait; NaN without information
 * @param bias points by which each focal group's sum departs at equal matching scores; none without groups
 * @param standardizedBias the same in standard deviations of the sum
 * @param external correlation with the external criterion; NaN without one
 * @param deviation standard deviation of the sum
 * @param objective weighted mean of the criteria
 */
public record FormValues(
        double alpha,
        double correlation,
        double corrected,
        double inRange,
        double[] bias,
        double[] standardizedBias,
        double external,
        double deviation,
        double objective) {

    static FormValues of(FormSums sums) {
        double deviation = Math.sqrt(sums.variance);
        FormSums all = new FormSums(sums.evidence);
        IntStream.range(0, sums.evidence.items()).forEach(all::add);
        return new FormValues(
                sums.alpha(),
                sums.correlation(),
                sums.corrected(),
                sums.inRange(),
                sums.bias.clone(),
                IntStream.range(0, sums.bias.length)
                        .mapToDouble(g -> sums.bias[g] / deviation)
                        .toArray(),
                sums.externalCorrelation(),
                deviation,
                sums.objective(all.externalCorrelation()));
    }

    /** Standard error of measurement of the sum. */
    public double measurementError() {
        return deviation * Math.sqrt(Math.max(0, 1 - alpha));
    }

    /** The largest standardised bias without its sign; NaN without groups. */
    public double largestBias() {
        double largest = standardizedBias.length == 0 ? Double.NaN : 0;
        for (double one : standardizedBias) {
            largest = Math.max(largest, Math.abs(one));
        }
        return largest;
    }
}
