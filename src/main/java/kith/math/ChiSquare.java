package kith.math;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.special.Gamma;

/**
 * The chi-square distribution, central and not central.
 *
 * <p>The distribution that is not central is a Poisson mixture of central ones (Johnson, Kotz & Balakrishnan 1995, Continuous
 * Univariate Distributions 2, equation 29.2), summed outwards from the largest weight until nothing more is added.
 */
public final class ChiSquare {

    private static final double NEGLIGIBLE = 1e-16;

    private ChiSquare() {}

    /** Share above {@code x}; 1 for x ≤ 0. NaN where df is not positive. */
    public static double upperTail(double x, double df) {
        if (!(df > 0) || Double.isNaN(x)) {
            return Double.NaN;
        }
        return x <= 0 ? 1 : Gamma.regularizedGammaQ(df / 2, x / 2);
    }

    /** The value that a share {@code p} lies below. */
    public static double quantile(double p, double df) {
        return new ChiSquaredDistribution(df).inverseCumulativeProbability(p);
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
        double rate = ncp / 2;
        int centre = (int) Math.floor(rate);
        double weight = Math.exp(-rate + (centre == 0 ? 0 : centre * Math.log(rate)) - Gamma.logGamma(centre + 1.0));
        double sum = 0;
        double up = weight;
        for (int k = centre; ; k++) {
            double term = up * Gamma.regularizedGammaP(df / 2 + k, x / 2);
            sum += term;
            if (term <= NEGLIGIBLE * Math.max(sum, 1e-300) && k > centre) {
                break;
            }
            up *= rate / (k + 1);
        }
        double down = weight;
        for (int k = centre - 1; k >= 0; k--) {
            down *= (k + 1) / rate;
            double term = down * Gamma.regularizedGammaP(df / 2 + k, x / 2);
            sum += term;
            if (down <= NEGLIGIBLE * Math.max(sum, 1e-300)) {
                break;
            }
        }
        return Math.min(1, sum);
    }

    /** The non-centrality at which a share {@code p} lies below {@code x}; 0 when even the central distribution has less. */
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
        for (int step = 0; step < 200 && high - low > 1e-12 * Math.max(1, high); step++) {
            double middle = (low + high) / 2;
            if (excess.applyAsDouble(middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
