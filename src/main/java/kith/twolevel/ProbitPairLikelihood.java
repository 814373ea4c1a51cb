package kith.twolevel;

import java.util.Arrays;
import kith.math.NormalRectangles;

/**
 * The likelihood of two ordered items in clusters. Latent responses within clusters are standard bivariate normal with
 * the correlation ρ, components of clusters have the standard deviations σ₁ and σ₂ and the correlation r: b₁ = σ₁ z₁,
 * b₂ = σ₂ (r z₁ + √(1 − r²) z₂). The value is −log L by the number of clusters; the variables are thresholds and σ of
 * the first item, the same of the second, ρ, r. Not thread-safe.
 */
final class ProbitPairLikelihood {

    /** Probabilities are differences of sums near 1, and no more exact than this. */
    private static final double LEAST = 1e-17;

    private final PairCells data;
    private final NormalGrid grid;
    private final double[] first;
    private final double[] second;
    private final NormalRectangles rectangles;
    private final double[][] log;
    private final double[][] mass;
    private final double[] posterior;
    private final double[] edges;
    private final double[] weights;

    ProbitPairLikelihood(PairCells data, NormalGrid grid) {
        this.data = data;
        this.grid = grid;
        this.first = ascending(data.rows() - 1);
        this.second = ascending(data.cols() - 1);
        this.rectangles = new NormalRectangles(first, second);
        int cells = data.rows() * data.cols();
        this.log = new double[cells][grid.points()];
        this.mass = new double[cells][grid.points()];
        this.posterior = new double[grid.points()];
        this.edges = new double[Math.max(data.rows(), data.cols())];
        this.weights = new double[cells];
    }

    private static double[] ascending(int count) {
        double[] numbers = new double[count];
        for (int k = 0; k < count; k++) {
            numbers[k] = k;
        }
        return numbers;
    }

    int dimension() {
        return data.rows() + data.cols() + 2;
    }

    /** Value and gradient by all variables. */
    double valueAndGradient(double[] point, double[] gradient) {
        setLog(point);
        for (double[] own : mass) {
            Arrays.fill(own, 0);
        }
        double sum = 0;
        for (int c = 0; c < data.clusters(); c++) {
            sum += integrate(c);
            int[] cells = data.cells()[c];
            for (int i = 0; i < cells.length; i++) {
                double count = data.counts()[c][i];
                double[] own = mass[cells[i]];
                for (int q = 0; q < own.length; q++) {
                    own[q] += count * posterior[q];
                }
            }
        }
        Arrays.fill(gradient, 0);
        for (int q = 0; q < grid.points(); q++) {
            place(point, q);
            for (int cell = 0; cell < mass.length; cell++) {
                weights[cell] = -mass[cell][q] / Math.exp(log[cell][q]) / data.clusters();
            }
            addSlopes(point, q, gradient);
        }
        return -sum / data.clusters();
    }

    /** Adds Σ weight × (derivatives of the probability of a cell) at the point of integration that is placed. */
    private void addSlopes(double[] point, int q, double[] gradient) {
        double rho = point[dimension() - 2];
        double r = point[dimension() - 1];
        int rows = data.rows();
        int cols = data.cols();
        rectangles.setDerivatives(rho);
        for (int cell = 0; cell < weights.length; cell++) {
            gradient[dimension() - 2] += weights[cell] * rectangles.slope(cell);
        }
        double ofFirst = 0;
        for (int i = 0; i < rows - 1; i++) {
            rectangles.slopesByFirst(i, rho, edges);
            double slope = 0;
            for (int j = 0; j < cols; j++) {
                slope += (weights[i * cols + j] - weights[(i + 1) * cols + j]) * edges[j];
            }
            gradient[i] += slope;
            ofFirst -= slope;
        }
        double ofSecond = 0;
        for (int j = 0; j < cols - 1; j++) {
            rectangles.slopesBySecond(j, rho, edges);
            double slope = 0;
            for (int i = 0; i < rows; i++) {
                slope += (weights[i * cols + j] - weights[i * cols + j + 1]) * edges[i];
            }
            gradient[rows + j] += slope;
            ofSecond -= slope;
        }
        double[] z = grid.nodes()[q];
        double root = Math.sqrt(1 - r * r);
        gradient[rows - 1] += ofFirst * z[0];
        gradient[rows + cols - 1] += ofSecond * (r * z[0] + root * z[1]);
        gradient[dimension() - 1] += ofSecond * point[rows + cols - 1] * (z[0] - r / root * z[1]);
    }

    /** The derivatives of the log-likelihood of each cluster by ρ and r. */
    double[][] scores(double[] point) {
        setLog(point);
        double rho = point[dimension() - 2];
        double r = point[dimension() - 1];
        double[][] byCorrelation = mass;
        double[][] byOther = new double[mass.length][grid.points()];
        for (int q = 0; q < grid.points(); q++) {
            place(point, q);
            rectangles.setDerivatives(rho);
            double[] z = grid.nodes()[q];
            double move = point[data.rows() + data.cols() - 1] * (z[0] - r / Math.sqrt(1 - r * r) * z[1]);
            for (int cell = 0; cell < mass.length; cell++) {
                double scale = Math.exp(-log[cell][q]);
                byCorrelation[cell][q] = rectangles.slope(cell) * scale;
                byOther[cell][q] = 0;
            }
            addBySecond(q, rho, move, byOther);
        }
        double[][] scores = new double[data.clusters()][2];
        for (int c = 0; c < scores.length; c++) {
            integrate(c);
            for (int i = 0; i < data.cells()[c].length; i++) {
                double count = data.counts()[c][i];
                double[] one = byCorrelation[data.cells()[c][i]];
                double[] other = byOther[data.cells()[c][i]];
                for (int q = 0; q < posterior.length; q++) {
                    scores[c][0] += count * posterior[q] * one[q];
                    scores[c][1] += count * posterior[q] * other[q];
                }
            }
        }
        return scores;
    }

    /** Adds the derivatives of log P of the cells where the second component of clusters moves. */
    private void addBySecond(int q, double rho, double move, double[][] derivatives) {
        int cols = data.cols();
        for (int j = 0; j < cols - 1; j++) {
            rectangles.slopesBySecond(j, rho, edges);
            for (int i = 0; i < data.rows(); i++) {
                int cell = i * cols + j;
                derivatives[cell][q] -= edges[i] * move * Math.exp(-log[cell][q]);
                derivatives[cell + 1][q] += edges[i] * move * Math.exp(-log[cell + 1][q]);
            }
        }
    }

    /** Sets the thresholds at a point of integration. */
    private void place(double[] point, int q) {
        double[] z = grid.nodes()[q];
        int at = data.rows() - 1;
        int end = at + data.cols();
        double r = point[end + 2];
        System.arraycopy(point, 0, first, 0, first.length);
        System.arraycopy(point, at + 1, second, 0, second.length);
        double shift = point[end] * (r * z[0] + Math.sqrt(1 - r * r) * z[1]);
        rectangles.setThresholds(first, point[at] * z[0], second, shift);
    }

    private void setLog(double[] point) {
        for (int q = 0; q < grid.points(); q++) {
            place(point, q);
            rectangles.setProbabilities(point[dimension() - 2]);
            for (int cell = 0; cell < log.length; cell++) {
                log[cell][q] = Math.log(Math.max(LEAST, rectangles.probability(cell)));
            }
        }
    }

    private double integrate(int cluster) {
        System.arraycopy(grid.logWeights(), 0, posterior, 0, posterior.length);
        int[] cells = data.cells()[cluster];
        for (int i = 0; i < cells.length; i++) {
            double count = data.counts()[cluster][i];
            double[] own = log[cells[i]];
            for (int q = 0; q < posterior.length; q++) {
                posterior[q] += count * own[q];
            }
        }
        return ProbitMarginLikelihood.normalise(posterior);
    }
}
