package kith.itempool;

import java.util.List;
import kith.math.PositiveDefinite;

/**
 * A network of items: partial correlations by the graphical lasso, with the penalty that has the lowest extended BIC
 * (Foygel and Drton 2010; Epskamp and Fried 2018, doi 10.1037/met0000167), as {@code EBICglasso} of qgraph: 100
 * penalties, evenly spaced in their logarithms, from the largest correlation down to a hundredth of it; EBIC = −2ℓ + E
 * log n + 4γE log p, E the number of edges, γ = .5. The path ends where 25 penalties in a row have not lowered EBIC.
 *
 * @param items names of the items
 * @param weights partial correlations; 0 where there is no edge
 * @param penalty that was chosen
 * @param ebic of it
 * @param smallest whether it is the smallest penalty that was tried
 */
public record ItemNetwork(List<String> items, double[][] weights, double penalty, double ebic, boolean smallest) {

    private static final int PENALTIES = 100;
    private static final double SMALLEST_SHARE = 0.01;
    private static final double GAMMA = 0.5;

    /** So many penalties without a lower EBIC end the path, whose dense end takes longest. */
    private static final int PATIENCE = 25;

    public ItemNetwork {
        items = List.copyOf(items);
    }

    /**
     * @param r correlations
     * @param n respondents
     * @param close change at which the lasso stops
     */
    static ItemNetwork of(List<String> items, double[][] r, int n, double close) {
        int k = r.length;
        double largest = 0;
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < i; j++) {
                largest = Math.max(largest, Math.abs(r[i][j]));
            }
        }
        if (largest == 0) {
            return new ItemNetwork(items, new double[k][k], 0, Double.NaN, false);
        }
        GraphicalLasso lasso = new GraphicalLasso(r, close);
        double best = Double.POSITIVE_INFINITY;
        double penalty = largest;
        int chosen = 0;
        double[][] weights = new double[k][k];
        for (int step = 0; step < PENALTIES && step - chosen <= PATIENCE; step++) {
            double lambda = largest * Math.pow(SMALLEST_SHARE, step / (PENALTIES - 1.0));
            double[][] inverse = lasso.inverse(lambda);
            double ebic = ebic(r, inverse, n);
            if (ebic < best) {
                best = ebic;
                penalty = lambda;
                chosen = step;
                weights = partial(inverse);
            }
        }
        return new ItemNetwork(items, weights, penalty, best, chosen == PENALTIES - 1);
    }

    private static double ebic(double[][] r, double[][] inverse, int n) {
        int k = r.length;
        double trace = 0;
        int edges = 0;
        double[] flat = new double[k * k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                trace += inverse[i][j] * r[i][j];
                flat[i * k + j] = inverse[i][j];
                edges += j < i && inverse[i][j] != 0 ? 1 : 0;
            }
        }
        double logDeterminant = PositiveDefinite.invert(flat, k);
        return -n * (logDeterminant - trace) + edges * Math.log(n) + 4 * edges * GAMMA * Math.log(k);
    }

    private static double[][] partial(double[][] inverse) {
        int k = inverse.length;
        double[][] partial = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                partial[i][j] =
                        i == j || inverse[i][j] == 0 ? 0 : -inverse[i][j] / Math.sqrt(inverse[i][i] * inverse[j][j]);
            }
        }
        return partial;
    }

    /** How many pairs of items have an edge. */
    public int edges() {
        int edges = 0;
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < i; j++) {
                edges += weights[i][j] == 0 ? 0 : 1;
            }
        }
        return edges;
    }

    /**
     * Weighted topological overlap of two items: how far they share their neighbours, (Σ a<sub>iu</sub>a<sub>uj</sub> +
     * a<sub>ij</sub>) / (min(k<sub>i</sub>, k<sub>j</sub>) + 1 − |a<sub>ij</sub>|), k the sum of the sizes of an item's
     * edges (Nowick et al. 2009; Christensen, Garrido and Golino 2023).
     */
    public double overlap(int i, int j) {
        double shared = weights[i][j];
        double strengthOfI = 0;
        double strengthOfJ = 0;
        for (int u = 0; u < weights.length; u++) {
            shared += weights[i][u] * weights[u][j];
            strengthOfI += Math.abs(weights[i][u]);
            strengthOfJ += Math.abs(weights[j][u]);
        }
        return shared / (Math.min(strengthOfI, strengthOfJ) + 1 - Math.abs(weights[i][j]));
    }
}
