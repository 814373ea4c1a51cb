package kith.invariance.alignment;

import java.util.Arrays;
import java.util.stream.IntStream;
import kith.math.InnerProduct;
import kith.math.Objective;

/**
 * The simplicity function of alignment, F = Σ over items and pairs of groups of w √√(d² + ε), d the difference of
 * aligned loadings or of aligned intercepts (Asparouhov &amp; Muthén 2014, equations 9 and 10).
 *
 * <p>Variables: the means α, then the logarithms of the standard deviations ψ of groups 2 … G; the first group has
 * standard deviation 1 and, in fixed alignment, mean 0. Aligned loadings are λ/ψ, aligned intercepts ν − αλ/ψ; where
 * the product of standard deviations is 1 in the loss, loadings are multiplied there by the geometric mean of the ψ.
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
        Alignment.Identification identification,
        Metric metric)
        implements Objective {

    /** What is 1 where the loss is computed; means and standard deviations are those of the first group's metric. */
    enum Metric {
        /** The standard deviation of the first group. */
        FIRST_GROUP,
        /** The product of all standard deviations, as in Asparouhov &amp; Muthén: no group is apart from the others. */
        PRODUCT
    }

    /** What the mean aligned loading of a group may be of that of the first group, or the other way round. */
    private static final double COLLAPSED = 0.1;

    AlignmentObjective with(Metric another) {
        return new AlignmentObjective(loadings, intercepts, itemOf, weights, epsilon, identification, another);
    }

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

    /**
     * Whether the aligned loadings of a group are on average less than a tenth, or more than ten times, of those of the
     * first. Where many groups are compared on the metric of the first, the function becomes smaller without end as the
     * standard deviations of the others grow: their loadings then differ from those of the first group alone. Such a
     * place says nothing about the groups; the bound is Kith's own.
     */
    boolean isCollapsed(double[] point) {
        double first = meanLoading(point, 0);
        return IntStream.range(1, groups())
                .mapToDouble(g -> Math.abs(meanLoading(point, g) / first))
                .anyMatch(ratio -> !(ratio >= COLLAPSED && ratio <= 1 / COLLAPSED));
    }

    private double meanLoading(double[] point, int group) {
        return IntStream.range(0, items())
                .mapToDouble(item -> alignedLoading(point, group, item))
                .average()
                .orElse(Double.NaN);
    }

    @Override
    public double value(double[] point) {
        return valueAndGradient(point, new double[dimension()]);
    }

    @Override
    public double valueAndGradient(double[] point, double[] gradient) {
        double scale = scale(point);
        double[][] alignedLoadings = new double[groups()][items()];
        double[][] alignedIntercepts = new double[groups()][interceptCount()];
        for (int g = 0; g < groups(); g++) {
            double deviation = deviation(point, g);
            double mean = mean(point, g);
            for (int item = 0; item < items(); item++) {
                alignedLoadings[g][item] = loadings[g][item] / deviation;
            }
            for (int k = 0; k < interceptCount(); k++) {
                alignedIntercepts[g][k] = intercepts[g][k] - mean * alignedLoadings[g][itemOf[k]];
            }
            for (int item = 0; item < items(); item++) {
                alignedLoadings[g][item] *= scale;
            }
        }
        double[][] byLoading = new double[groups()][items()];
        double[][] byIntercept = new double[groups()][interceptCount()];
        double sum = sumOfPairs(alignedLoadings, byLoading) + sumOfPairs(alignedIntercepts, byIntercept);
        Arrays.fill(gradient, 0);
        double byScale = 0;
        for (int g = 0; g < groups(); g++) {
            double byDeviation = InnerProduct.of(byLoading[g], alignedLoadings[g]);
            byScale += byDeviation;
            addGradient(point, g, byDeviation, byIntercept[g], gradient);
        }
        for (int g = 1; g < groups() && metric == Metric.PRODUCT; g++) {
            gradient[deviationIndex(g)] += byScale / groups();
        }
        return sum;
    }

    /** The geometric mean of the standard deviations, or 1. */
    private double scale(double[] point) {
        if (metric == Metric.FIRST_GROUP) {
            return 1;
        }
        double sum = 0;
        for (int g = 1; g < groups(); g++) {
            sum += point[deviationIndex(g)];
        }
        return Math.exp(sum / groups());
    }

    /** The loss of all pairs of groups; adds its derivatives by the aligned parameters to {@code slopes}. */
    private double sumOfPairs(double[][] aligned, double[][] slopes) {
        double sum = 0;
        for (int g = 1; g < aligned.length; g++) {
            for (int h = 0; h < g; h++) {
                double weight = weights[g][h];
                for (int k = 0; k < aligned[g].length; k++) {
                    double difference = aligned[g][k] - aligned[h][k];
                    double root = Math.sqrt(difference * difference + epsilon);
                    double loss = Math.sqrt(root);
                    double slope = weight * difference / (2 * root * loss);
                    sum += weight * loss;
                    slopes[g][k] += slope;
                    slopes[h][k] -= slope;
                }
            }
        }
        return sum;
    }

    /**
     * The chain from the aligned parameters of a group to its mean and the logarithm of its standard deviation.
     *
     * @param byDeviation Σ of slope × aligned loading
     */
    private void addGradient(double[] point, int group, double byDeviation, double[] byIntercept, double[] gradient) {
        double byMean = 0;
        for (int k = 0; k < interceptCount(); k++) {
            byMean -= byIntercept[k] * alignedLoading(point, group, itemOf[k]);
        }
        if (meanIndex(group) >= 0) {
            gradient[meanIndex(group)] = byMean;
        }
        if (group > 0) {
            gradient[deviationIndex(group)] = -byDeviation - mean(point, group) * byMean;
        }
    }
}
