package kith.math;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.special.Gamma;

/**
 * The chi-square distribution, central and not central.
 *
 * <p>The distribution that is not central is a Poisson mixture of central ones (Johnson, Kotz and Balakrishnan 1995,
 * Continuous Univariate Distributions 2, equation 29.2), summed over the weights that matter from the last to the
 * first, so that each distribution follows from the one before by adding a positive term.
 */
public final class ChiSquare {

    /** Non-centrality above which a normal approximation is exact to eight digits, and the sum too long. */
    private static final double NEARLY_NORMAL = 1e6;

    private ChiSquare() {}

    /** Share above {@code x}; 1 for x ≤ 0. NaN where df is not positive. */
    public static double upperTail(double x, double df) {
        if (!(df > 0) || Double.isNaN(x)) {
            return Double.NaN;
        }
        if (Double.isInfinite(x)) {
            return x > 0 ? 0 : 1;
        }
        return x <= 0 ? 1 : Gamma.regularizedGammaQ(df / 2, x / 2);
    }

    /**
     * The value that a share {@code p} lies below; without a source of random numbers, whose seeding costs more than
     * the answer.
     */
    public static double quantile(double p, double df) {
        return new ChiSquaredDistribution(null, df).inverseCumulativeProbability(p);
    }

    /**
     * Share below {@code x} of the distribution with {@code df} degrees of freedom and non-centrality {@code ncp}.
     *
     * @param ncp at least 0
     */
    public static double lowerTail(double x, double df, double ncp) {
        if (x <= 0) {
            return 0;
        }
        if (ncp > NEARLY_NORMAL) {
            return NormalDistribution.cumulative(normalised(x, df, ncp));
        }
        double rate = ncp / 2;
        double half = x / 2;
        int last = (int) Math.ceil(rate + 12 * Math.sqrt(rate + 1) + 30);
        int first = (int) Math.max(0, Math.floor(rate - 12 * Math.sqrt(rate + 1) - 30));
        double weight = poisson(last, rate);
        double below = Gamma.regularizedGammaP(df / 2 + last, half);
        double step = gammaTerm(df / 2 + last - 1, half);
        double sum = weight * below;
        for (int k = last; k > first; k--) {
            below += step;
            step *= (df / 2 + k - 1) / half;
            weight = weight > 1e-280 ? weight * k / rate : poisson(k - 1, rate);
            sum += weight * Math.min(1, below);
        }
        return Math.min(1, sum);
    }

    /**
     * Share above {@code x} of the distribution with {@code df} degrees of freedom and non-centrality {@code ncp};
     * summed from what lies above, so that a small share keeps its digits.
     */
    public static double upperTail(double x, double df, double ncp) {
        if (x <= 0) {
            return 1;
        }
        if (ncp > NEARLY_NORMAL) {
            return NormalDistribution.cumulative(-normalised(x, df, ncp));
        }
        double rate = ncp / 2;
        double half = x / 2;
        int last = (int) Math.ceil(rate + 12 * Math.sqrt(rate + 1) + 30);
        int first = (int) Math.max(0, Math.floor(rate - 12 * Math.sqrt(rate + 1) - 30));
        double above = Gamma.regularizedGammaQ(df / 2 + first, half);
        double step = gammaTerm(df / 2 + first, half);
        double sum = poisson(first, rate) * above;
        for (int k = first + 1; k <= last; k++) {
            above += step;
            step *= half / (df / 2 + k);
            sum += poisson(k, rate) * Math.min(1, above);
        }
        return Math.min(1, sum);
    }

    /**
     * Sankaran's normal deviate of a non-central χ² (1963, doi 10.1093/biomet/50.1-2.199), whose error falls with
     * non-centrality.
     */
    private static double normalised(double x, double df, double ncp) {
        double mean = df + ncp;
        double h = 1 - 2 * mean * (df + 3 * ncp) / (3 * (df + 2 * ncp) * (df + 2 * ncp));
        double p = (df + 2 * ncp) / (mean * mean);
        double m = (h - 1) * (1 - 3 * h);
        double centre = h * p * (h - 1 - 0.5 * (2 - h) * m * p);
        return (Math.expm1(h * Math.log(x / mean)) - centre) / (h * Math.sqrt(2 * p) * (1 + 0.5 * m * p));
    }

    private static double poisson(int k, double rate) {
        return rate == 0 ? (k == 0 ? 1 : 0) : Math.exp(k * Math.log(rate) - rate - Gamma.logGamma(k + 1.0));
    }

    /** xᵃ e⁻ˣ ∕ Γ(a + 1): what P(a, x) exceeds P(a + 1, x) by. */
    private static double gammaTerm(double a, double x) {
        return Math.exp(a * Math.log(x) - x - Gamma.logGamma(a + 1));
    }

    /**
     * The non-centrality at which a share {@code p} lies below {@code x}; 0 when even the central distribution has
     * less.
     */
    public static double nonCentrality(double x, double df, double p) {
        DoubleUnaryOperator excess = ncp -> lowerTail(x, df, ncp) - p;
        if (excess.applyAsDouble(0) <= 0) {
            return 0;
        }
        double low = 0;
        double high = Math.max(1, x);
        while (excess.applyAsDouble(high) > 0) {
            low = high;
            high *= 2;
        }
        return new BrentSolver(1e-13, 1e-10).solve(200, excess::applyAsDouble, low, high);
    }
}
