package kith.change.trial;

import kith.scoring.imputation.PooledInterval;
import kith.scoring.imputation.PoolingScale;

/**
 * A difference between arms from several imputed data sets, pooled by Rubin's rules.
 *
 * @param effect with the standard error and the degrees of freedom of Barnard and Rubin (1999)
 * @param missingInformation fraction of missing information; NaN where the difference could not be pooled
 */
public record PooledEffect(FixedEffect effect, double missingInformation) {

    /**
     * @param completeDf degrees of freedom if nothing were missing
     * @return undefined numbers where an estimate or its error does not exist in one of the sets
     */
    static PooledEffect of(String name, double[] estimates, double[] errors, double completeDf, double level) {
        return PooledInterval.of(PoolingScale.IDENTITY, estimates, errors, completeDf, level)
                .map(PooledInterval::pooled)
                .map(pooled -> new PooledEffect(
                        FixedEffect.of(name, pooled.estimate(), pooled.standardError(), pooled.df(), level),
                        pooled.missingInformation()))
                .orElseGet(() ->
                        new PooledEffect(FixedEffect.of(name, Double.NaN, Double.NaN, Double.NaN, level), Double.NaN));
    }
}
