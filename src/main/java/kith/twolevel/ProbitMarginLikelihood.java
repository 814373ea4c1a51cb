package kith.twolevel;

import java.util.Arrays;
import kith.math.NormalDistribution;
import kith.math.Objective;

/**
 * The likelihood of one ordered item in clusters: P(u ≤ k | b) = Φ(τ_k − σ b) with b ~ N(0, 1) of the cluster. The
 * value is −log L by the number of clusters; the variables are the thresholds, then σ. The item's residual within
 * clusters has the variance 1. Not thread-safe.
 */
final class ProbitMarginLikelihood implements Objective {

    static final double LEAST = 1e-300;

    private final double[][] counts;
    private final int categories;
    private final double[] nodes;
    private final double[] logWeights;
    private final double[][] log;
    private final double[][] mass;
    private final double[] posterior;

    /**
     * @param counts by cluster, how many responses each category has
     * @param step distance of the points of integration, in standard deviations of b
     */
    ProbitMarginLikelihood(double[][] counts, double step) {
        this.counts = counts;
        this.categories = counts[0].length;
        NormalGrid grid = NormalGrid.of(new double[] {step});
        this.nodes = Arrays.stream(grid.nodes()).mapToDouble(node -> node[0]).toArray();
        this.logWeights = grid.logWeights();
        this.log = new double[categories][nodes.length];
        this.mass = new double[categories][nodes.length];
        this.posterior = new double[nodes.length];
    }

    @Override
    public int dimension() {
        return categories;
    }

    @Override
    public double value(double[] point) {
        return valueAndGradient(point, new double[categories]);
    }

    @Override
    public double valueAndGradient(double[] point, double[] gradient) {
        for (int k = 1; k < categories - 1; k++) {
            if (!(point[k] > point[k - 1])) {
                return Double.POSITIVE_INFINITY;
            }
        }
        setLog(point);
        for (double[] own : mass) {
            Arrays.fill(own, 0);
        }
        double sum = 0;
        for (double[] own : counts) {
            sum += integrate(own);
            for (int k = 0; k < categories; k++) {
                for (int q = 0; q < nodes.length && own[k] > 0; q++) {
                    mass[k][q] += own[k] * posterior[q];
                }
            }
        }
        Arrays.fill(gradient, 0);
        for (int k = 0; k < categories; k++) {
            for (int q = 0; q < nodes.length; q++) {
                addSlopes(point, k, q, -mass[k][q] / counts.length, gradient);
            }
        }
        return -sum / counts.length;
    }

    private void setLog(double[] point) {
        double sd = point[categories - 1];
        for (int q = 0; q < nodes.length; q++) {
            for (int k = 0; k < categories; k++) {
                log[k][q] = Math.log(Math.max(LEAST, probability(point, k, sd * nodes[q])));
            }
        }
    }

    /** On the side of the tail where digits are kept. */
    private double probability(double[] point, int k, double shift) {
        double low = k == 0 ? Double.NEGATIVE_INFINITY : point[k - 1] - shift;
        double high = k == categories - 1 ? Double.POSITIVE_INFINITY : point[k] - shift;
        return low > 0
                ? NormalDistribution.cumulative(-low) - NormalDistribution.cumulative(-high)
                : NormalDistribution.cumulative(high) - NormalDistribution.cumulative(low);
    }

    /** The log-likelihood of a cluster; leaves the posterior weights of the points. */
    private double integrate(double[] own) {
        System.arraycopy(logWeights, 0, posterior, 0, posterior.length);
        for (int k = 0; k < categories; k++) {
            for (int q = 0; q < posterior.length && own[k] > 0; q++) {
                posterior[q] += own[k] * log[k][q];
            }
        }
        return normalise(posterior);
    }

    /** Turns logarithms into weights that sum to 1; gives the logarithm of their sum. */
    static double normalise(double[] logs) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double value : logs) {
            largest = Math.max(largest, value);
        }
        double sum = 0;
        for (int q = 0; q < logs.length; q++) {
            double distance = logs[q] - largest;
            logs[q] = distance < -60 ? 0 : Math.exp(distance);
            sum += logs[q];
        }
        for (int q = 0; q < logs.length; q++) {
            logs[q] /= sum;
        }
        return largest + Math.log(sum);
    }

    /** Adds weight × (derivatives of log P of category k at a point of integration). */
    private void addSlopes(double[] point, int k, int q, double weight, double[] gradient) {
        if (weight == 0) {
            return;
        }
        double shift = point[categories - 1] * nodes[q];
        double scaled = weight / Math.exp(log[k][q]);
        double above = k == categories - 1 ? 0 : NormalDistribution.density(point[k] - shift);
        double below = k == 0 ? 0 : NormalDistribution.density(point[k - 1] - shift);
        if (k < categories - 1) {
            gradient[k] += scaled * above;
        }
        if (k > 0) {
            gradient[k - 1] -= scaled * below;
        }
        gradient[categories - 1] -= scaled * (above - below) * nodes[q];
    }

    /** The derivatives of the log-likelihood of each cluster by the thresholds and σ. */
    double[][] scores(double[] point) {
        setLog(point);
        double[][] scores = new double[counts.length][categories];
        double[][][] slopes = new double[categories][nodes.length][categories];
        for (int k = 0; k < categories; k++) {
            for (int q = 0; q < nodes.length; q++) {
                addSlopes(point, k, q, 1, slopes[k][q]);
            }
        }
        for (int c = 0; c < counts.length; c++) {
            integrate(counts[c]);
            for (int k = 0; k < categories; k++) {
                for (int q = 0; q < nodes.length && counts[c][k] > 0; q++) {
                    double weight = counts[c][k] * posterior[q];
                    for (int a = 0; a < categories && weight > 0; a++) {
                        scores[c][a] += weight * slopes[k][q][a];
                    }
                }
            }
        }
        return scores;
    }
}
