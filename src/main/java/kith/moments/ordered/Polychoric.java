package kith.moments.ordered;

import kith.math.NormalRectangles;

/**
 * The polychoric correlation of a table with given thresholds: the ρ that maximises Σ n_ab log π_ab(ρ).
 *
 * <p>Second step of the two-step estimator (Olsson 1979, doi 10.1007/BF02296207, equation 15). The root of the score Σ
 * n_ab π′_ab/π_ab is found by {@link CorrelationSearch}. As in lavaan a probability below 1.5e-8 (the square root of
 * the machine's precision) counts as that and has no slope. psych's {@code polychoric} searches by golden section, to
 * about 1e-5.
 */
final class Polychoric extends CorrelationSearch {

    private final NormalRectangles cells;
    private final double[] count;

    /** @param count the table row after row, of the shape of {@code cells} */
    Polychoric(NormalRectangles cells, double[] count) {
        this.cells = cells;
        this.count = count;
    }

    /** The estimate; exactly ±{@link #BOUND} where the likelihood still rises there. */
    double correlation() {
        return search(start());
    }

    @Override
    void evaluate(double rho) {
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
