package kith.irt;

import java.util.Arrays;
import java.util.stream.IntStream;
import kith.math.PositiveDefinite;

/**
 * The normal distribution of the general factors of a group on the grid: weights, and their derivatives by free means
 * and (co)variances.
 *
 * <p>log w = t − log Σ exp t with t = −½ (x − μ)′Σ⁻¹(x − μ), so that the derivatives are those of what is computed,
 * exactly.
 */
final class GroupDistribution {

    private final double[][] points;
    private final int[][] free;
    final double[] weight;
    private final boolean admissible;
    private double[] precision;
    private double[][] u;

    /**
     * @param points by factor and node
     * @param mean of the factors
     * @param covariance row after row
     * @param free what is differentiated by: {f} for a mean, {f, h} with h ≤ f for a (co)variance
     */
    GroupDistribution(double[][] points, double[] mean, double[] covariance, int[][] free) {
        this.points = points;
        this.free = free;
        int factors = points.length;
        int nodes = points[0].length;
        weight = new double[nodes];
        precision = covariance.clone();
        admissible = !Double.isNaN(PositiveDefinite.invert(precision, factors));
        u = new double[factors][nodes];
        if (!admissible) {
            return;
        }
        double largest = Double.NEGATIVE_INFINITY;
        for (int q = 0; q < nodes; q++) {
            double t = 0;
            for (int f = 0; f < factors; f++) {
                double sum = 0;
                for (int h = 0; h < factors; h++) {
                    sum += precision[f * factors + h] * (points[h][q] - mean[h]);
                }
                u[f][q] = sum;
                t -= sum * (points[f][q] - mean[f]) / 2;
            }
            weight[q] = t;
            largest = Math.max(largest, t);
        }
        double sum = 0;
        for (int q = 0; q < nodes; q++) {
            weight[q] = Math.exp(weight[q] - largest);
            sum += weight[q];
        }
        for (int q = 0; q < nodes; q++) {
            weight[q] /= sum;
        }
    }

    boolean isAdmissible() {
        return admissible;
    }

    private double first(int[] parameter, int q) {
        if (parameter.length == 1) {
            return u[parameter[0]][q];
        }
        double product = u[parameter[0]][q] * u[parameter[1]][q];
        return parameter[0] == parameter[1] ? product / 2 : product;
    }

    /** ∂u<sub>f</sub> by a parameter. */
    private double slope(int f, int[] by, int q) {
        int n = points.length;
        if (by.length == 1) {
            return -precision[f * n + by[0]];
        }
        double slope = -precision[f * n + by[0]] * u[by[1]][q];
        return by[0] == by[1] ? slope : slope - precision[f * n + by[1]] * u[by[0]][q];
    }

    private double second(int[] parameter, int[] by, int q) {
        if (parameter.length == 1) {
            return slope(parameter[0], by, q);
        }
        double sum = slope(parameter[0], by, q) * u[parameter[1]][q] + u[parameter[0]][q] * slope(parameter[1], by, q);
        return parameter[0] == parameter[1] ? sum / 2 : sum;
    }

    /** Derivatives of log w by parameter and node. */
    double[][] scores() {
        double[][] scores = new double[free.length][weight.length];
        for (int a = 0; a < free.length; a++) {
            double mean = 0;
            for (int q = 0; q < weight.length; q++) {
                scores[a][q] = first(free[a], q);
                mean += weight[q] * scores[a][q];
            }
            for (int q = 0; q < weight.length; q++) {
                scores[a][q] -= mean;
            }
        }
        return scores;
    }

    double[] gradient(double[] counts) {
        double[][] scores = scores();
        return Arrays.stream(scores).mapToDouble(score -> dot(score, counts)).toArray();
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(q -> a[q] * b[q]).sum();
    }

    /** Expected information when the factors are observed. */
    double[][] expectedInformation(double[] counts) {
        double n = Arrays.stream(counts).sum();
        double[][] scores = scores();
        double[][] information = new double[free.length][free.length];
        for (int a = 0; a < free.length; a++) {
            for (int b = 0; b < free.length; b++) {
                for (int q = 0; q < weight.length; q++) {
                    information[a][b] += n * weight[q] * scores[a][q] * scores[b][q];
                }
            }
        }
        return information;
    }

    /** Σ counts · ∂²w/w. */
    double[][] secondDerivatives(double[] counts) {
        double n = Arrays.stream(counts).sum();
        double[][] scores = scores();
        double[][] second = new double[free.length][free.length];
        for (int a = 0; a < free.length; a++) {
            for (int b = 0; b < free.length; b++) {
                double observed = 0;
                double expected = 0;
                for (int q = 0; q < weight.length; q++) {
                    double curvature = second(free[a], free[b], q);
                    observed += counts[q] * (curvature + scores[a][q] * scores[b][q]);
                    expected += weight[q] * (curvature + scores[a][q] * scores[b][q]);
                }
                second[a][b] = observed - n * expected;
            }
        }
        return second;
    }
}
