package kith.change;

/**
 * Logistic regression of an improvement on a change score by maximum likelihood: log odds = intercept + slope × change.
 *
 * @param interceptVariance of the estimate, from the expected information
 * @param covariance of intercept and slope
 * @param converged false where the groups are separated by the score or do not differ in it, and estimates do not exist
 */
public record LogisticCurve(
        double intercept,
        double slope,
        double interceptVariance,
        double slopeVariance,
        double covariance,
        boolean converged) {

    private static final int MOST_STEPS = 100;
    private static final double SETTLED = 1e-12;

    /** @param positive one a change */
    static LogisticCurve of(double[] change, boolean[] positive) {
        double centre = java.util.Arrays.stream(change).average().orElse(Double.NaN);
        double a = 0;
        double b = 0;
        double[] sums = new double[5];
        for (int step = 0; step < MOST_STEPS; step++) {
            sum(change, positive, centre, a, b, sums);
            double det = sums[2] * sums[4] - sums[3] * sums[3];
            if (!(det > 1e-14 * sums[2] * sums[4])) {
                break;
            }
            double da = (sums[4] * sums[0] - sums[3] * sums[1]) / det;
            double db = (sums[2] * sums[1] - sums[3] * sums[0]) / det;
            double size = Math.max(1, Math.hypot(da, db * Math.sqrt(sums[4] / sums[2])) / 2);
            a += da / size;
            b += db / size;
            if (Math.abs(da) < SETTLED * (1 + Math.abs(a)) && Math.abs(db) < SETTLED * (1e-3 + Math.abs(b))) {
                double va = sums[4] / det;
                double vb = sums[2] / det;
                double vab = -sums[3] / det;
                return new LogisticCurve(
                        a - b * centre, b, va - 2 * centre * vab + centre * centre * vb, vb, vab - centre * vb, true);
            }
        }
        double none = Double.NaN;
        return new LogisticCurve(none, none, none, none, none, false);
    }

    /** Score of a and b, and the information of aa, ab, bb. */
    private static void sum(double[] change, boolean[] positive, double centre, double a, double b, double[] sums) {
        java.util.Arrays.fill(sums, 0);
        for (int i = 0; i < change.length; i++) {
            double x = change[i] - centre;
            double p = 1 / (1 + Math.exp(-a - b * x));
            double away = (positive[i] ? 1 : 0) - p;
            double w = p * (1 - p);
            sums[0] += away;
            sums[1] += away * x;
            sums[2] += w;
            sums[3] += w * x;
            sums[4] += w * x * x;
        }
    }
}
