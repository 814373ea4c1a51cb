package kith.scoring.imputation;

import java.util.Optional;

/**
 * An estimate from several imputed data sets with its interval, pooled on the scale on which it is about normal and
 * brought back.
 *
 * @param pooled on that scale
 */
public record PooledInterval(double estimate, double lower, double upper, PoolingScale scale, PooledEstimate pooled) {

    /**
     * @param estimates one a data set
     * @param errors their standard errors
     * @param completeDf degrees of freedom if nothing were missing; infinite where inference is normal
     * @return empty where an estimate or its error does not exist on the scale in one of the sets
     */
    public static Optional<PooledInterval> of(
            PoolingScale scale, double[] estimates, double[] errors, double completeDf, double level) {
        double[] values = new double[estimates.length];
        double[] variances = new double[estimates.length];
        for (int m = 0; m < values.length; m++) {
            values[m] = scale.of(estimates[m]);
            double error = scale.error(estimates[m], errors[m]);
            variances[m] = error * error;
            if (!Double.isFinite(values[m]) || !Double.isFinite(variances[m]) || variances[m] == 0) {
                return Optional.empty();
            }
        }
        PooledEstimate pooled = PooledEstimate.of(values, variances, completeDf);
        double margin = pooled.margin(level);
        double one = scale.back(pooled.estimate() - margin);
        double other = scale.back(pooled.estimate() + margin);
        return Optional.of(new PooledInterval(
                scale.back(pooled.estimate()), Math.min(one, other), Math.max(one, other), scale, pooled));
    }
}
