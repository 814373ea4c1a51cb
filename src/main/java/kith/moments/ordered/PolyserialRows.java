package kith.moments.ordered;

import kith.math.NormalDistribution;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * The ρ that maximises Σ w log [Φ((u − ρz)/R) − Φ((l − ρz)/R)], R = √(1 − ρ²), over rows with a standardised continuous
 * variable z and the bounds l and u between which the latent response of an ordered one lies (Olsson, Drasgow and
 * Dorans 1982, doi 10.1007/BF02294164); found as the root of the score by Brent's method.
 *
 * @param z of each row that answers both
 * @param lower −∞ for the first category
 * @param upper +∞ for the last category
 * @param weight of each row
 */
record PolyserialRows(double[] z, double[] lower, double[] upper, double[] weight) {

    private static final double LEAST = 2.220446049250313e-16;
    /** Nearly all correlations lie between this and its negative. */
    private static final double USUAL = 0.9;

    private static final double[] GRID = {
        -Polychoric.BOUND,
        -0.99,
        -0.97,
        -0.94,
        -0.9,
        -0.8,
        -0.6,
        -0.3,
        0,
        0.3,
        0.6,
        0.8,
        0.9,
        0.94,
        0.97,
        0.99,
        Polychoric.BOUND
    };

    PairEstimate estimate() {
        double[] ends = score(-USUAL) > 0 && score(USUAL) < 0 ? new double[] {-USUAL, USUAL} : aroundBest();
        double low = score(ends[0]);
        double high = score(ends[1]);
        if (low == 0 && high == 0) {
            return new PairEstimate(Double.NaN, 0, false);
        }
        if (low > 0 && high < 0) {
            UnivariateFunction score = this::score;
            double rho = new BrentSolver(1e-13, 1e-13, 1e-14).solve(1000, score, ends[0], ends[1]);
            return new PairEstimate(rho, 0, false);
        }
        double rho = logLikelihood(ends[1]) >= logLikelihood(ends[0]) ? ends[1] : ends[0];
        return new PairEstimate(rho, 0, false);
    }

    /**
     * The points on a grid before and after the one where the likelihood is highest. Near −1 and 1 the score of nearly
     * every row is too small for a double, and what is left of it tells nothing of where the maximum is.
     */
    private double[] aroundBest() {
        int best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < GRID.length; k++) {
            double value = logLikelihood(GRID[k]);
            if (value > highest) {
                highest = value;
                best = k;
            }
        }
        return new double[] {GRID[Math.max(0, best - 1)], GRID[Math.min(GRID.length - 1, best + 1)]};
    }

    private double logLikelihood(double rho) {
        double root = Math.sqrt(1 - rho * rho);
        double sum = 0;
        for (int k = 0; k < z.length; k++) {
            double mean = rho * z[k];
            sum += weight[k] * Math.log(interval((lower[k] - mean) / root, (upper[k] - mean) / root));
        }
        return sum;
    }

    /** Φ(to) − Φ(from), which counts as no less than the machine's precision. */
    static double interval(double from, double to) {
        return Math.max(OrderedMargin.interval(from, to), LEAST);
    }

    private double score(double rho) {
        double sum = 0;
        for (int k = 0; k < z.length; k++) {
            sum += weight[k] * score(z[k], lower[k], upper[k], rho);
        }
        return sum;
    }

    /** The derivative of the log-likelihood of one row by ρ. */
    static double score(double z, double lower, double upper, double rho) {
        double root = Math.sqrt(1 - rho * rho);
        double to = (upper - rho * z) / root;
        double from = (lower - rho * z) / root;
        double top = NormalDistribution.density(to);
        double bottom = NormalDistribution.density(from);
        double slope = (top == 0 ? 0 : top * (upper * rho - z)) - (bottom == 0 ? 0 : bottom * (lower * rho - z));
        return slope / (interval(from, to) * root * root * root);
    }
}
