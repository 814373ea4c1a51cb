package kith.math;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;

/**
 * The noncentral t distribution: of (Z + δ)/√(χ²_ν/ν).
 *
 * <p>The distribution function is the series of Lenth (1989, doi 10.2307/2347693; algorithm AS 243) with the error
 * bound of R's {@code pt}, absolute error about 1e-12; where exp(−δ²/2) underflows (|δ| above 37.6) or ν exceeds 4·10⁵
 * it is the normal approximation that R takes. Quantiles and noncentralities are found by bisection to the last bits.
 */
public final class NoncentralT {

    private static final double ERROR = 1e-12;
    private static final int MOST_TERMS = 2000;
    private static final double MOST_DF = 4e5;
    private static final double UNDERFLOW = 2 * Math.log(2) * 1021;
    private static final double LARGEST = 1e6;

    private NoncentralT() {}

    /** The probability of at most {@code t}. */
    public static double cumulative(double t, double df, double noncentrality) {
        boolean negative = t < 0;
        double size = Math.abs(t);
        double delta = negative ? -noncentrality : noncentrality;
        if (df > MOST_DF || delta * delta > UNDERFLOW) {
            double s = 1 / (4 * df);
            double z = (size * (1 - s) - delta) / Math.sqrt(1 + size * size * 2 * s);
            return negative ? NormalDistribution.upperTail(z) : NormalDistribution.cumulative(z);
        }
        double lower = Math.min(1, series(size, df, delta) + NormalDistribution.cumulative(-delta));
        return negative ? 1 - lower : lower;
    }

    /** The part of the probability above 0. */
    private static double series(double t, double df, double delta) {
        double x = t * t / (t * t + df);
        if (!(x > 0)) {
            return 0;
        }
        double lambda = delta * delta;
        double p = 0.5 * Math.exp(-0.5 * lambda);
        double q = Math.sqrt(2 / Math.PI) * p * delta;
        double rest = -0.5 * Math.expm1(-0.5 * lambda);
        double a = 0.5;
        double b = 0.5 * df;
        double rxb = Math.exp(b * Math.log(df / (t * t + df)));
        double logBeta = 0.5 * Math.log(Math.PI) + Gamma.logGamma(b) - Gamma.logGamma(0.5 + b);
        double odd = Beta.regularizedBeta(x, a, b);
        double oddStep = 2 * rxb * Math.exp(a * Math.log(x) - logBeta);
        double even = b * x < 2.2e-16 ? b * x : 1 - rxb;
        double evenStep = b * x * rxb;
        double sum = p * odd + q * even;
        for (int k = 1; k <= MOST_TERMS; k++) {
            a += 1;
            odd -= oddStep;
            even -= evenStep;
            oddStep *= x * (a + b - 1) / a;
            evenStep *= x * (a + b - 0.5) / (a + 0.5);
            p *= lambda / (2 * k);
            q *= lambda / (2 * k + 1);
            sum += p * odd + q * even;
            rest -= p;
            if (rest < -1e-10 || rest <= 0 && k > 1 || Math.abs(2 * rest * (odd - oddStep)) < ERROR) {
                break;
            }
        }
        return sum;
    }

    /** The value that is not exceeded with probability {@code p}. */
    public static double quantile(double p, double df, double noncentrality) {
        return root(t -> cumulative(t, df, noncentrality) - p, noncentrality);
    }

    /** The noncentrality at which {@code t} is not exceeded with probability {@code p}. */
    public static double noncentrality(double t, double df, double p) {
        return root(delta -> p - cumulative(t, df, delta), t);
    }

    /** Where an increasing function is 0; NaN where that is beyond all bounds. */
    private static double root(DoubleUnaryOperator increasing, double around) {
        if (!Double.isFinite(around)) {
            return Double.NaN;
        }
        double width = 1;
        double low = around - width;
        double high = around + width;
        while (increasing.applyAsDouble(low) > 0 || increasing.applyAsDouble(high) < 0) {
            width *= 2;
            low = around - width;
            high = around + width;
            if (width > LARGEST) {
                return Double.NaN;
            }
        }
        for (int i = 0; i < 200; i++) {
            double middle = 0.5 * (low + high);
            if (middle <= low || middle >= high) {
                break;
            }
            if (increasing.applyAsDouble(middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }
}
