package kith.moments;

import kith.math.NormalRectangles;

/**
 * The polychoric correlation of a table with given thresholds: the ρ that maximises Σ n_ab log π_ab(ρ).
 *
 * <p>Second step of the two-step estimator (Olsson 1979, doi 10.1007/BF02296207, equation 15). Newton's method on the score
 * Σ n_ab π′_ab/π_ab with the exact second derivative (Fisher's information where that is not negative), kept inside a bracket
 * of changing sign. As in lavaan ρ stays within ±0.999 and a probability below 1.5e-8 (the square root of the machine's
 * precision) counts as that and has no slope. psych's {@code polychoric} searches by golden section, to about 1e-5.
 */
final class Polychoric {

    /** The largest size of a correlation that is looked for. */
    static final double BOUND = 0.999;

    /** Probabilities below this are not told from it: √2⁻⁵². */
    static final double LEAST = 1.4901161193847656e-8;

    private static final int MOST_STEPS = 200;

    private final NormalRectangles cells;
    private final double[] count;
    private double score;
    private double curvature;
    private double information;

    /** @param count the table row after row, of the shape of {@code cells} */
    Polychoric(NormalRectangles cells, double[] count) {
        this.cells = cells;
        this.count = count;
    }

    /** The estimate; exactly ±{@link #BOUND} where the likelihood still rises there. */
    double correlation() {
        double low = -BOUND;
        double high = BOUND;
        double rho = start();
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
     * The point to look at next: the one proposed, but no more than half way to ±1, and half way to the end of the bracket in
     * place of a point outside. A longer leap could land where a cell that was observed has no slope any more.
     */
    private static double within(double low, double high, double rho, double proposed) {
        double halfUp = Math.min(high, 0.5 * (1 + rho));
        double halfDown = Math.max(low, 0.5 * (rho - 1));
        double next = Math.max(halfDown, Math.min(halfUp, proposed));
        boolean seenHigh = next >= high && high < BOUND;
        boolean seenLow = next <= low && low > -BOUND;
        return seenHigh || seenLow || Double.isNaN(next) ? 0.5 * (low + high) : next;
    }

    private void evaluate(double rho) {
        cells.setProbabilities(rho);
        cells.setDerivatives(rho);
        score = 0;
        curvature = 0;
        information = 0;
        for (int c = 0; c < count.length; c++) {
            double probability = cells.probability(c);
            if (count[c] != 0 && probability > LEAST) {
                double relative = cells.slope(c) / probability;
                score += count[c] * relative;
                information += count[c] * relative * relative;
                curvature += count[c] * (cells.curvature(c) / probability - relative * relative);
            }
        }
    }

    /** Pearson's correlation of the numbers of the categories, a little away from zero. */
    private double start() {
        double n = 0;
        double x = 0;
        double y = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int a = 0; a < cells.rows(); a++) {
            for (int b = 0; b < cells.cols(); b++) {
                double k = count[a * cells.cols() + b];
                n += k;
                x += k * a;
                y += k * b;
                xx += k * a * a;
                yy += k * b * b;
                xy += k * a * b;
            }
        }
        double r = (xy - x * y / n) / Math.sqrt((xx - x * x / n) * (yy - y * y / n));
        return Double.isNaN(r) ? 0 : Math.max(-0.95, Math.min(0.95, 1.1 * r));
    }
}
