package kith.grouplevel;

import kith.math.CumulativeLink;

/**
 * What the likelihood of ordered responses takes from a grid of the predictor: probabilities of every category, and
 * densities at the thresholds and of the predictor itself.
 */
final class PredictorProbabilities {

    /** By item and category, over points of the predictor. */
    final double[][][] probability;
    /** By item and threshold, over points. */
    final double[][][] density;

    private final CumulativeLink link;
    private final double[][] thresholds;
    private final OrderedGrid grid;
    private final double person;

    /**
     * @param thresholds by item
     * @param person σ_p
     */
    PredictorProbabilities(CumulativeLink link, double[][] thresholds, OrderedGrid grid, double person) {
        this.link = link;
        this.thresholds = thresholds;
        this.grid = grid;
        this.person = person;
        int points = grid.predictor().length;
        this.probability = new double[thresholds.length][][];
        this.density = new double[thresholds.length][][];
        for (int j = 0; j < thresholds.length; j++) {
            int k = thresholds[j].length;
            probability[j] = new double[k + 1][points];
            density[j] = new double[k][points];
            for (int m = 0; m < points; m++) {
                fill(j, k, m);
            }
        }
    }

    /** By node of the groups' deviation, over points: the kernel about σ_g b, where there are no covariates. */
    double[][] kernels(double group) {
        double[][] kernels = new double[grid.nodes().length][grid.predictor().length];
        for (int q = 0; q < kernels.length; q++) {
            fillKernel(group * grid.nodes()[q], kernels[q]);
        }
        return kernels;
    }

    private void fill(int j, int k, int m) {
        double eta = grid.predictor()[m];
        double below = 0;
        double aboveBefore = 1;
        for (int a = 0; a <= k; a++) {
            double z = a < k ? thresholds[j][a] - eta : Double.POSITIVE_INFINITY;
            double atMost = a < k ? link.cumulative(z) : 1;
            double above = a < k ? link.cumulative(-z) : 0;
            // the smaller of two tails keeps its digits
            double share = z < 0 ? atMost - below : aboveBefore - above;
            probability[j][a][m] = Math.max(share, 1e-300);
            below = atMost;
            aboveBefore = above;
            if (a < k) {
                density[j][a][m] = link.density(z);
            }
        }
    }

    /** The normal density of the predictor about its mean, times the step. */
    void fillKernel(double mean, double[] into) {
        double scale = grid.step() / (person * Math.sqrt(2 * Math.PI));
        for (int m = 0; m < into.length; m++) {
            double z = (grid.predictor()[m] - mean) / person;
            into[m] = scale * Math.exp(-z * z / 2);
        }
    }

    /**
     * Derivatives of the log-likelihood by the thresholds.
     *
     * @param counts expected number of respondents by item and category, over points
     */
    double[][] thresholdSlopes(double[][][] counts) {
        double[][] slopes = new double[counts.length][];
        int points = grid.predictor().length;
        for (int j = 0; j < counts.length; j++) {
            int k = counts[j].length - 1;
            slopes[j] = new double[k];
            for (int a = 0; a < k; a++) {
                double[] below = counts[j][a];
                double[] above = counts[j][a + 1];
                double[] lower = probability[j][a];
                double[] upper = probability[j][a + 1];
                double[] slope = density[j][a];
                double sum = 0;
                for (int m = 0; m < points; m++) {
                    sum += slope[m] * (below[m] / lower[m] - above[m] / upper[m]);
                }
                slopes[j][a] = sum;
            }
        }
        return slopes;
    }
}
