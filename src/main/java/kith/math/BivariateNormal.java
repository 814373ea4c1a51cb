package kith.math;

/**
 * The bivariate normal distribution with standard margins and correlation ρ: P(X ≤ h, Y ≤ k), its density and its
 * derivatives.
 *
 * <p>The method is that of Genz (2004, doi 10.1023/B:STCO.0000035304.20635.31), after Drezner and Wesolowsky (1990, doi
 * 10.1080/00949659008811236). Up to |ρ| = 0.925 it is Plackett's identity, ∂Φ₂/∂ρ = φ₂, integrated over arcsin ρ by
 * Gauss–Legendre quadrature of 6, 12 or 20 points (equation 3); above, an expansion about |ρ| = 1 takes the singular
 * part away and 20 points integrate the rest (equation 6). The absolute error is below 1e-14. Infinite limits are
 * allowed.
 *
 * <p>Many rectangles of one table are had at once, and faster, from {@link NormalRectangles}.
 */
public final class BivariateNormal {

    /** Above this size of the correlation Plackett's integrand is too steep for 20 points. */
    static final double STEEP = 0.925;

    private static final double TWO_PI = 2 * Math.PI;
    private static final GaussLegendre SIX = GaussLegendre.of(6);
    private static final GaussLegendre TWELVE = GaussLegendre.of(12);
    private static final GaussLegendre TWENTY = GaussLegendre.of(20);

    private BivariateNormal() {}

    /** φ₂(h, k; ρ); not for |ρ| = 1, where there is no density. */
    public static double density(double h, double k, double rho) {
        double r = (1 - rho) * (1 + rho);
        return Math.exp(-(h * h - 2 * rho * h * k + k * k) / (2 * r)) / (TWO_PI * Math.sqrt(r));
    }

    /** P(X ≤ h, Y ≤ k). */
    public static double cumulative(double h, double k, double rho) {
        if (Double.isNaN(h) || Double.isNaN(k) || !(Math.abs(rho) <= 1)) {
            return Double.NaN;
        }
        if (h == Double.NEGATIVE_INFINITY || k == Double.NEGATIVE_INFINITY) {
            return 0;
        }
        if (h == Double.POSITIVE_INFINITY) {
            return NormalDistribution.cumulative(k);
        }
        if (k == Double.POSITIVE_INFINITY) {
            return NormalDistribution.cumulative(h);
        }
        double p = Math.abs(rho) < STEEP ? plackett(h, k, rho) : steep(-h, -k, rho);
        return Math.max(0, Math.min(1, p));
    }

    /** ∂/∂h of P(X ≤ h, Y ≤ k): φ(h) Φ((k − ρh)/√(1 − ρ²)). The one by k is had by exchanging h and k. */
    public static double derivativeByFirst(double h, double k, double rho) {
        double s = Math.sqrt((1 - rho) * (1 + rho));
        return NormalDistribution.density(h) * NormalDistribution.cumulative((k - rho * h) / s);
    }

    /** ∂²/∂ρ² of P(X ≤ h, Y ≤ k): φ₂ (hk R − ρ(h² − 2ρhk + k²) + ρR)/R², R = 1 − ρ². */
    public static double secondDerivativeByCorrelation(double h, double k, double rho) {
        return density(h, k, rho) * relativeSlope(h, k, rho);
    }

    /** ∂ log φ₂/∂ρ. */
    static double relativeSlope(double h, double k, double rho) {
        double r = (1 - rho) * (1 + rho);
        return (h * k * r - rho * (h * h - 2 * rho * h * k + k * k) + rho * r) / (r * r);
    }

    /** The quadrature that Plackett's integral needs at this correlation. */
    static GaussLegendre quadrature(double rho) {
        double size = Math.abs(rho);
        return size < 0.3 ? SIX : size < 0.75 ? TWELVE : TWENTY;
    }

    private static double plackett(double h, double k, double rho) {
        GaussLegendre rule = quadrature(rho);
        double hk = h * k;
        double half = 0.5 * (h * h + k * k);
        double angle = 0.5 * Math.asin(rho);
        double sum = 0;
        for (int i = 0; i < rule.size(); i++) {
            double sine = Math.sin(angle * (1 + rule.node(i)));
            sum += rule.weight(i) * Math.exp((sine * hk - half) / ((1 - sine) * (1 + sine)));
        }
        return sum * angle / TWO_PI + NormalDistribution.cumulative(h) * NormalDistribution.cumulative(k);
    }

    /** P(X > h, Y > k) by the expansion about |ρ| = 1. */
    private static double steep(double h, double k, double rho) {
        boolean negative = rho < 0;
        double y = negative ? -k : k;
        double correction = Math.abs(rho) < 1 ? steepCorrection(h, y, Math.abs(rho)) : 0;
        if (!negative) {
            return NormalDistribution.cumulative(-Math.max(h, y)) - correction;
        }
        // P(X > h, Y > k) = P(X > h) − P(X > h, −Y > −k), written so that small probabilities keep their digits.
        double strip = 0;
        if (y > h) {
            strip = h < 0
                    ? NormalDistribution.cumulative(y) - NormalDistribution.cumulative(h)
                    : NormalDistribution.cumulative(-h) - NormalDistribution.cumulative(-y);
        }
        return strip + correction;
    }

    /** How far P(X > h, Y > k) at 0.925 ≤ ρ &lt; 1 is below what it is at ρ = 1. */
    private static double steepCorrection(double h, double k, double rho) {
        double hk = h * k;
        double square = (1 - rho) * (1 + rho);
        double a = Math.sqrt(square);
        double gap = (h - k) * (h - k);
        double c = (4 - hk) / 8;
        double d = (12 - hk) / 16;
        double sum = 0;
        double exponent = -0.5 * (gap / square + hk);
        if (exponent > -700) {
            sum = a
                    * Math.exp(exponent)
                    * (1 - c * (gap - square) * (1 - d * gap / 5) / 3 + c * d * square * square / 5);
        }
        if (hk > -1400) {
            double b = Math.sqrt(gap);
            sum -= Math.exp(-0.5 * hk)
                    * NormalDistribution.SQRT_TWO_PI
                    * NormalDistribution.cumulative(-b / a)
                    * b
                    * (1 - c * gap * (1 - d * gap / 5) / 3);
        }
        double halfA = 0.5 * a;
        for (int i = 0; i < TWENTY.size(); i++) {
            double x = halfA * (1 + TWENTY.node(i));
            double xs = x * x;
            double far = -0.5 * (gap / xs + hk);
            if (far > -700) {
                double rs = Math.sqrt(1 - xs);
                double exact = Math.exp(-hk * xs / (2 * (1 + rs) * (1 + rs))) / rs;
                double expanded = 1 + c * xs * (1 + d * xs);
                sum += halfA * TWENTY.weight(i) * Math.exp(far) * (exact - expanded);
            }
        }
        return sum / TWO_PI;
    }
}
