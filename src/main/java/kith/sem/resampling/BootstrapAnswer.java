package kith.sem.resampling;

import java.util.List;
import kith.finding.Finding;
import kith.resampling.Interval;
import kith.sem.fit.FittedModel;
import kith.sem.solution.Estimate;

/**
 * What a model gave in samples drawn with replacement.
 *
 * @param question how they were drawn
 * @param counts how many samples gave what
 * @param rows free parameters and defined quantities, in the order of the estimates
 * @param chisq statistics of the samples used, in the order in which they were drawn
 * @param pValue share of the samples whose statistic is larger than that of the answers; NaN unless drawn after Bollen
 *     and Stine
 * @param findings trouble of any kind
 */
public record BootstrapAnswer(
        Bootstrap question, Counts counts, List<Row> rows, double[] chisq, double pValue, List<Finding> findings) {

    /**
     * How many samples gave what. Those that gave nothing are left out, as lavaan leaves them out; inadmissible
     * solutions are kept.
     *
     * @param used in which the search ended at a minimum
     * @param undrawn that lack a category of an ordered variable
     * @param unsolved that have no solution otherwise: a matrix that cannot be inverted, or a search without an end
     * @param inadmissible of those used, with values that no population can have
     */
    public record Counts(int used, int undrawn, int unsolved, int inadmissible) {}

    /**
     * The model in samples drawn with replacement.
     *
     * @throws kith.finding.InputException when the sample or the estimator does not allow of it
     */
    public static BootstrapAnswer of(FittedModel fitted, Bootstrap question) {
        return BootstrapRun.of(fitted, question);
    }

    /** What samples of a model with more than one level gave; their statistics of fit are not kept. */
    public static BootstrapAnswer of(Bootstrap question, Counts counts, List<Row> rows) {
        return new BootstrapAnswer(
                question,
                counts,
                rows,
                new double[0],
                Double.NaN,
                BootstrapFindings.of(question, counts, List.of(), rows));
    }

    public BootstrapAnswer {
        rows = List.copyOf(rows);
        chisq = chisq.clone();
        findings = List.copyOf(findings);
    }

    /** The level of the intervals. */
    public double level() {
        return question.level();
    }

    /** Samples in which the search ended at a minimum. */
    public int used() {
        return counts.used();
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
     * @param normal interval by the normal distribution, less the bias (Davison and Hinkley 1997, equation 5.5;
     *     lavaan's {@code norm})
     * @param percentile interval between percentiles of the samples (interpolated on the normal scale, as R's
     *     {@code boot} does)
     * @param bca interval corrected for bias and acceleration (Efron 1987, doi 10.1080/01621459.1987.10478410); the
     *     acceleration from what each row (or cluster) adds to the estimate, by casewise scores of the likelihood or by
     *     influences on thresholds and correlations; 0 for least squares of continuous variables (lavaan's
     *     {@code bca.simple} has 0 always)
     */
    public record Row(Estimate of, double bias, double se, Interval normal, Interval percentile, Interval bca) {}
}
