package kith.math;

import org.apache.commons.math3.special.Erf;

/**
 * The standard normal distribution at full double precision, without allocation.
 *
 * <p>The distribution function is Cody's rational Chebyshev approximation (Cody 1969, doi
 * 10.1090/S0025-5718-1969-0247736-4), accurate to about 1e-16 relative in both tails; the quantile is algorithm AS 241,
 * PPND16 (Wichura 1988, doi 10.2307/2347330), accurate to about 1e-16 relative. R's {@code pnorm} and {@code qnorm}
 * rest on the same approximations.
 */
// Coefficients keep the digits that were published.
@SuppressWarnings("FloatingPointLiteralPrecision")
public final class NormalDistribution {

    /** √(2π). */
    public static final double SQRT_TWO_PI = 2.50662827463100050242;

    private static final double INVERSE_SQRT_TWO_PI = 0.39894228040143267794;
    private static final double SQRT_32 = 5.656854249492380195206754896838;

    /**
     * Where the middle approximation of the distribution function gives way to the one for the flanks: Φ⁻¹(3/4),
     * nearly.
     */
    private static final double MIDDLE = 0.67448975;

    private static final double[] MIDDLE_TOP = {
        0.065682337918207449113,
        2.2352520354606839287,
        161.02823106855587881,
        1067.6894854603709582,
        18154.981253343561249
    };
    private static final double[] MIDDLE_BOTTOM = {
        1, 47.20258190468824187, 976.09855173777669322, 10260.932208618978205, 45507.789335026729956
    };
    private static final double[] FLANK_TOP = {
        1.0765576773720192317e-8,
        0.39894151208813466764,
        8.8831497943883759412,
        93.506656132177855979,
        597.27027639480026226,
        2494.5375852903726711,
        6848.1904505362823326,
        11602.651437647350124,
        9842.7148383839780218
    };
    private static final double[] FLANK_BOTTOM = {
        1,
        22.266688044328115691,
        235.38790178262499861,
        1519.377599407554805,
        6485.558298266760755,
        18615.571640885098091,
        34900.952721145977266,
        38912.003286093271411,
        19685.429676859990727
    };
    private static final double[] TAIL_TOP = {
        0.02307344176494017303,
        0.21589853405795699,
        0.1274011611602473639,
        0.022235277870649807,
        0.001421619193227893466,
        2.9112874951168792e-5
    };
    private static final double[] TAIL_BOTTOM = {
        1,
        1.28426009614491121,
        0.468238212480865118,
        0.0659881378689285515,
        0.00378239633202758244,
        7.29751555083966205e-5
    };

    private static final double[] QUANTILE_MIDDLE_TOP = {
        2.5090809287301226727e3,
        3.3430575583588128105e4,
        6.7265770927008700853e4,
        4.5921953931549871457e4,
        1.3731693765509461125e4,
        1.9715909503065514427e3,
        1.3314166789178437745e2,
        3.3871328727963666080
    };
    private static final double[] QUANTILE_MIDDLE_BOTTOM = {
        5.2264952788528545610e3,
        2.8729085735721942674e4,
        3.9307895800092710610e4,
        2.1213794301586595867e4,
        5.3941960214247511077e3,
        6.8718700749205790830e2,
        4.2313330701600911252e1,
        1
    };
    private static final double[] QUANTILE_FLANK_TOP = {
        7.74545014278341407640e-4,
        2.27238449892691845833e-2,
        2.41780725177450611770e-1,
        1.27045825245236838258,
        3.64784832476320460504,
        5.76949722146069140550,
        4.63033784615654529590,
        1.42343711074968357734
    };
    private static final double[] QUANTILE_FLANK_BOTTOM = {
        1.05075007164441684324e-9,
        5.47593808499534494600e-4,
        1.51986665636164571966e-2,
        1.48103976427480074590e-1,
        6.89767334985100004550e-1,
        1.67638483018380384940,
        2.05319162663775882187,
        1
    };
    private static final double[] QUANTILE_TAIL_TOP = {
        2.01033439929228813265e-7,
        2.71155556874348757815e-5,
        1.24266094738807843860e-3,
        2.65321895265761230930e-2,
        2.96560571828504891230e-1,
        1.78482653991729133580,
        5.46378491116411436990,
        6.65790464350110377720
    };
    private static final double[] QUANTILE_TAIL_BOTTOM = {
        2.04426310338993978564e-15,
        1.42151175831644588870e-7,
        1.84631831751005468180e-5,
        7.86869131145613259100e-4,
        1.48753612908506148525e-2,
        1.36929880922735805310e-1,
        5.99832206555887937690e-1,
        1
    };

    private NormalDistribution() {}

    /** φ(x) = exp(−x²/2)/√(2π). */
    public static double density(double x) {
        return INVERSE_SQRT_TWO_PI * Math.exp(-0.5 * x * x);
    }

    /** Φ(x), the probability of at most {@code x}. */
    public static double cumulative(double x) {
        double size = Math.abs(x);
        if (size <= MIDDLE) {
            double square = size > 1.11e-16 ? x * x : 0;
            return 0.5 + x * polynomial(MIDDLE_TOP, square) / polynomial(MIDDLE_BOTTOM, square);
        }
        double beyond = beyond(size);
        return x > 0 ? 1 - beyond : beyond;
    }

    /** 1 − Φ(x), with all its digits far out in the upper tail. */
    public static double upperTail(double x) {
        return cumulative(-x);
    }

    /** The probability of more than {@code size}, which is greater than {@link #MIDDLE}; NaN for NaN. */
    private static double beyond(double size) {
        if (size > 38.6) {
            return 0;
        }
        double ratio;
        if (size <= SQRT_32) {
            ratio = polynomial(FLANK_TOP, size) / polynomial(FLANK_BOTTOM, size);
        } else {
            double inverse = 1 / (size * size);
            double correction = inverse * polynomial(TAIL_TOP, inverse) / polynomial(TAIL_BOTTOM, inverse);
            ratio = (INVERSE_SQRT_TWO_PI - correction) / size;
        }
        // exp(−x²/2) in two factors, the first of which is exact: x² would lose digits far out.
        double coarse = Math.floor(size * 16) / 16;
        double rest = (size - coarse) * (size + coarse);
        return Math.exp(-0.5 * coarse * coarse) * Math.exp(-0.5 * rest) * ratio;
    }

    /** Φ⁻¹(p): minus infinity at 0, infinity at 1, NaN outside. */
    public static double quantile(double p) {
        if (!(p >= 0 && p <= 1)) {
            return Double.NaN;
        }
        double q = p - 0.5;
        if (Math.abs(q) <= 0.425) {
            double r = 0.180625 - q * q;
            return q * polynomial(QUANTILE_MIDDLE_TOP, r) / polynomial(QUANTILE_MIDDLE_BOTTOM, r);
        }
        double tail = q < 0 ? p : 1 - p;
        if (tail == 0) {
            return q < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        double r = Math.sqrt(-Math.log(tail));
        double size = r <= 5
                ? polynomial(QUANTILE_FLANK_TOP, r - 1.6) / polynomial(QUANTILE_FLANK_BOTTOM, r - 1.6)
                : polynomial(QUANTILE_TAIL_TOP, r - 5) / polynomial(QUANTILE_TAIL_BOTTOM, r - 5);
        return q < 0 ? -size : size;
    }

    /** The quantile z with a probability of {@code level} between −z and z, √2 erf⁻¹(level): 1.96 at 0.95. */
    public static double twoSided(double level) {
        return Math.sqrt(2) * Erf.erfInv(level);
    }

    /** Highest power first. */
    private static double polynomial(double[] coefficients, double x) {
        double value = coefficients[0];
        for (int i = 1; i < coefficients.length; i++) {
            value = value * x + coefficients[i];
        }
        return value;
    }
}
