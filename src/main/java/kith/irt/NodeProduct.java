package kith.irt;

import java.util.Arrays;

/**
 * Expectation of a product of functions of the factors, each of the factors of one item. Specific factors are
 * integrated out one at a time given the general ones, so that functions of items with the same specific factor are
 * multiplied before, those of others after.
 */
final class NodeProduct {

    private final int[] specificOf;
    private final double[] specificWeight;
    private final double[] general;
    private final double[][] joint;
    private final boolean[] active;

    NodeProduct(NodeGrid nodes, int[] specificOf) {
        this(specificOf, nodes.specificWeight(), nodes.generalNodes(), nodes.specific());
    }

    private NodeProduct(int[] specificOf, double[] specificWeight, int generalNodes, int specific) {
        this.specificOf = specificOf;
        this.specificWeight = specificWeight;
        general = new double[generalNodes];
        joint = new double[specific][generalNodes * specificWeight.length];
        active = new boolean[specific];
    }

    static NodeProduct withoutSpecific(int items, int nodes) {
        int[] none = new int[items];
        Arrays.fill(none, -1);
        return new NodeProduct(none, new double[0], nodes, 0);
    }

    /** @param weight of the nodes of the general factors */
    void begin(double[] weight) {
        System.arraycopy(weight, 0, general, 0, general.length);
        Arrays.fill(active, false);
    }

    /** @param values of a function at the nodes of the item */
    void multiply(int item, double[] values, double factor) {
        int specific = specificOf[item];
        if (specific < 0) {
            for (int q = 0; q < general.length; q++) {
                general[q] *= factor * values[q];
            }
            return;
        }
        double[] target = joint[specific];
        if (active[specific]) {
            for (int q = 0; q < target.length; q++) {
                target[q] *= factor * values[q];
            }
            return;
        }
        active[specific] = true;
        for (int q = 0; q < target.length; q++) {
            target[q] = factor * values[q] * specificWeight[q % specificWeight.length];
        }
    }

    double sum() {
        integrate();
        double sum = 0;
        for (double value : general) {
            sum += value;
        }
        return sum;
    }

    /** With a further function of the general factors. */
    double sum(double[] values) {
        integrate();
        double sum = 0;
        for (int q = 0; q < general.length; q++) {
            sum += general[q] * values[q];
        }
        return sum;
    }

    private void integrate() {
        int points = specificWeight.length;
        for (int s = 0; s < joint.length; s++) {
            for (int q = 0; q < general.length && active[s]; q++) {
                double sum = 0;
                for (int v = q * points; v < (q + 1) * points; v++) {
                    sum += joint[s][v];
                }
                general[q] *= sum;
            }
        }
    }
}
