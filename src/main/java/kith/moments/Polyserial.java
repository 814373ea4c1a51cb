package kith.moments;

import kith.math.NormalDistribution;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * The polyserial correlation of a continuous and an ordered variable with given mean, variance and thresholds, and its influence.
 *
 * <p>Two-step maximum likelihood (Olsson, Drasgow & Dorans 1982, doi 10.1007/BF02294164): the ρ that maximises
 * Σ log [Φ((τ_b − ρz)/R) − Φ((τ_{b−1} − ρz)/R)], R = √(1 − ρ²), found as the root of the score by Brent's method.
 */
final class Polyserial {

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

    private final AnswerPatterns patterns;
    private final int continuous;
    private final int ordered;
    private final ContinuousMargin x;
    private final OrderedMargin y;

    Polyserial(AnswerPatterns patterns, int continuous, int ordered, ContinuousMargin x, OrderedMargin y) {
        this.patterns = patterns;
        this.continuous = continuous;
        this.ordered = ordered;
        this.x = x;
        this.y = y;
    }

    PairEstimate estimate() {
        if (!(x.variance() > 0) || y.thresholds().length == 0) {
            return new PairEstimate(Double.NaN, 0, false);
        }
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
     * The points on a grid before and after the one where the likelihood is highest. Near −1 and 1 the score of nearly every row is
     * too small for a double, and what is left of it tells nothing of where the maximum is.
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

    private boolean answersBoth(int u) {
        return !Double.isNaN(patterns.value(u, continuous)) && patterns.code(u, ordered) < y.levels();
    }

    private double upper(int category) {
        return category < y.thresholds().length ? y.thresholds()[category] : Double.POSITIVE_INFINITY;
    }

    private double lower(int category) {
        return category > 0 ? y.thresholds()[category - 1] : Double.NEGATIVE_INFINITY;
    }

    private double logLikelihood(double rho) {
        double root = Math.sqrt(1 - rho * rho);
        double sum = 0;
        for (int u = 0; u < patterns.size(); u++) {
            if (answersBoth(u)) {
                int b = y.compact()[patterns.code(u, ordered)];
                double mean = rho * x.z(patterns.value(u, continuous));
                sum += patterns.weight(u) * Math.log(interval((lower(b) - mean) / root, (upper(b) - mean) / root));
            }
        }
        return sum;
    }

    private static double interval(double from, double to) {
        double p = from > 0
                ? NormalDistribution.cumulative(-from) - NormalDistribution.cumulative(-to)
                : NormalDistribution.cumulative(to) - NormalDistribution.cumulative(from);
        return Math.max(p, LEAST);
    }

    private double score(double rho) {
        double sum = 0;
        for (int u = 0; u < patterns.size(); u++) {
            if (answersBoth(u)) {
                sum += patterns.weight(u) * score(u, rho);
            }
        }
        return sum;
    }

    private double score(int u, double rho) {
        double z = x.z(patterns.value(u, continuous));
        int b = y.compact()[patterns.code(u, ordered)];
        double root = Math.sqrt(1 - rho * rho);
        double to = (upper(b) - rho * z) / root;
        double from = (lower(b) - rho * z) / root;
        double top = NormalDistribution.density(to);
        double bottom = NormalDistribution.density(from);
        double slope = (top == 0 ? 0 : top * (upper(b) * rho - z)) - (bottom == 0 ? 0 : bottom * (lower(b) * rho - z));
        return slope / (interval(from, to) * root * root * root);
    }

    /** Row by row, on the correlation. */
    double[] influences(double rho) {
        double information = 0;
        double byMean = 0;
        double byVariance = 0;
        double[] byThresholds = new double[y.thresholds().length];
        double[] influence = new double[patterns.size()];
        double root = Math.sqrt(1 - rho * rho);
        double sd = Math.sqrt(x.variance());
        for (int u = 0; u < patterns.size(); u++) {
            if (!answersBoth(u)) {
                continue;
            }
            double score = score(u, rho);
            influence[u] = score;
            double weighted = patterns.weight(u) * score;
            information += weighted * score;
            double z = x.z(patterns.value(u, continuous));
            int b = y.compact()[patterns.code(u, ordered)];
            double to = (upper(b) - rho * z) / root;
            double from = (lower(b) - rho * z) / root;
            double p = interval(from, to);
            double top = NormalDistribution.density(to) / p;
            double bottom = NormalDistribution.density(from) / p;
            byMean += weighted * (z + rho / root * (top - bottom)) / sd;
            byVariance += weighted * (z * z - 1 + rho * z / root * (top - bottom)) / (2 * x.variance());
            if (b < byThresholds.length) {
                byThresholds[b] += weighted * top / root;
            }
            if (b > 0) {
                byThresholds[b - 1] -= weighted * bottom / root;
            }
        }
        for (int u = 0; u < influence.length; u++) {
            double value = patterns.value(u, continuous);
            double via = byMean * x.influenceOnMean(value) + byVariance * x.influenceOnVariance(value);
            for (int t = 0; t < byThresholds.length; t++) {
                via += byThresholds[t] * y.influence(t, patterns.code(u, ordered));
            }
            influence[u] = (influence[u] - via) / information;
        }
        return influence;
    }
}
