package kith.twolevel;

import kith.math.CumulativeLink;

/**
 * Probabilities of every category at every pair of a point of the factors within and a point of those between clusters,
 * and densities at the thresholds.
 */
final class PairedProbabilities {

    /** By item, category and point between, over points within. */
    final double[][][][] probability;
    /** By item, threshold and point between, over points within. */
    final double[][][][] density;

    private final CumulativeLink link;

    /** A level: loadings of the items on its factors, and the points of these. */
    record Level(double[][] loadings, NormalGrid grid) {

        private double predictor(int item, int point) {
            double sum = 0;
            double[] node = grid.nodes()[point];
            for (int c = 0; c < node.length; c++) {
                sum += loadings[item][c] * node[c];
            }
            return sum;
        }
    }

    /** @param thresholds by item, each ascending */
    PairedProbabilities(CumulativeLink link, double[][] thresholds, Level within, Level between) {
        this.link = link;
        int items = thresholds.length;
        int inside = within.grid().points();
        int outside = between.grid().points();
        this.probability = new double[items][][][];
        this.density = new double[items][][][];
        for (int j = 0; j < items; j++) {
            int k = thresholds[j].length;
            probability[j] = new double[k + 1][outside][inside];
            density[j] = new double[k][outside][inside];
            for (int b = 0; b < outside; b++) {
                double base = between.predictor(j, b);
                for (int w = 0; w < inside; w++) {
                    fill(j, thresholds[j], base + within.predictor(j, w), b, w);
                }
            }
        }
    }

    private void fill(int j, double[] thresholds, double predictor, int b, int w) {
        double below = 0;
        double aboveBefore = 1;
        for (int k = 0; k <= thresholds.length; k++) {
            boolean last = k == thresholds.length;
            double z = last ? Double.POSITIVE_INFINITY : thresholds[k] - predictor;
            double atMost = last ? 1 : link.cumulative(z);
            double above = last ? 0 : link.cumulative(-z);
            // the smaller of two tails keeps its digits
            probability[j][k][b][w] = Math.max(z < 0 ? atMost - below : aboveBefore - above, 1e-300);
            below = atMost;
            aboveBefore = above;
            if (!last) {
                density[j][k][b][w] = link.density(z);
            }
        }
    }
}
