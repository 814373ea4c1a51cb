package kith.irt;

import java.util.ArrayList;
import java.util.List;

/**
 * How latent means and covariances of the general factors of a group follow from the free parameters.
 *
 * @param mean place of each mean among the free parameters, or −1
 * @param covariance place of each (co)variance, row after row, or −1
 * @param fixedMean means that are not free
 * @param fixedCovariance (co)variances that are not free
 */
record GroupParameters(int[] mean, int[] covariance, double[] fixedMean, double[] fixedCovariance) {

    int factors() {
        return mean.length;
    }

    double[] means(double[] free) {
        return values(mean, fixedMean, free);
    }

    double[] covariances(double[] free) {
        return values(covariance, fixedCovariance, free);
    }

    private static double[] values(int[] index, double[] fixed, double[] free) {
        double[] values = fixed.clone();
        for (int i = 0; i < values.length; i++) {
            if (index[i] >= 0) {
                values[i] = free[index[i]];
            }
        }
        return values;
    }

    /** Places of what is free, means first. */
    int[] index() {
        return parameters().stream()
                .mapToInt(p -> p.length == 1 ? mean[p[0]] : covariance[p[0] * factors() + p[1]])
                .toArray();
    }

    /** What is free: {f} a mean, {f, h} a (co)variance. */
    List<int[]> parameters() {
        List<int[]> free = new ArrayList<>();
        for (int f = 0; f < factors(); f++) {
            if (mean[f] >= 0) {
                free.add(new int[] {f});
            }
        }
        for (int f = 0; f < factors(); f++) {
            for (int h = 0; h <= f; h++) {
                if (covariance[f * factors() + h] >= 0) {
                    free.add(new int[] {f, h});
                }
            }
        }
        return free;
    }

    GroupDistribution distribution(double[][] points, double[] free) {
        return new GroupDistribution(
                points, means(free), covariances(free), parameters().toArray(int[][]::new));
    }
}
