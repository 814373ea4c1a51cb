package kith.twolevel;

import java.util.Arrays;
import kith.math.NormalDistribution;
import kith.math.QuasiNewton;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Thresholds and variance between clusters of one ordered item by maximum likelihood, the variance within clusters
 * being 1.
 *
 * @param thresholds ascending
 * @param sd standard deviation between clusters; 0 where clusters do not differ
 * @param influence by cluster, how much it moves each threshold and the standard deviation: H⁻¹ s_c ∕ C, H the observed
 *     information by cluster
 * @param converged whether the search ended at a maximum
 */
record ProbitMargin(double[] thresholds, double sd, double[][] influence, boolean converged) {

    /** Below this standard deviation clusters do not differ. */
    private static final double NEGLIGIBLE = 0.02;

    private static final double STEP = 1e-4;
    private static final double SPACING = 1.2;
    private static final double START_SCALE = Math.sqrt(1.2);

    /** @param between whether the model has the item between clusters; otherwise clusters are taken not to differ */
    static ProbitMargin of(double[][] counts, boolean between) {
        double largest = 0;
        for (double[] own : counts) {
            largest = Math.max(largest, Arrays.stream(own).sum());
        }
        double[] point = start(counts);
        int sdAt = point.length - 1;
        double assumed = 0.7;
        while (between) {
            ProbitMarginLikelihood likelihood = new ProbitMarginLikelihood(counts, spacing(largest, assumed, 1));
            var minimum = new QuasiNewton((at, inverse) -> false, 200, 1e-7).minimize(likelihood, point);
            point = minimum.point();
            point[sdAt] = Math.abs(point[sdAt]);
            if (!(point[sdAt] > NEGLIGIBLE)) {
                break;
            }
            if (point[sdAt] <= assumed) {
                return of(likelihood, point, point.length, minimum.converged());
            }
            assumed = 1.3 * point[sdAt];
        }
        return withoutClusters(counts);
    }

    /** Thresholds of all responses together. */
    private static ProbitMargin withoutClusters(double[][] counts) {
        double[] point = start(counts);
        int last = point.length - 1;
        for (int k = 0; k < last; k++) {
            point[k] /= START_SCALE;
        }
        point[last] = 0;
        ProbitMarginLikelihood likelihood = new ProbitMarginLikelihood(counts, 3);
        return of(likelihood, point, last, true);
    }

    private static ProbitMargin of(ProbitMarginLikelihood likelihood, double[] point, int free, boolean converged) {
        return new ProbitMargin(
                Arrays.copyOf(point, point.length - 1),
                point[point.length - 1],
                influence(likelihood, point, free),
                converged);
    }

    /**
     * Distance of points of integration, which the narrowest posterior distribution of a cluster's component needs.
     *
     * @param information the most that one response tells of a latent response with the residual variance 1
     */
    static double spacing(double responses, double sd, double information) {
        return SPACING / Math.sqrt(1 + responses * sd * sd * information);
    }

    private static double[] start(double[][] counts) {
        int categories = counts[0].length;
        double[] sums = new double[categories];
        for (double[] own : counts) {
            for (int k = 0; k < categories; k++) {
                sums[k] += own[k];
            }
        }
        double all = Arrays.stream(sums).sum();
        double[] point = new double[categories];
        double below = 0;
        for (int k = 0; k < categories - 1; k++) {
            below += sums[k];
            point[k] = START_SCALE * NormalDistribution.quantile(below / all);
        }
        point[categories - 1] = Math.sqrt(0.2);
        return point;
    }

    /** @param free how many of the variables are estimated */
    private static double[][] influence(ProbitMarginLikelihood likelihood, double[] point, int free) {
        DMatrixRMaj information = new DMatrixRMaj(free, free);
        double[] up = new double[point.length];
        double[] down = new double[point.length];
        double[] moved = point.clone();
        for (int a = 0; a < free; a++) {
            moved[a] = point[a] + STEP;
            likelihood.valueAndGradient(moved, up);
            moved[a] = point[a] - STEP;
            likelihood.valueAndGradient(moved, down);
            moved[a] = point[a];
            for (int b = 0; b < free; b++) {
                double slope = (up[b] - down[b]) / (4 * STEP);
                information.add(a, b, slope);
                information.add(b, a, slope);
            }
        }
        CommonOps_DDRM.invert(information);
        double[][] influence = likelihood.scores(point);
        double[] score = new double[point.length];
        for (double[] own : influence) {
            System.arraycopy(own, 0, score, 0, score.length);
            Arrays.fill(own, 0);
            for (int a = 0; a < free; a++) {
                for (int b = 0; b < free; b++) {
                    own[a] += information.get(a, b) * score[b] / influence.length;
                }
            }
        }
        return influence;
    }

    double variance() {
        return sd * sd;
    }
}
