package kith.sem;

import java.util.List;
import kith.finding.Finding;

/**
 * What a model gave in samples drawn with replacement.
 *
 * @param question how they were drawn
 * @param used samples in which the search ended at a minimum; the others are left out
 * @param rows free parameters and defined quantities, in the order of the estimates
 * @param chisq statistics of the samples used, in the order in which they were drawn
 * @param pValue share of the samples whose statistic is larger than that of the answers; NaN unless drawn after Bollen and Stine
 * @param findings trouble of any kind
 */
public record BootstrapAnswer(
        Bootstrap question, int used, List<Row> rows, double[] chisq, double pValue, List<Finding> findings) {

    public BootstrapAnswer {
        rows = List.copyOf(rows);
        chisq = chisq.clone();
        findings = List.copyOf(findings);
    }

    @Override
    public double[] chisq() {
        return chisq.clone();
    }

    /**
     * One parameter.
     *
     * @param of the estimate from the answers
     * @param bias mean of the samples less the estimate
     * @param se standard deviation of the samples
     * @param percentile interval between percentiles of the samples (interpolated on the normal scale, as R's {@code boot} does)
     * @param bca interval corrected for bias and acceleration (Efron 1987, doi 10.1080/01621459.1987.10478410); the acceleration
     *     from the casewise scores of the likelihood, 0 for estimators without one (lavaan's {@code bca.simple} has 0 always)
     */
    public record Row(Estimate of, double bias, double se, Interval percentile, Interval bca) {}

    /** Both ends of an interval. */
    public record Interval(double lower, double upper) {}
}
