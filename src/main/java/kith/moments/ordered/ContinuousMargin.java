package kith.moments.ordered;

/**
 * The first step for one continuous variable: mean and variance (divided by n) of its answers, with the inverse of the
 * cross-products of their normal scores.
 *
 * @param mean the mean
 * @param variance the variance
 * @param total the sum of the weights of the answers
 * @param inverse the inverse of Σ w s sᵀ, s = ((x − m)/v, ((x − m)²/v − 1)/(2v)): first diagonal, off-diagonal, second
 *     diagonal; the pseudo-inverse where the variable has two values
 */
record ContinuousMargin(double mean, double variance, double total, double[] inverse) {

    /** Below this share of its diagonal, the determinant is rounding error: a variable of two values, whose scores are one. */
    private static final double SINGULAR = 1e-10;

    static ContinuousMargin of(AnswerPatterns patterns, int variable) {
        double total = 0;
        double sum = 0;
        for (int u = 0; u < patterns.size(); u++) {
            double x = patterns.value(u, variable);
            if (!Double.isNaN(x)) {
                total += patterns.weight(u);
                sum += patterns.weight(u) * x;
            }
        }
        double mean = sum / total;
        double squares = 0;
        for (int u = 0; u < patterns.size(); u++) {
            double d = patterns.value(u, variable) - mean;
            if (!Double.isNaN(d)) {
                squares += patterns.weight(u) * d * d;
            }
        }
        double variance = squares / total;
        return new ContinuousMargin(mean, variance, total, inverse(patterns, variable, mean, variance));
    }

    private static double[] inverse(AnswerPatterns patterns, int variable, double mean, double variance) {
        double a = 0;
        double b = 0;
        double c = 0;
        for (int u = 0; u < patterns.size(); u++) {
            double d = patterns.value(u, variable) - mean;
            if (!Double.isNaN(d)) {
                double first = d / variance;
                double second = (d * d / variance - 1) / (2 * variance);
                a += patterns.weight(u) * first * first;
                b += patterns.weight(u) * first * second;
                c += patterns.weight(u) * second * second;
            }
        }
        double determinant = a * c - b * b;
        if (!(determinant > SINGULAR * a * c)) {
            double trace = (a + c) * (a + c);
            return new double[] {a / trace, b / trace, c / trace};
        }
        return new double[] {c / determinant, -b / determinant, a / determinant};
    }

    double z(double x) {
        return (x - mean) / Math.sqrt(variance);
    }

    /** What one answer adds to the deviation of the mean; 0 for a missing one. */
    double influenceOnMean(double x) {
        return Double.isNaN(x) ? 0 : inverse[0] * meanScore(x) + inverse[1] * varianceScore(x);
    }

    /** What one answer adds to the deviation of the variance; 0 for a missing one. */
    double influenceOnVariance(double x) {
        return Double.isNaN(x) ? 0 : inverse[1] * meanScore(x) + inverse[2] * varianceScore(x);
    }

    private double meanScore(double x) {
        return (x - mean) / variance;
    }

    private double varianceScore(double x) {
        double d = x - mean;
        return (d * d / variance - 1) / (2 * variance);
    }
}
