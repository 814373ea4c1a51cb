package kith.twolevel;

import java.util.Arrays;

/**
 * Equally spaced points of independent standard normal variables with their weights, which sum to 1. Such sums converge
 * faster than any power of the step for smooth functions that vanish at both ends (Trefethen &amp; Weideman 2014, doi
 * 10.1137/130932132).
 *
 * @param nodes by point the value of each variable
 * @param logWeights by point
 */
record NormalGrid(double[][] nodes, double[] logWeights) {

    private static final double REACH = 6;

    /** @param step distance of neighbouring points, by variable */
    static NormalGrid of(double[] step) {
        int variables = step.length;
        int[] half = new int[variables];
        int points = 1;
        for (int v = 0; v < variables; v++) {
            half[v] = (int) Math.ceil(REACH / step[v]);
            points *= 2 * half[v] + 1;
        }
        double[][] nodes = new double[points][variables];
        double[] logWeights = new double[points];
        double sum = 0;
        for (int k = 0; k < points; k++) {
            int rest = k;
            for (int v = 0; v < variables; v++) {
                int count = 2 * half[v] + 1;
                nodes[k][v] = (rest % count - half[v]) * step[v];
                rest /= count;
                logWeights[k] -= nodes[k][v] * nodes[k][v] / 2;
            }
            sum += Math.exp(logWeights[k]);
        }
        // the corners of the box are further out than its sides
        int kept = 0;
        for (int k = 0; k < points; k++) {
            if (logWeights[k] >= -REACH * REACH / 2 - 1e-9) {
                nodes[kept] = nodes[k];
                logWeights[kept++] = logWeights[k] - Math.log(sum);
            }
        }
        return new NormalGrid(Arrays.copyOf(nodes, kept), Arrays.copyOf(logWeights, kept));
    }

    int points() {
        return nodes.length;
    }
}
