package kith.setup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.math.PearsonCorrelation;

/**
 * Which items of a block are worded against the others: those whose loading on the first principal component of the
 * correlations (of respondents who answered both items) has the sign of the minority.
 */
final class ReverseKeying {

    private static final int ITERATIONS = 200;
    private static final double CLEAR = 0.1;

    private ReverseKeying() {}

    /**
     * @param columns one an item; NaN where a response is missing
     * @return the reverse-keyed items, each with its correlation with the sum of the others, none of them recoded
     */
    static Map<String, Double> of(List<String> names, List<double[]> columns) {
        int p = names.size();
        double[][] r = new double[p][p];
        for (int i = 0; i < p; i++) {
            r[i][i] = 1;
            for (int j = 0; j < i; j++) {
                double value =
                        PearsonCorrelation.of(columns.get(i), columns.get(j)).r();
                r[i][j] = Double.isNaN(value) ? 0 : value;
                r[j][i] = r[i][j];
            }
        }
        double[] loadings = first(r);
        int negative = 0;
        for (double loading : loadings) {
            negative += loading < 0 ? 1 : 0;
        }
        double sign = 2 * negative > p ? -1 : 1;
        Map<String, Double> reversed = new LinkedHashMap<>();
        for (int i = 0; i < p; i++) {
            if (sign * loadings[i] < -CLEAR) {
                reversed.put(names.get(i), withOthers(i, r));
            }
        }
        return reversed;
    }

    /** Of standardised items. */
    private static double withOthers(int item, double[][] r) {
        double covariance = 0;
        double variance = 0;
        for (int i = 0; i < r.length; i++) {
            if (i == item) {
                continue;
            }
            covariance += r[item][i];
            for (int j = 0; j < r.length; j++) {
                variance += j == item ? 0 : r[i][j];
            }
        }
        return variance > 0 ? covariance / Math.sqrt(variance) : Double.NaN;
    }

    private static double[] first(double[][] r) {
        int p = r.length;
        double[] vector = new double[p];
        for (int i = 0; i < p; i++) {
            vector[i] = 1 + 0.01 * i;
        }
        for (int step = 0; step < ITERATIONS; step++) {
            double[] next = new double[p];
            double norm = 0;
            for (int i = 0; i < p; i++) {
                for (int j = 0; j < p; j++) {
                    next[i] += r[i][j] * vector[j];
                }
                // Shifted by the identity, so that the largest eigenvalue is the largest in size too.
                next[i] += vector[i];
                norm += next[i] * next[i];
            }
            norm = Math.sqrt(norm);
            for (int i = 0; i < p; i++) {
                vector[i] = next[i] / norm;
            }
        }
        return vector;
    }
}
