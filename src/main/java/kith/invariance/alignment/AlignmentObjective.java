package kith.invariance.alignment;

import kith.math.Objective;

/**
 * The simplicity function of alignment, F = Σ over items and pairs of groups of w √√(d² + ε), d the difference of
 * aligned loadings or of aligned intercepts (Asparouhov &amp; Muthén 2014, equations 9 and 10).
 *
 * <p>Variables: the means α, then the logarithms of the standard deviations ψ of groups 2 … G; the first group has
 * standard deviation 1 and, in fixed alignment, mean 0. Aligned loadings are λ/ψ, aligned intercepts ν − αλ/ψ.
 * Thresholds of ordered items are intercepts with the sign turned, several an item.
 *
 * @param loadings λ of the configural model with factors of variance 1, group by item
 * @param intercepts ν, group by intercept
 * @param itemOf the item (from 0) of each intercept
 * @param weights w, group by group
 */
record AlignmentObjective(
        double[][] loadings,
        double[][] intercepts,
        int[] itemOf,
        double[][] weights,
        double epsilon,
        Alignment.Identification identification)
        implements Objective {

    int groups() {
        return loadings.length;
    }

    int items() {
        return loadings[0].length;
    }

    int interceptCount() {
        return itemOf.length;
    }

    @Override
    public int dimension() {
        return means() + groups() - 1;
    }

    private int means() {
        return identification == Alignment.Identification.FREE ? groups() : groups() - 1;
    }

    /** Where a group's mean stands among the variables; negative when it is fixed. */
    int meanIndex(int group) {
        return group - groups() + means();
    }

    /** Where the logarithm of a group's standard deviation stands; negative when it is fixed. */
    int deviationIndex(int group) {
        return group == 0 ? -1 : means() + group - 1;
    }

    double mean(double[] point, int group) {
        int at = meanIndex(group);
        return at < 0 ? 0 : point[at];
    }

    double deviation(double[] point, int group) {
        int at = deviationIndex(group);
        return at < 0 ? 1 : Math.exp(point[at]);
    }

    double alignedLoading(double[] point, int group, int item) {
        return loadings[group][item] / deviation(point, group);
    }

    double alignedIntercept(double[] point, int group, int intercept) {
        return intercepts[group][intercept] - mean(point, group) * alignedLoading(point, group, itemOf[intercept]);
    }

    @Override
    public double value(double[] point) {
        return valueAndGradient(point, new double[dimension()]);
    }

    @Override
    public double valueAndGradient(double[] point, double[] gradient) {
        java.util.Arrays.fill(gradient, 0);
        double sum = 0;
        for (int g = 1; g < groups(); g++) {
            for (int h = 0; h < g; h++) {
                double weight = weights[g][h];
                for (int item = 0; item < items(); item++) {
                    double difference = alignedLoading(point, g, item) - alignedLoading(point, h, item);
                    sum += weight * loss(difference);
                    addLoading(point, gradient, g, item, weight * slope(difference));
                    addLoading(point, gradient, h, item, -weight * slope(difference));
                }
                for (int k = 0; k < interceptCount(); k++) {
                    double difference = alignedIntercept(point, g, k) - alignedIntercept(point, h, k);
                    sum += weight * loss(difference);
                    addIntercept(point, gradient, g, itemOf[k], weight * slope(difference));
                    addIntercept(point, gradient, h, itemOf[k], -weight * slope(difference));
                }
            }
        }
        return sum;
    }

    private void addLoading(double[] point, double[] gradient, int group, int item, double slope) {
        if (group > 0) {
            gradient[deviationIndex(group)] -= slope * alignedLoading(point, group, item);
        }
    }

    private void addIntercept(double[] point, double[] gradient, int group, int item, double slope) {
        double aligned = alignedLoading(point, group, item);
        if (meanIndex(group) >= 0) {
            gradient[meanIndex(group)] -= slope * aligned;
        }
        if (group > 0) {
            gradient[deviationIndex(group)] += slope * mean(point, group) * aligned;
        }
    }

    private double loss(double difference) {
        return Math.sqrt(Math.sqrt(difference * difference + epsilon));
    }

    private double slope(double difference) {
        return difference / 2 * Math.pow(difference * difference + epsilon, -0.75);
    }
}
