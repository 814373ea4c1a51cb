package kith.moments.ordered;

import java.util.Arrays;
import kith.math.BivariateNormal;

/**
 * The polychoric correlation of two ordered variables row by row: the ρ that maximises Σ w log π(ρ), π being the
 * probability of the rectangle between the bounds that the margins give to the row. Rows with equal covariates and
 * equal responses are taken together. Conventions as in {@link Polychoric}.
 */
final class PolychoricRows extends RowPair {

    private final OrderedMargin first;
    private final OrderedMargin second;
    private final int[] row;
    private final double[] weight;

    PolychoricRows(OrderedMargin first, OrderedMargin second, CovariateProfiles profiles) {
        super(first, second);
        this.first = first;
        this.second = second;
        AnswerPatterns patterns = first.patterns;
        int cells = first.categories() * second.categories();
        int[] at = new int[(int) Math.min((long) profiles.count() * cells, 8L * patterns.size() + 8)];
        boolean joined = at.length == (long) profiles.count() * cells;
        Arrays.fill(at, -1);
        int[] rows = new int[patterns.size()];
        double[] weights = new double[patterns.size()];
        int count = 0;
        for (int u = 0; u < patterns.size(); u++) {
            if (!first.answers(u) || !second.answers(u)) {
                continue;
            }
            int key = profiles.of(u) * cells + first.category(u) * second.categories() + second.category(u);
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
        return new PairEstimate(possible ? new Search().search(0) : Double.NaN, 0, false);
    }

    private final class Search extends CorrelationSearch {
        @Override
        void evaluate(double rho) {
            score = 0;
            curvature = 0;
            information = 0;
            for (int k = 0; k < row.length; k++) {
                Rectangle cell = rectangle(row[k]);
                double probability = cell.probability(rho);
                if (probability > LEAST) {
                    double relative = cell.slope(rho) / probability;
                    score += weight[k] * relative;
                    information += weight[k] * relative * relative;
                    curvature += weight[k] * (cell.bend(rho) / probability - relative * relative);
                }
            }
        }
    }

    private Rectangle rectangle(int u) {
        return new Rectangle(first.upper(u), first.lower(u), second.upper(u), second.lower(u));
    }

    @Override
    void scores(int u, double rho, double[] scores) {
        Rectangle cell = rectangle(u);
        double p = cell.probability(rho);
        if (!(p > CorrelationSearch.LEAST)) {
            Arrays.fill(scores, 0);
            return;
        }
        scores[0] = cell.slope(rho) / p;
        scores[1] = edge(cell.a, cell.c, cell.d, rho) / p;
        scores[2] = -edge(cell.b, cell.c, cell.d, rho) / p;
        scores[3] = edge(cell.c, cell.a, cell.b, rho) / p;
        scores[4] = -edge(cell.d, cell.a, cell.b, rho) / p;
    }

    /** φ(h) [Φ((upper − ρh)/R) − Φ((lower − ρh)/R)]. */
    private static double edge(double h, double upper, double lower, double rho) {
        return Double.isInfinite(h)
                ? 0
                : BivariateNormal.derivativeByFirst(h, upper, rho) - BivariateNormal.derivativeByFirst(h, lower, rho);
    }

    /** Upper and lower bound of both variables. */
    private record Rectangle(double a, double b, double c, double d) {

        double probability(double rho) {
            return BivariateNormal.cumulative(a, c, rho)
                    - BivariateNormal.cumulative(b, c, rho)
                    - BivariateNormal.cumulative(a, d, rho)
                    + BivariateNormal.cumulative(b, d, rho);
        }

        /** Its derivative by the correlation. */
        double slope(double rho) {
            return density(a, c, rho) - density(b, c, rho) - density(a, d, rho) + density(b, d, rho);
        }

        /** Its second derivative by the correlation. */
        double bend(double rho) {
            return steepness(a, c, rho) - steepness(b, c, rho) - steepness(a, d, rho) + steepness(b, d, rho);
        }

        private static double density(double h, double k, double rho) {
            return Double.isInfinite(h) || Double.isInfinite(k) ? 0 : BivariateNormal.density(h, k, rho);
        }

        private static double steepness(double h, double k, double rho) {
            return Double.isInfinite(h) || Double.isInfinite(k)
                    ? 0
                    : BivariateNormal.secondDerivativeByCorrelation(h, k, rho);
        }
    }
}
