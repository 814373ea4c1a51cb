package kith.math;

/**
 * Nodes and weights of Gauss–Legendre quadrature on [−1, 1]: exact for polynomials up to degree 2m − 1.
 *
 * <p>The nodes are the zeros of the Legendre polynomial P_m, found by Newton's method from the asymptotic start cos(π(i
 * − 1/4)/(m + 1/2)); the weights are 2/((1 − x²) P′_m(x)²) (Abramowitz and Stegun 1964, 25.4.29).
 */
public final class GaussLegendre {

    private final double[] nodes;
    private final double[] weights;

    private GaussLegendre(double[] nodes, double[] weights) {
        this.nodes = nodes;
        this.weights = weights;
    }

    /** @param points m, at least 1 */
    public static GaussLegendre of(int points) {
        double[] nodes = new double[points];
        double[] weights = new double[points];
        for (int i = 0; i < (points + 1) / 2; i++) {
            double x = points == 2 * i + 1 ? 0 : Math.cos(Math.PI * (i + 0.75) / (points + 0.5));
            double slope = 1;
            for (int step = 0; step < 100; step++) {
                double before = 1;
                double value = x;
                for (int k = 2; k <= points; k++) {
                    double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
                    before = value;
                    value = next;
                }
                slope = points * (x * value - before) / (x * x - 1);
                double change = value / slope;
                x -= change;
                if (Math.abs(change) < 1e-16) {
                    break;
                }
            }
            double weight = 2 / ((1 - x * x) * slope * slope);
            nodes[i] = -x;
            nodes[points - 1 - i] = x;
            weights[i] = weight;
            weights[points - 1 - i] = weight;
        }
        return new GaussLegendre(nodes, weights);
    }

    public int size() {
        return nodes.length;
    }

    /** Node {@code i}, in ascending order. */
    public double node(int i) {
        return nodes[i];
    }

    public double weight(int i) {
        return weights[i];
    }
}
