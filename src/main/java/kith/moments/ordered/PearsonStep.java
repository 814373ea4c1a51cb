package kith.moments.ordered;

/**
 * The correlation of two continuous variables with given means and variances, and its influence: Pearson's when both are always
 * answered together, or else the ρ that maximises the bivariate normal likelihood of the rows that answer both (as lavaan).
 */
final class PearsonStep {

    private final AnswerPatterns patterns;
    private final int first;
    private final int second;
    private final ContinuousMargin x;
    private final ContinuousMargin y;

    PearsonStep(AnswerPatterns patterns, int first, int second, ContinuousMargin x, ContinuousMargin y) {
        this.patterns = patterns;
        this.first = first;
        this.second = second;
        this.x = x;
        this.y = y;
    }

    PairEstimate estimate() {
        double n = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int u = 0; u < patterns.size(); u++) {
            double a = x.z(patterns.value(u, first));
            double b = y.z(patterns.value(u, second));
            if (!Double.isNaN(a * b)) {
                n += patterns.weight(u);
                xx += patterns.weight(u) * a * a;
                yy += patterns.weight(u) * b * b;
                xy += patterns.weight(u) * a * b;
            }
        }
        if (n == 0 || !(x.variance() > 0) || !(y.variance() > 0)) {
            return new PairEstimate(Double.NaN, 0, false);
        }
        return new PairEstimate(root(xx / n, yy / n, xy / n), 0, false);
    }

    /** The root of the score −ρ³ + s_xy ρ² + (1 − s_xx − s_yy)ρ + s_xy within the bounds, by bisection and Newton's method. */
    static double root(double xx, double yy, double xy) {
        double low = -1;
        double high = 1;
        double rho = xy / Math.sqrt(xx * yy);
        for (int step = 0; step < 200 && high - low > 1e-16; step++) {
            double score = ((-rho + xy) * rho + (1 - xx - yy)) * rho + xy;
            if (score > 0) {
                low = rho;
            } else if (score < 0) {
                high = rho;
            } else {
                return rho;
            }
            double next = rho - score / ((-3 * rho + 2 * xy) * rho + (1 - xx - yy));
            if (!(next > low && next < high)) {
                next = 0.5 * (low + high);
            }
            if (Math.abs(next - rho) < 1e-16) {
                return next;
            }
            rho = next;
        }
        return rho;
    }

    /** Row by row, on the correlation. */
    double[] influences(double rho) {
        double r = 1 - rho * rho;
        double sdX = Math.sqrt(x.variance());
        double sdY = Math.sqrt(y.variance());
        double information = 0;
        double[] by = new double[4];
        double[] influence = new double[patterns.size()];
        for (int u = 0; u < influence.length; u++) {
            double a = x.z(patterns.value(u, first));
            double b = y.z(patterns.value(u, second));
            if (Double.isNaN(a * b)) {
                continue;
            }
            double score = rho / r + a * b / r - (a * a - 2 * rho * a * b + b * b) * rho / (r * r);
            influence[u] = score;
            double weighted = patterns.weight(u) * score;
            information += weighted * score;
            by[0] += weighted * (a - rho * b) / (sdX * r);
            by[1] += weighted * (b - rho * a) / (sdY * r);
            by[2] += weighted * ((a * a - rho * a * b) / r - 1) / (2 * x.variance());
            by[3] += weighted * ((b * b - rho * a * b) / r - 1) / (2 * y.variance());
        }
        for (int u = 0; u < influence.length; u++) {
            double a = patterns.value(u, first);
            double b = patterns.value(u, second);
            double via = by[0] * x.influenceOnMean(a)
                    + by[1] * y.influenceOnMean(b)
                    + by[2] * x.influenceOnVariance(a)
                    + by[3] * y.influenceOnVariance(b);
            influence[u] = (influence[u] - via) / information;
        }
        return influence;
    }
}
