package kith.moments.ordered;

/**
 * Newton's method on the score of a correlation with the exact second derivative (Fisher's information where that is
 * not negative), kept inside a bracket of changing sign. As in lavaan ρ stays within ±0.999.
 */
abstract class CorrelationSearch {

    /** The largest size of a correlation that is looked for. */
    static final double BOUND = 0.999;

    /** Probabilities below this are not told from it: √2⁻⁵². */
    static final double LEAST = 1.4901161193847656e-8;

    private static final int MOST_STEPS = 200;

    /**
     * First and second derivative of the log-likelihood, and Σ of the squared first derivatives, at the last
     * evaluation.
     */
    double score;

    double curvature;
    double information;

    /** Sets the derivatives to those at {@code rho}. */
    abstract void evaluate(double rho);

    /** The estimate; exactly ±{@link #BOUND} where the likelihood still rises there. */
    final double search(double start) {
        double low = -BOUND;
        double high = BOUND;
        double rho = start;
        for (int step = 0; step < MOST_STEPS; step++) {
            evaluate(rho);
            if (score > 0) {
                low = rho;
            } else if (score < 0) {
                high = rho;
            }
            if (score == 0 || low >= BOUND || high <= -BOUND || high - low < 1e-13) {
                return rho;
            }
            boolean newton = curvature < 0;
            double change = newton ? -score / curvature : score / information;
            if (Math.abs(change) < (newton ? 1e-7 : 1e-13)) {
                return Math.max(low, Math.min(high, rho + change));
            }
            rho = within(low, high, rho, rho + change);
        }
        return rho;
    }

    /**
     * The point to look at next: the one proposed, but no more than half way to ±1, and half way to the end of the
     * bracket in place of a point outside. A longer leap could land where a cell that was observed has no slope any
     * more.
     */
    private static double within(double low, double high, double rho, double proposed) {
        double halfUp = Math.min(high, 0.5 * (1 + rho));
        double halfDown = Math.max(low, 0.5 * (rho - 1));
        double next = Math.max(halfDown, Math.min(halfUp, proposed));
        boolean seenHigh = next >= high && high < BOUND;
        boolean seenLow = next <= low && low > -BOUND;
        return seenHigh || seenLow || Double.isNaN(next) ? 0.5 * (low + high) : next;
    }
}
