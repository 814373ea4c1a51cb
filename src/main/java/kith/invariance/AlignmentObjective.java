package kith.invariance;

import kith.math.Objective;

/**
 * The simplicity function of alignment, F = Σ over items and pairs of groups of w √√(d² + ε), d the difference of aligned loadings or
 * of aligned intercepts (Asparouhov &amp; Muthén 2014, equations 9 and 10).
 *
 * <p>Variables: the means α of groups 2 … G, then the logarithms of their standard deviations ψ; the first group has mean 0 and
 * standard deviation 1. Aligned loadings are λ/ψ, aligned intercepts ν − αλ/ψ.
 *
 * @param loadings λ of the configural model with factors of variance 1, group by item
 * @param intercepts ν, group by item
 * @param weights w, group by group
 */
record AlignmentObjective(double[][] loadings, double[][] intercepts, double[][] weights, double epsilon)
        implements Objective {

    int groups() {
        return loadings.length;
    }

    int items() {
        return loadings[0].length;
    }

    @Override
    public int dimension() {
        return 2 * (groups() - 1);
    }

    double mean(double[] point, int group) {
        return group == 0 ? 0 : point[group - 1];
    }

    double deviation(double[] point, int group) {
        return group == 0 ? 1 : Math.exp(point[groups() - 2 + group]);
    }

    double alignedLoading(double[] point, int group, int item) {
        return loadings[group][item] / deviation(point, group);
    }

    double alignedIntercept(double[] point, int group, int item) {
        return intercepts[group][item] - mean(point, group) * alignedLoading(point, group, item);
    }

    @Override
    public double value(double[] point) {
        return valueAndGradient(point, new double[dimension()]);
    }

    @Override
    public double valueAndGradient(double[] point, double[] gradient) {
        java.util.Arrays.fill(gradient, 0);
        double sum = 0;
        for (int item = 0; item < items(); item++) {
            for (int g = 1; g < groups(); g++) {
                for (int h = 0; h < g; h++) {
                    double byLoading = alignedLoading(point, g, item) - alignedLoading(point, h, item);
                    double byIntercept = alignedIntercept(point, g, item) - alignedIntercept(point, h, item);
                    sum += weights[g][h] * (loss(byLoading) + loss(byIntercept));
                    double ofLoading = weights[g][h] * slope(byLoading);
                    double ofIntercept = weights[g][h] * slope(byIntercept);
                    add(point, gradient, g, item, ofLoading, ofIntercept);
                    add(point, gradient, h, item, -ofLoading, -ofIntercept);
                }
            }
        }
        return sum;
    }

    /** Adds what the mean and the logarithm of the standard deviation of a group do to the function. */
    private void add(double[] point, double[] gradient, int group, int item, double ofLoading, double ofIntercept) {
        if (group > 0) {
            double aligned = alignedLoading(point, group, item);
            gradient[group - 1] -= ofIntercept * aligned;
            gradient[groups() - 2 + group] += (ofIntercept * mean(point, group) - ofLoading) * aligned;
        }
    }

    private double loss(double difference) {
        return Math.sqrt(Math.sqrt(difference * difference + epsilon));
    }

    private double slope(double difference) {
        return difference / 2 * Math.pow(difference * difference + epsilon, -0.75);
    }
}
