package kith.efa.solution;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import kith.math.Matrix;

/**
 * The order and signs of factors that bring one solution as near as possible to another: the sum of the absolute
 * congruences of the factors put together is made as large as it can be (an assignment problem), then each is turned to
 * a positive congruence.
 *
 * @param order which factor of the solution stands for each factor of the target
 * @param signs 1 or −1, for each factor of the target
 */
public record FactorMatching(int[] order, int[] signs) {

    public FactorMatching {
        order = order.clone();
        signs = signs.clone();
    }

    @Override
    public int[] order() {
        return order.clone();
    }

    @Override
    public int[] signs() {
        return signs.clone();
    }

    /**
     * @param target p × m loadings to come near to
     * @param loadings p × m loadings of the same items, in the same order
     */
    public static FactorMatching of(Matrix target, Matrix loadings) {
        int m = target.cols().size();
        if (loadings.cols().size() != m
                || loadings.rows().size() != target.rows().size()) {
            throw new IllegalArgumentException("solutions of different shape: " + target + " and " + loadings);
        }
        double[][] congruence = new double[m][m];
        double[][] cost = new double[m][m];
        for (int a = 0; a < m; a++) {
            for (int b = 0; b < m; b++) {
                congruence[a][b] = Congruence.of(target.column(a), loadings.column(b));
                cost[a][b] = Double.isNaN(congruence[a][b]) ? 0 : -Math.abs(congruence[a][b]);
            }
        }
        int[] order = Assignment.cheapest(cost);
        int[] signs = IntStream.range(0, m)
                .map(a -> congruence[a][order[a]] < 0 ? -1 : 1)
                .toArray();
        return new FactorMatching(order, signs);
    }

    /** The loadings in the order and with the signs of the target, under the solution's own names. */
    public Matrix loadings(Matrix loadings) {
        Matrix selected = loadings.select(loadings.rows(), names(loadings));
        double[][] values = selected.toArray();
        for (double[] row : values) {
            for (int a = 0; a < row.length; a++) {
                row[a] *= signs[a];
            }
        }
        return Matrix.of(selected.rows(), selected.cols(), values);
    }

    /** The correlations of the factors in the order and with the signs of the target. */
    public Matrix phi(Matrix phi) {
        Matrix selected = phi.select(names(phi), names(phi));
        double[][] values = selected.toArray();
        for (int a = 0; a < values.length; a++) {
            for (int b = 0; b < values.length; b++) {
                values[a][b] *= signs[a] * signs[b];
            }
        }
        return Matrix.of(selected.rows(), selected.cols(), values);
    }

    private List<String> names(Matrix matrix) {
        return Arrays.stream(order).mapToObj(matrix.cols()::get).toList();
    }
}
