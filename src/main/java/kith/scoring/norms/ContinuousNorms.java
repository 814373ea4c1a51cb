package kith.scoring.norms;

import kith.math.NormalDistribution;

/**
 * Continuous norms of one score: the raw score as a polynomial of the norm score (T) and of a covariate such as age, so
 * that norms exist at every value of the covariate.
 *
 * <p>raw = b₀ + Σ bₖ T^l A^a (Lenhard, Lenhard, Suggate and Segerer, 2018, doi 10.1177/1073191116656437; package
 * cNORM). The T score of a raw score is the lowest T between 20 and 80 at which the polynomial reaches it, found by
 * bisection; cNORM minimises the squared distance, which gives the same where the polynomial increases. The standard
 * error of T is that of the polynomial at this point, from the covariance matrix of the coefficients, divided by its
 * slope.
 *
 * @param group of the sample; empty for all
 * @param covariate name of the column
 * @param rSquared share of the variance of the raw scores
 * @param rmse root of the mean squared residual (divided by n) of the raw scores
 */
public record ContinuousNorms(
        String group, String covariate, NormSample sample, NormPolynomial polynomial, double rSquared, double rmse) {

    /** The T scores between which norms are given. */
    public static final double LOWEST = 20;

    public static final double HIGHEST = 80;

    private static final double STEP = 0.5;
    private static final int BISECTIONS = 60;
    private static final int STEPS = 20;

    /** The raw score of a T score, within the raw scores of the sample. */
    public double raw(double t, double value) {
        return Math.min(sample.highest(), Math.max(sample.lowest(), polynomial.raw(t, value)));
    }

    /** Whether the covariate lies within that of the sample. */
    public boolean covers(double value) {
        return value >= sample.from() && value <= sample.to();
    }

    /** The norms of a raw score. */
    public ContinuousNorm of(double raw, double value) {
        double t = t(raw, value);
        double error = t == LOWEST || t == HIGHEST ? Double.NaN : polynomial.error(t, value);
        double margin = NormalDistribution.twoSided(0.95) * error;
        return new ContinuousNorm(t, error, t - margin, t + margin, 100 * NormalDistribution.cumulative((t - 50) / 10));
    }

    private double t(double raw, double value) {
        if (polynomial.raw(LOWEST, value) >= raw) {
            return LOWEST;
        }
        double upper = LOWEST + STEP;
        while (upper <= HIGHEST && polynomial.raw(upper, value) < raw) {
            upper += STEP;
        }
        if (upper > HIGHEST) {
            return HIGHEST;
        }
        double lower = upper - STEP;
        for (int k = 0; k < BISECTIONS; k++) {
            double middle = (lower + upper) / 2;
            if (polynomial.raw(middle, value) < raw) {
                lower = middle;
            } else {
                upper = middle;
            }
        }
        return (lower + upper) / 2;
    }

    /**
     * Whether higher T scores have higher raw scores, at {@value #STEPS} + 1 values of the covariate, wherever the
     * polynomial lies within the raw scores of the sample.
     */
    public boolean increases() {
        for (int step = 0; step <= STEPS; step++) {
            double value = sample.from() + step * (sample.to() - sample.from()) / STEPS;
            for (double t = LOWEST; t < HIGHEST && polynomial.raw(t, value) < sample.highest(); t++) {
                double next = polynomial.raw(t + 1, value);
                if (next >= sample.lowest() && next <= polynomial.raw(t, value)) {
                    return false;
                }
            }
        }
        return true;
    }
}
