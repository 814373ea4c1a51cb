package kith.moments.ordered;

import java.util.Arrays;
import kith.math.BivariateNormal;

/**
 * The polychoric correlation of two ordered outcomes given covariates: the ρ that maximises Σ w log π(ρ), π being the probability of
 * the rectangle between the bounds that the probit regressions give to the row. Conventions as in {@link Polychoric}.
 */
final class ConditionalPolychoric extends CorrelationSearch implements ConditionalPair {

    private final ProbitRegression first;
    private final ProbitRegression second;
    private final int[] row;
    private final double[] weight;

    /** @param profile the number of each row's covariates, equal for equal covariates */
    ConditionalPolychoric(
            ProbitRegression first, ProbitRegression second, AnswerPatterns patterns, int[] profile, int profiles) {
        this.first = first;
        this.second = second;
        int cells = (first.margin().thresholds().length + 1) * (second.margin().thresholds().length + 1);
        int[] at = new int[(int) Math.min((long) profiles * cells, 8L * patterns.size() + 8)];
        boolean joined = at.length == (long) profiles * cells;
        Arrays.fill(at, -1);
        int[] rows = new int[patterns.size()];
        double[] weights = new double[patterns.size()];
        int count = 0;
        for (int u = 0; u < patterns.size(); u++) {
            if (!first.answered[u] || !second.answered[u]) {
                continue;
            }
            int key = profile[u] * cells
                    + first.category(u) * (second.margin().thresholds().length + 1)
                    + second.category(u);
            if (joined && at[key] >= 0) {
                weights[at[key]] += patterns.weight(u);
            } else {
                if (joined) {
                    at[key] = count;
                }
                rows[count] = u;
                weights[count++] = patterns.weight(u);
            }
        }
        this.row = Arrays.copyOf(rows, count);
        this.weight = Arrays.copyOf(weights, count);
    }

    @Override
    public PairEstimate estimate() {
        boolean possible = first.exists() && second.exists() && row.length > 0;
        return new PairEstimate(possible ? search(0) : Double.NaN, 0, false);
    }

    @Override
    void evaluate(double rho) {
        score = 0;
        curvature = 0;
        information = 0;
        for (int k = 0; k < row.length; k++) {
            int u = row[k];
            double probability = probability(u, rho);
            if (probability > LEAST) {
                double relative = slope(u, rho) / probability;
                score += weight[k] * relative;
                information += weight[k] * relative * relative;
                curvature += weight[k] * (bend(u, rho) / probability - relative * relative);
            }
        }
    }

    private double probability(int u, double rho) {
        double a = first.upper(u);
        double b = first.lower(u);
        double c = second.upper(u);
        double d = second.lower(u);
        return BivariateNormal.cumulative(a, c, rho)
                - BivariateNormal.cumulative(b, c, rho)
                - BivariateNormal.cumulative(a, d, rho)
                + BivariateNormal.cumulative(b, d, rho);
    }

    private double slope(int u, double rho) {
        double a = first.upper(u);
        double b = first.lower(u);
        double c = second.upper(u);
        double d = second.lower(u);
        return density(a, c, rho) - density(b, c, rho) - density(a, d, rho) + density(b, d, rho);
    }

    private static double density(double h, double k, double rho) {
        return Double.isInfinite(h) || Double.isInfinite(k) ? 0 : BivariateNormal.density(h, k, rho);
    }

    private double bend(int u, double rho) {
        double a = first.upper(u);
        double b = first.lower(u);
        double c = second.upper(u);
        double d = second.lower(u);
        return steepness(a, c, rho) - steepness(b, c, rho) - steepness(a, d, rho) + steepness(b, d, rho);
    }

    private static double steepness(double h, double k, double rho) {
        return Double.isInfinite(h) || Double.isInfinite(k)
                ? 0
                : BivariateNormal.secondDerivativeByCorrelation(h, k, rho);
    }

    @Override
    public void scores(int u, double rho, double[] scores) {
        double p = probability(u, rho);
        if (!(p > LEAST)) {
            Arrays.fill(scores, 0);
            return;
        }
        double a = first.upper(u);
        double b = first.lower(u);
        double c = second.upper(u);
        double d = second.lower(u);
        scores[0] = slope(u, rho) / p;
        scores[1] = edge(a, c, d, rho) / p;
        scores[2] = -edge(b, c, d, rho) / p;
        scores[3] = edge(c, a, b, rho) / p;
        scores[4] = -edge(d, a, b, rho) / p;
    }

    /** φ(h) [Φ((upper − ρh)/R) − Φ((lower − ρh)/R)]. */
    private static double edge(double h, double upper, double lower, double rho) {
        return Double.isInfinite(h)
                ? 0
                : BivariateNormal.derivativeByFirst(h, upper, rho) - BivariateNormal.derivativeByFirst(h, lower, rho);
    }
}
