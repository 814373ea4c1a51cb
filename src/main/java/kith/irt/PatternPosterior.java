package kith.irt;

/**
 * Posterior distribution of the factors given one response pattern, on memory that is taken once. Specific factors are
 * integrated out one at a time (dimension reduction: Gibbons and Hedeker 1992, Cai 2010), so that the work grows with
 * the number of points of the general factors times those of one specific factor.
 */
final class PatternPosterior {

    private static final double TINY = 1e-120;

    private final int generalNodes;
    private final int specificNodes;
    private final double[] specificWeight;
    private final int[] specificOf;
    private final int specific;
    /** Posterior at the nodes of the general factors. */
    final double[] general;
    /** Posterior at the nodes of the general factors and one specific factor, by specific factor. */
    final double[][] joint;

    private final double[][] integral;
    private final boolean[] active;
    private double logScale;

    PatternPosterior(NodeGrid grid, int[] specificOf) {
        generalNodes = grid.generalNodes();
        specificNodes = grid.specificNodes();
        specificWeight = grid.specificWeight();
        this.specificOf = specificOf;
        specific = grid.specific();
        general = new double[generalNodes];
        joint = new double[specific][generalNodes * specificNodes];
        integral = new double[specific][generalNodes];
        active = new boolean[specific];
    }

    /**
     * @param curves of the items
     * @param prior weights of the nodes of the general factors
     * @return log-likelihood of the pattern; −∞ or NaN where it has none
     */
    double compute(ItemCurve[] curves, double[] prior, byte[] codes) {
        System.arraycopy(prior, 0, general, 0, generalNodes);
        logScale = 0;
        int since = 0;
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] >= 0 && specificOf[i] < 0) {
                multiply(general, curves[i].p[codes[i]]);
                since = rescale(general, since + 1);
            }
        }
        for (int s = 0; s < specific; s++) {
            integrate(s, curves, codes);
        }
        double total = 0;
        for (double value : general) {
            total += value;
        }
        if (!(total > 0) || Double.isInfinite(total)) {
            return Double.NEGATIVE_INFINITY;
        }
        for (int q = 0; q < generalNodes; q++) {
            general[q] /= total;
        }
        for (int s = 0; s < specific; s++) {
            if (active[s]) {
                spread(s);
            }
        }
        return Math.log(total) + logScale;
    }

    private void integrate(int s, ItemCurve[] curves, byte[] codes) {
        double[] likelihood = joint[s];
        active[s] = false;
        for (int i = 0; i < codes.length; i++) {
            active[s] |= codes[i] >= 0 && specificOf[i] == s;
        }
        if (!active[s]) {
            return;
        }
        for (int q = 0; q < likelihood.length; q++) {
            likelihood[q] = specificWeight[q % specificNodes];
        }
        int since = 0;
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] >= 0 && specificOf[i] == s) {
                multiply(likelihood, curves[i].p[codes[i]]);
                since = rescale(likelihood, since + 1);
            }
        }
        for (int q = 0; q < generalNodes; q++) {
            double sum = 0;
            for (int v = 0; v < specificNodes; v++) {
                sum += likelihood[q * specificNodes + v];
            }
            integral[s][q] = sum;
            general[q] *= sum;
        }
        rescale(general, 16);
    }

    private void spread(int s) {
        for (int q = 0; q < generalNodes; q++) {
            double factor = integral[s][q] > 0 ? general[q] / integral[s][q] : 0;
            for (int v = 0; v < specificNodes; v++) {
                joint[s][q * specificNodes + v] *= factor;
            }
        }
    }

    private static void multiply(double[] target, double[] by) {
        for (int q = 0; q < target.length; q++) {
            target[q] *= by[q];
        }
    }

    /** Every sixteenth item, so that the likelihood of long questionnaires does not underflow. */
    private int rescale(double[] likelihood, int since) {
        if (since < 16) {
            return since;
        }
        double largest = 0;
        for (double value : likelihood) {
            largest = Math.max(largest, value);
        }
        if (largest > 0 && largest < TINY) {
            for (int q = 0; q < likelihood.length; q++) {
                likelihood[q] /= largest;
            }
            logScale += Math.log(largest);
        }
        return 0;
    }

    /** Posterior at the nodes of an item. */
    double[] at(int item) {
        return specificOf[item] < 0 ? general : joint[specificOf[item]];
    }
}
