package kith.grouplevel;

import java.util.Arrays;

/**
 * Where the likelihood of ordered responses in groups is summed up: equally spaced points of the predictor (persons)
 * and of the groups' standardised deviations, and for each group the window of these in which its likelihood lies. Sums
 * over equally spaced points converge faster than any power of the step for smooth functions that vanish at both ends
 * (Trefethen &amp; Weideman 2014, doi 10.1137/130932132); with a step of the standard deviation of a normal density the
 * error is 5·10⁻⁹ of it.
 *
 * @param predictor points of the predictor
 * @param step their distance
 * @param nodes points of the groups' standardised deviations
 * @param logWeights their logarithmic standard normal weights, which sum to 1
 * @param first by group the first point of its window
 * @param last by group the last one
 */
record OrderedGrid(double[] predictor, double step, double[] nodes, double[] logWeights, int[] first, int[] last) {

    private static final double REACH = 6.5;
    private static final double SHARE = 0.9;

    /**
     * A grid on which every group has all points.
     *
     * @param personDeviation standard deviation of persons
     * @param personPosterior the least standard deviation of a person given its responses
     * @param groupPosterior the least standard deviation of a group's standardised deviation given its responses
     * @param low least of the mean of a person's predictor
     * @param high greatest of it
     */
    static OrderedGrid of(
            double personDeviation,
            double personPosterior,
            double groupPosterior,
            double low,
            double high,
            int groups) {
        double step = Math.min(0.7, SHARE * personPosterior);
        double from = low - REACH * personDeviation;
        int points = (int) Math.ceil((high + REACH * personDeviation - from) / step) + 1;
        double[] predictor = new double[points];
        for (int m = 0; m < points; m++) {
            predictor[m] = from + m * step;
        }
        double distance = Math.min(0.5, SHARE * groupPosterior);
        int half = (int) Math.ceil(REACH / distance);
        double[] nodes = new double[2 * half + 1];
        double[] logWeights = new double[nodes.length];
        double sum = 0;
        for (int q = 0; q < nodes.length; q++) {
            nodes[q] = (q - half) * distance;
            sum += Math.exp(-nodes[q] * nodes[q] / 2);
        }
        for (int q = 0; q < nodes.length; q++) {
            logWeights[q] = -nodes[q] * nodes[q] / 2 - Math.log(sum);
        }
        int[] first = new int[groups];
        int[] last = new int[groups];
        Arrays.fill(last, nodes.length - 1);
        return new OrderedGrid(predictor, step, nodes, logWeights, first, last);
    }

    /** The same with windows. */
    OrderedGrid within(int[] from, int[] to) {
        return new OrderedGrid(predictor, step, nodes, logWeights, from, to);
    }
}
