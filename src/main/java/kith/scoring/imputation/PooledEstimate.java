package kith.scoring.imputation;

import java.util.Arrays;
import kith.math.FisherZ;
import kith.math.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * An estimate from several imputed data sets, pooled by Rubin's rules.
 *
 * <p>With estimates Q_i and their variances U_i: Q̄, Ū, B the variance of the Q_i (m − 1), T = Ū + (1 + 1/m)B, λ = (1 +
 * 1/m)B/T. Degrees of freedom of Rubin (1987) (m − 1)/λ², and of Barnard and Rubin (1999, doi 10.1093/biomet/86.4.948),
 * which combine them with those of the complete data, ν_obs = (ν + 1)/(ν + 3) ν (1 − λ). As mice's {@code pool}.
 *
 * @param m imputed data sets
 * @param estimate Q̄
 * @param within Ū
 * @param between B
 * @param total T
 * @param rubinDf degrees of freedom of 1987
 * @param df of Barnard and Rubin
 * @param increase relative increase of the variance, (1 + 1/m)B/Ū
 * @param lambda share of the variance that is due to missing values
 * @param missingInformation fraction of missing information, (r + 2/(df + 3))/(r + 1)
 */
public record PooledEstimate(
        int m,
        double estimate,
        double within,
        double between,
        double total,
        double rubinDf,
        double df,
        double increase,
        double lambda,
        double missingInformation) {

    /**
     * @param estimates one a data set, at least two
     * @param variances squared standard errors
     * @param completeDf degrees of freedom if nothing were missing; infinite for large samples
     */
    public static PooledEstimate of(double[] estimates, double[] variances, double completeDf) {
        int m = estimates.length;
        if (m < 2 || variances.length != m) {
            throw new IllegalArgumentException(m + " estimates and " + variances.length + " variances to pool");
        }
        double mean = Arrays.stream(estimates).average().orElseThrow();
        double within = Arrays.stream(variances).average().orElseThrow();
        double between = Arrays.stream(estimates)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (m - 1);
        double extra = (1 + 1.0 / m) * between;
        double total = within + extra;
        double lambda = extra / total;
        double increase = extra / within;
        double old = (m - 1) / (lambda * lambda);
        double observed = (completeDf + 1) / (completeDf + 3) * completeDf * (1 - lambda);
        double df = Double.isInfinite(completeDf)
                ? old
                : Double.isInfinite(old) ? observed : old * observed / (old + observed);
        return new PooledEstimate(
                m, mean, within, between, total, old, df, increase, lambda, (increase + 2 / (df + 3)) / (increase + 1));
    }

    public double standardError() {
        return Math.sqrt(total);
    }

    /** Estimate over its standard error. */
    public double statistic() {
        return estimate / standardError();
    }

    /** Two-sided. */
    public double pvalue() {
        return 2 * distribution().cumulativeProbability(-Math.abs(statistic()));
    }

    /** Half the width of the interval. */
    public double margin(double level) {
        return standardError() * distribution().inverseCumulativeProbability(1 - (1 - level) / 2);
    }

    private TDistribution distribution() {
        return new TDistribution(null, Math.min(df, 1e9));
    }

    /** A correlation pooled by Fisher's z and brought back; lower end, estimate, upper end, with normal quantiles. */
    public static double[] correlation(double[] correlations, int n, double level) {
        double[] z = Arrays.stream(correlations).map(FisherZ::of).toArray();
        double[] variances = new double[z.length];
        Arrays.fill(variances, 1 / (n - 3.0));
        PooledEstimate pooled = of(z, variances, Double.POSITIVE_INFINITY);
        double half = NormalDistribution.twoSided(level) * pooled.standardError();
        return new double[] {
            Math.tanh(pooled.estimate() - half), Math.tanh(pooled.estimate()), Math.tanh(pooled.estimate() + half)
        };
    }
}
