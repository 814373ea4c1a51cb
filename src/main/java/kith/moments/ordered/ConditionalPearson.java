package kith.moments.ordered;

/** The correlation of two continuous outcomes given covariates; conventions as in {@link PearsonStep}. */
final class ConditionalPearson implements ConditionalPair {

    private final LinearRegression first;
    private final LinearRegression second;
    private final AnswerPatterns patterns;

    ConditionalPearson(LinearRegression first, LinearRegression second, AnswerPatterns patterns) {
        this.first = first;
        this.second = second;
        this.patterns = patterns;
    }

    @Override
    public PairEstimate estimate() {
        double n = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int u = 0; u < patterns.size(); u++) {
            if (first.answered[u] && second.answered[u]) {
                double a = first.z(u);
                double b = second.z(u);
                n += patterns.weight(u);
                xx += patterns.weight(u) * a * a;
                yy += patterns.weight(u) * b * b;
                xy += patterns.weight(u) * a * b;
            }
        }
        boolean possible = first.exists() && second.exists() && n > 0;
        return new PairEstimate(possible ? PearsonStep.root(xx / n, yy / n, xy / n) : Double.NaN, 0, false);
    }

    @Override
    public void scores(int u, double rho, double[] scores) {
        double r = 1 - rho * rho;
        double a = first.z(u);
        double b = second.z(u);
        scores[0] = rho / r + a * b / r - (a * a - 2 * rho * a * b + b * b) * rho / (r * r);
        scores[1] = (a - rho * b) / (Math.sqrt(first.variance()) * r);
        scores[2] = ((a * a - rho * a * b) / r - 1) / (2 * first.variance());
        scores[3] = (b - rho * a) / (Math.sqrt(second.variance()) * r);
        scores[4] = ((b * b - rho * a * b) / r - 1) / (2 * second.variance());
    }
}
