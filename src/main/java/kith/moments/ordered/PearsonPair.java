package kith.moments.ordered;

/**
 * The correlation of two continuous variables with given means and variances: Pearson's when both are always answered
 * together, or else the ρ that maximises the bivariate normal likelihood of the rows that answer both (as lavaan).
 */
final class PearsonPair extends RowPair {

    private final ContinuousMargin first;
    private final ContinuousMargin second;

    PearsonPair(ContinuousMargin first, ContinuousMargin second) {
        super(first, second);
        this.first = first;
        this.second = second;
    }

    @Override
    public PairEstimate estimate() {
        AnswerPatterns patterns = first.patterns;
        double n = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int u = 0; u < patterns.size(); u++) {
            if (first.answers(u) && second.answers(u)) {
                double a = first.z(u);
                double b = second.z(u);
                n += patterns.weight(u);
                xx += patterns.weight(u) * a * a;
                yy += patterns.weight(u) * b * b;
                xy += patterns.weight(u) * a * b;
            }
        }
        boolean possible = first.exists() && second.exists() && n > 0;
        return new PairEstimate(possible ? root(xx / n, yy / n, xy / n) : Double.NaN, 0, false);
    }

    /**
     * The root of the score −ρ³ + s_xy ρ² + (1 − s_xx − s_yy)ρ + s_xy within the bounds, by bisection and Newton's
     * method.
     */
    private static double root(double xx, double yy, double xy) {
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

    @Override
    void scores(int u, double rho, double[] scores) {
        double r = 1 - rho * rho;
        double a = first.z(u);
        double b = second.z(u);
        scores[0] = rho / r + a * b / r - (a * a - 2 * rho * a * b + b * b) * rho / (r * r);
        scores[1] = (a - rho * b) / (first.deviation() * r);
        scores[2] = ((a * a - rho * a * b) / r - 1) / (2 * first.variance());
        scores[3] = (b - rho * a) / (second.deviation() * r);
        scores[4] = ((b * b - rho * a * b) / r - 1) / (2 * second.variance());
    }
}
